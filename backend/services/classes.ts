import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { furtherTexts } from "#contract/domain/text.schema.ts";
import type { LocalText } from "#contract/domain/text.ts";
import type { ClassPage, SubjectClass, Theme } from "#contract/domain/title.ts";
import type { Backend } from "../backend.ts";
import type { ReadableDb } from "../store/schema.ts";
import { namesOfClasses, termsBeginning, titlesInClasses } from "../store/search/classes.ts";
import { foldStrict } from "../text/fold.ts";

const ASSETS = join(import.meta.dirname, "../../assets/ndc");
const WORDS = z.string().min(1);
const LABELS = z.array(
  z.object({ ndc: z.string().regex(/^\d{1,2}$/u), ja: WORDS, en: WORDS, ...furtherTexts(WORDS) }),
);
/** Titles are counted for class numbers of up to this many digits. */
const COUNTED_DIGITS = 3;
/** Maximum number of themes for one word. */
const MOST_THEMES = 20;
const DIGITS = [..."0123456789"];

let kept: ReadonlyMap<string, LocalText> | undefined;

/** Names of the ten classes and the hundred divisions. Throws when the file is missing. */
function labels(): ReadonlyMap<string, LocalText> {
  kept ??= new Map(
    ["classes.json", "divisions.json"]
      .flatMap((name) => LABELS.parse(JSON.parse(readFileSync(join(ASSETS, name), "utf8"))))
      .map(({ ndc, ...label }) => [ndc, label] as const),
  );
  return kept;
}

const NO_NAME: LocalText = { ja: "", en: "" };

/** Names of these classes: built-in for one and two digits, imported for three, none for the rest. */
async function namesOf(db: ReadableDb, numbers: readonly string[]): Promise<ReadonlyMap<string, LocalText>> {
  const own = numbers.flatMap((ndc) => {
    const name = labels().get(ndc);
    return name === undefined ? [] : [[ndc, name] as const];
  });
  const finer = numbers.filter((ndc) => ndc.length === COUNTED_DIGITS);
  const imported = [...(await namesOfClasses(db, finer))].map(
    ([ndc, { ja, en }]) => [ndc, { ja, en }] as const,
  );
  return new Map([...own, ...imported]);
}

async function withCounts(db: ReadableDb, numbers: readonly string[]): Promise<readonly SubjectClass[]> {
  const counts = await titlesInClasses(db, numbers);
  const names = await namesOf(db, numbers);
  return numbers.map((ndc) => ({ ndc, label: names.get(ndc) ?? NO_NAME, titles: counts.get(ndc) ?? 0 }));
}

/** D81: the ten main classes with their numbers of titles. */
export function classes(backend: Backend): Promise<readonly SubjectClass[]> {
  return withCounts(backend.db, DIGITS);
}

/**
 * D81: a class of one to three digits with its subclasses: all ten divisions of a main class, and the sections of a division that
 * have titles.
 */
export async function classAt(backend: Backend, ndc: string): Promise<ClassPage> {
  const finer = ndc.length < COUNTED_DIGITS ? DIGITS.map((digit) => ndc + digit) : [];
  const [own, ...children] = await withCounts(backend.db, [ndc, ...finer]);
  return {
    ...(own ?? { ndc, label: NO_NAME, titles: 0 }),
    children: ndc.length === 1 ? children : children.filter(({ titles }) => titles > 0),
  };
}

/**
 * D81: everyday terms that begin with this text, in writing or reading, with their classes; none if the library has imported no
 * index of terms.
 */
export async function themes(backend: Backend, word: string): Promise<readonly Theme[]> {
  const { db } = backend;
  const key = foldStrict(word);
  if (key === "") return [];
  const terms = await termsBeginning(db, key, MOST_THEMES);
  const section = (ndc: string): string => ndc.replaceAll(".", "").slice(0, COUNTED_DIGITS);
  const sections = [...new Set(terms.map(({ ndc }) => section(ndc)))];
  const counts = await titlesInClasses(db, sections);
  const names = await namesOf(db, [...sections, ...sections.map((ndc) => ndc.slice(0, 2))]);
  return terms.map(({ term, reading, ndc }) => ({
    term,
    reading,
    ndc,
    label: names.get(section(ndc)) ?? names.get(ndc.slice(0, 2)) ?? NO_NAME,
    titles: counts.get(section(ndc)) ?? 0,
  }));
}
