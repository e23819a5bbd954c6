import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { AtRule, Declaration, Root } from "postcss";
import subsetFont from "subset-font";
import { at, ROOT } from "./place.ts";

/*
 * The font packages have about 120 small files per face, made for the web. The screens use so many characters that a page loaded
 * 98 of them at each change of patrons. Frequent characters are therefore in one core file per face; the small files contain the
 * rest.
 */

/** The small files are numbered by frequency: from this number on their characters are common. */
const EVERYDAY_FROM = 80;
/** Kanji in common use and in names, and their older forms, for titles and authors. */
const NAMES = ["assets/kanji/readings.txt", "assets/kanji/variants.txt"];
/** Screen texts in these faces; Chinese and Korean have their own. */
const WORDS = ["renderer/i18n/{ja,ja-x-child,ja-x-easy,en}/**/*.ts", "renderer/i18n/*.ts"];
/** Output folder. */
const FOLDER = at("out", "fonts");

/** Characters of a `unicode-range`. */
export function charactersOf(range: string): readonly number[] {
  return range.split(",").flatMap((part) => {
    const [first = 0, last = first] = part
      .trim()
      .slice(2)
      .split("-")
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, more) => first + more);
  });
}

/** A `unicode-range` of characters in ascending order. */
export function rangeOf(characters: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const one of characters) {
    const last = spans.at(-1);
    if (last !== undefined && one === last[1] + 1) last[1] = one;
    else spans.push([one, one]);
  }
  const hex = (one: number): string => one.toString(16);
  return spans
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(",");
}

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
  readonly range: Declaration;
  readonly characters: readonly number[];
}

function facesOf(root: Root): readonly Face[] {
  const faces: Face[] = [];
  root.walkAtRules("font-face", (rule) => {
    const said = new Map<string, Declaration>();
    rule.walkDecls((decl) => void said.set(decl.prop, decl));
    const [src, range] = [said.get("src"), said.get("unicode-range")];
    if (src === undefined || range === undefined)
      throw new Error("A font has no files by characters any more.");
    faces.push({ rule, src: src.value, range, characters: charactersOf(range.value) });
  });
  return faces;
}

/** Creates the core file; returns its path. Not compressed, because every page would have to decompress it. */
async function makeCore(sheet: string, core: readonly number[]): Promise<string> {
  const [, family, weight] = /([a-z-]+)\/(\d+)\.css$/u.exec(sheet) ?? [];
  const whole = join(dirname(sheet), "files", `${family}-japanese-${weight}-normal.woff2`);
  const text = String.fromCodePoint(...core);
  const made = await subsetFont(readFileSync(whole), text, { targetFormat: "truetype" });
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${family}-core-${weight}.ttf`);
  // An existing file may be in use.
  if (!existsSync(file) || !readFileSync(file).equals(made)) writeFileSync(file, made);
  return file;
}

/** Files being created; several pages use the same style sheet. */
const making = new Map<string, Promise<string>>();

/**
 * Moves common characters, those of the screen texts and the kanji of names from the small files of a font's style sheet
 * (`…/<family>/<weight>.css`) into a core file. Each character is in one rule only; otherwise the page would load both files.
 */
export async function takeCore(root: Root, sheet: string): Promise<void> {
  const faces = facesOf(root);
  const shown = new Set([...charactersOfFiles(WORDS), ...charactersOfFiles(NAMES)]);
  const core = new Set(
    faces.flatMap(({ src, characters }) =>
      isEveryday(src) ? characters : characters.filter((one) => shown.has(one)),
    ),
  );
  const sorted = [...core].sort((a, b) => a - b);
  const file = making.get(sheet) ?? makeCore(sheet, sorted);
  making.set(sheet, file);
  const src = `url(${relative(dirname(sheet), await file)}) format("truetype")`;
  const [pattern] = faces;
  if (pattern === undefined) throw new Error(`${sheet} has no fonts.`);
  const rule = pattern.rule.clone();
  rule.walkDecls((decl) => {
    if (decl.prop === "src") decl.value = src;
    if (decl.prop === "unicode-range") decl.value = rangeOf(sorted);
  });
  for (const face of faces) {
    const rest = face.characters.filter((one) => !core.has(one));
    if (rest.length === 0) face.rule.remove();
    else face.range.value = rangeOf([...rest].sort((a, b) => a - b));
  }
  root.append(rule);
}
