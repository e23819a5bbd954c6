import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES, type Language, STAFF_LANGUAGES } from "#contract/domain/text.ts";
import { TYPE_SIZES, type TypeSize } from "#renderer/state/display-preferences.ts";
import { type Look, SIZES, type Size, SMALLEST_PANELS } from "#test/gallery/looks.ts";
import { type OpenGallery, openForPictures } from "#test/gallery/open.ts";

/*
 * Photographs the gallery's scenes, every part of them, on every size of screen in every size of type:
 * npm run tour -- sizes [language|pseudo] [portrait|landscape|small|smallest] [normal|large|largest] [low] [furigana] [scene]
 * `pseudo`: a pseudo language, 40 % longer than English; what of it has no room is told.
 * Pictures: out/tour/sizes/<screen>-<type>[-low][-furigana]-<language>/<scene>.png, further parts -2.png and so on.
 */

const OUT = join(import.meta.dirname, "../out/tour/sizes");

const words = process.argv.slice(2);
const named = <T extends string>(known: readonly T[]): readonly T[] =>
  known.filter((one) => words.includes(one));
const some = <T extends string>(known: readonly T[]): readonly T[] => {
  const chosen = named(known);
  return chosen.length > 0 ? chosen : known;
};
const WAYS = ["low", "furigana"] as const;
const ways = named(WAYS);
const sizes = some(Object.keys(SIZES) as Size[]);
const types = some(TYPE_SIZES);
/** A pseudo language stands in the place of English. */
const PSEUDO = "pseudo";
const isPseudo = words.includes(PSEUDO);
const languages = isPseudo ? (["en"] as const) : named(LANGUAGES);
const known: readonly string[] = [
  "sizes",
  PSEUDO,
  ...LANGUAGES,
  ...Object.keys(SIZES),
  ...TYPE_SIZES,
  ...WAYS,
];
const only = words.find((word) => !known.includes(word)) ?? "";

async function photograph(gallery: OpenGallery, size: Size, type: TypeSize, language: Language) {
  const folder = join(OUT, [size, type, ...ways, isPseudo ? PSEUDO : language].join("-"));
  mkdirSync(folder, { recursive: true });
  const look: Look = {
    language,
    size: SIZES[size],
    settings: { panelDiagonalInches: SMALLEST_PANELS[size] },
    display: { type, low: ways.includes("low"), furigana: ways.includes("furigana") },
  };
  const staffReads = STAFF_LANGUAGES.some((one) => one === language);
  for (const name of [...gallery.names, ...gallery.hardNames, ...gallery.staffNames]) {
    if (!name.includes(only) || (!staffReads && /^(?:hard: )?staff/u.test(name))) continue;
    if (isPseudo)
      for (const { what, where } of await gallery.fits(name, look)) console.log(`${name}: ${where} ${what}`);
    await gallery.at(`gallery.show(${JSON.stringify(name)}, ${JSON.stringify(look)})`);
    const file = join(folder, name.replaceAll(/[^\w.-]+/gu, "-"));
    for (let part = 1; ; part += 1) {
      await gallery.screenshot(part === 1 ? `${file}.png` : `${file}-${part}.png`, SIZES[size]);
      if (!(await gallery.at<boolean>("gallery.turn()"))) break;
    }
  }
  console.log(folder);
}

async function photographAll(gallery: OpenGallery): Promise<void> {
  if (isPseudo) await gallery.at("gallery.speakPseudo()");
  for (const language of languages.length > 0 ? languages : (["ja"] as const))
    for (const size of sizes) for (const type of types) await photograph(gallery, size, type, language);
}

const gallery = await openForPictures();
try {
  const names = [...gallery.names, ...gallery.hardNames, ...gallery.staffNames];
  if (names.some((name) => name.includes(only))) await photographAll(gallery);
  else {
    console.error(`There is no scene called "${only}".`);
    process.exitCode = 2;
  }
} finally {
  await gallery.close();
}
