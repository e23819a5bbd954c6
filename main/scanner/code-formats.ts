import { digitsOf } from "#contract/card.ts";
import type { LibraryInfo } from "#contract/domain/library.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";

/** The format of a library's codes. */
export type CodeFormats = Pick<Settings, "card" | "scanner">;

/** The rules in force: of cards the library system's own where it states them, else those of the settings. */
export function codeFormatsOf({ card, scanner }: CodeFormats, info: LibraryInfo | null): CodeFormats {
  const stated = info?.rules.card;
  if (stated === undefined) return { card, scanner };
  return { card: { ...card, ...stated, digits: digitsOf(stated.pattern) ?? card.digits }, scanner };
}
