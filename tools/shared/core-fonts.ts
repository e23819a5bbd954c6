import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Blob, Face as Font } from "harfbuzzjs";
import type { AtRule, Declaration, Plugin, Root } from "postcss";
import subsetFont from "subset-font";
import { charactersOf, rangeOf } from "#renderer/fonts/unicode-range.ts";
import { at, ROOT } from "./place.ts";

/*
 * The font packages have about 120 small files per face, made for the web. The screens use so many characters that a page loaded
 * 98 of them at each change of patrons. Frequent characters are therefore in one core file per face; the small files contain the
 * rest.
 */

/** The small files are numbered by frequency: from this number on their characters are common. */
const EVERYDAY_FROM = 60;
/** Kanji in common use and in names, and their older forms, for titles and authors. */
const NAMES = ["assets/kanji/readings.txt", "assets/kanji/variants.txt"];
/** Screen texts in these faces; Chinese and Korean have their own. */
const WORDS = ["renderer/i18n/{ja,ja-x-child,ja-x-easy,en}/**/*.ts", "renderer/i18n/*.ts"];
/** Output folder. */
const FOLDER = at("out", "fonts");

/** Whether a small file has common characters; unnumbered files are for other scripts. */
function isEveryday(src: string): boolean {
  const [, number] = /-(\d+)-\d+-normal\.woff2/u.exec(src) ?? [];
  return number === undefined ? /-latin-\d+-normal/u.test(src) : Number(number) >= EVERYDAY_FROM;
}

function charactersOfFiles(patterns: readonly string[]): readonly number[] {
  const files = patterns.flatMap((pattern) => {
    const there = globSync(pattern, { cwd: ROOT });
    if (there.length === 0) throw new Error(`No file matches ${pattern} any more.`);
    return there;
  });
  const text = files.map((file) => readFileSync(at(file), "utf8")).join("");
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** A rule of a small file with its characters. */
interface Face {
  readonly rule: AtRule;
  readonly src: string;
  readonly characters: readonly number[];
}

/** The rules of the packages' style sheets in a sheet, by the path of theirs. */
function facesOf(root: Root): ReadonlyMap<string, readonly Face[]> {
  const faces = new Map<string, Face[]>();
  root.walkAtRules("font-face", (rule) => {
    const sheet = rule.source?.input.file ?? "";
    // The Latin face has four files, which stay.
    if (!/@fontsource\/biz-[a-z]+\/\d+\.css$/u.test(sheet)) return;
    const said = new Map<string, Declaration>();
    rule.walkDecls((decl) => void said.set(decl.prop, decl));
    const [src, range] = [said.get("src"), said.get("unicode-range")];
    if (src === undefined || range === undefined)
      throw new Error("A font has no files by characters any more.");
    const face = { rule, src: src.value, characters: charactersOf(range.value) };
    faces.set(sheet, [...(faces.get(sheet) ?? []), face]);
  });
  return faces;
}

/** A core file with the characters that it draws. */
interface Core {
  readonly file: string;
  readonly characters: readonly number[];
}

/** The complete font of a style sheet. The one among its small files (`japanese`) lacks half of their characters, 髙 and ① too. */
function wholeFont(family: string, weight: string): Buffer {
  const pattern = `node_modules/@expo-google-fonts/${family}/${weight}*/*.ttf`;
  const [file] = globSync(pattern, { cwd: ROOT });
  if (file === undefined) throw new Error(`No file matches ${pattern} any more.`);
  return readFileSync(at(file));
}

/** Characters without a picture, which no font needs to have: breaks and joiners. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/**
 * The features that Chromium applies by itself, as in the small files: the others, such as old forms of kanji, would add a third of the
 * glyphs. (`@types/subset-font` does not know `keepFeatures` yet.)
 */
const CUT = { targetFormat: "truetype", keepFeatures: ["ccmp", "liga", "vert"] } as const;

/** Creates the core file with those of these characters that the font draws. Not compressed, because every page would decompress it. */
async function makeCore(sheet: string, wanted: readonly number[]): Promise<Core> {
  const [, family = "", weight = ""] = /([a-z-]+)\/(\d+)\.css$/u.exec(sheet) ?? [];
  const whole = wholeFont(family, weight);
  const drawn = new Set(new Font(new Blob(whole)).collectUnicodes());
  const characters = wanted
    .filter((one) => drawn.has(one) || INVISIBLE.test(String.fromCodePoint(one)))
    .sort((a, b) => a - b);
  const text = String.fromCodePoint(...characters);
  const made = await subsetFont(whole, text, CUT);
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${family}-core-${weight}.ttf`);
  // An existing file may be in use.
  if (!existsSync(file) || !readFileSync(file).equals(made)) writeFileSync(file, made);
  return { file, characters };
}

/** Cores being created; several pages use the same style sheet. */
const making = new Map<string, Promise<Core>>();

/**
 * Replaces the rules of each font's style sheet (`…/<family>/<weight>.css`) by one for a core file with the common
 * characters, those of the screen texts and the kanji of names. A page adds the small files with the rest when it needs
 * them (renderer/fonts/rare.ts).
 */
export async function takeCores(root: Root): Promise<void> {
  const sheets = facesOf(root);
  if (sheets.size === 0) return;
  const shown = new Set([...charactersOfFiles(WORDS), ...charactersOfFiles(NAMES)]);
  for (const [sheet, faces] of sheets) {
    const wanted = new Set(
      faces.flatMap(({ src, characters }) =>
        isEveryday(src) ? characters : characters.filter((one) => shown.has(one)),
      ),
    );
    const made = making.get(sheet) ?? makeCore(sheet, [...wanted]);
    making.set(sheet, made);
    const core = await made;
    const src = `url(${relative(dirname(sheet), core.file)}) format("truetype")`;
    for (const [index, { rule }] of faces.entries()) {
      if (index > 0) rule.remove();
      else
        rule.walkDecls((decl) => {
          if (decl.prop === "src") decl.value = src;
          if (decl.prop === "unicode-range") decl.value = rangeOf(core.characters);
        });
    }
  }
}

/**
 * The packages' fonts come as .woff2 and .woff; every Electron reads the first, so the second is only weight. They lie on
 * this machine and are there within a few frames: until then a character has its room and is not seen. Shown in another
 * face first it would change under the reader's eyes, and that face would have to be opened for it.
 */
export const localFonts: Plugin = {
  postcssPlugin: "local-fonts",
  async Once(root): Promise<void> {
    root.walkAtRules("font-face", (rule) => {
      rule.walkDecls("src", (decl) => {
        decl.value = decl.value.replace(/,\s*url\([^)]*\.woff\)\s*format\(["']woff["']\)/gu, "");
      });
      rule.walkDecls("font-display", (decl) => {
        decl.value = "block";
      });
    });
    await takeCores(root);
  },
};
