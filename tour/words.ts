import { LANGUAGES } from "#contract/domain/text.ts";
import { SIZES } from "#test/gallery/looks.ts";
import { SCENES } from "./scenes.ts";

/** A pseudo language, 40 % longer than English. */
export const PSEUDO = "pseudo";
/** Every language. */
export const EVERY = "all";

/** Words of the tour that are no part of a scene's name. */
const KNOWN: readonly string[] = [...LANGUAGES, ...Object.keys(SIZES), PSEUDO, EVERY, "catalogue"];

/** Part of the name of the only scene that is wanted; undefined = all of them. */
export function sceneWanted(words: readonly string[]): string | undefined {
  return words.find((word) => !KNOWN.includes(word));
}

/** The first word that is neither known nor part of a scene's name; undefined = there is none. */
export function unknownTourWord(words: readonly string[]): string | undefined {
  return words.find((word) => !KNOWN.includes(word) && !SCENES.some(([name]) => name.includes(word)));
}
