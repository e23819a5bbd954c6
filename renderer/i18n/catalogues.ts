import { createInstance, type TFunction } from "i18next";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import type { PasswordWord } from "#contract/settings/choices.ts";
import { daysForChildren } from "../dates.ts";
import { ja, type Words } from "./ja/all.ts";
import { catalogueWithNoun } from "./pin.ts";
import type { OneForm } from "./shape.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "words";
    resources: { words: Words };
  }
}

/** Speaks one language: `t("home.heading")`, `t("home.loans", { count })`. A key that does not exist is a type error. */
export type Speak = TFunction<"words">;

/** Every word of a language. */
export type Catalogue = OneForm<Words>;

/** Japanese comes with the first screen; each other language is a script of its own, read when it is wanted. */
const READ: Readonly<Record<Exclude<Language, "ja">, () => Promise<Catalogue>>> = {
  // Its readers have furigana unless they say otherwise: both are there before the first screen shows them.
  "ja-x-easy": async () => (await Promise.all([import("./ja-x-easy/all.ts"), readFurigana()]))[0].jaEasy,
  en: async () => (await import("./en/all.ts")).en,
  "zh-Hans": async () => (await import("./zh-Hans/all.ts")).zhHans,
  ko: async () => (await import("./ko/all.ts")).ko,
  "ja-x-child": async () => (await import("./ja-x-child/all.ts")).jaChild,
};

const catalogues = new Map<Language, Catalogue>([["ja", ja]]);
const reading = new Map<Language, Promise<void>>();
const waiting = new Set<() => void>();
/** Who speaks a language from a name space: the screens say the same words over and over. */
const speakers = new Map<string, Speak>();

const words = createInstance();
void words.init({
  lng: "ja",
  // No language stands in for another, nor ja for its kinds: a missing key is a compile error and a red test instead.
  fallbackLng: false,
  load: "currentOnly",
  defaultNS: "words",
  ns: ["words"],
  resources: { ja: { words: ja } },
  // React escapes what it shows; escaping twice would show entities.
  interpolation: { escapeValue: false },
  initAsync: false,
});
// 「{{count, days}}」 in the words for children.
words.services.formatter?.add("days", (count) => daysForChildren(Number(count)));

/** Whether the words of a language are there. */
export function isRead(language: Language): boolean {
  return catalogues.has(language);
}

/**
 * Reads the words of a language; once is enough. A language whose script cannot be read (a broken disk) speaks Japanese:
 * the promise is kept in any case.
 */
export function readWords(language: Language): Promise<void> {
  if (language === "ja" || catalogues.has(language)) return Promise.resolve();
  const now =
    reading.get(language) ??
    READ[language]()
      .catch((): Catalogue => ja)
      .then((catalogue) => putWords(language, catalogue));
  reading.set(language, now);
  return now;
}

/** Gives a language its words. */
export function putWords(language: Language, catalogue: Catalogue): void {
  catalogues.set(language, catalogue);
  words.addResourceBundle(language, "words", catalogue, true, true);
  speakers.clear();
  for (const tell of waiting) tell();
}

/** Reads several languages, all of them when none is named. */
export async function readAllWords(languages: readonly Language[] = LANGUAGES): Promise<void> {
  await Promise.all(languages.map(readWords));
}

/** Tells whenever a language has been read. The answer stops telling. */
export function onRead(listener: () => void): () => void {
  waiting.add(listener);
  return () => waiting.delete(listener);
}

/** Languages whose kanji can show how they are read. */
const WITH_KANJI: ReadonlySet<Language> = new Set<Language>(["ja", "ja-x-easy"]);
/** A script of its own, read with plain Japanese or when the first patron wants furigana. */
let annotateAll: (<T extends object>(catalogue: T) => T) | null = null;

/** Whether furigana are of use to who reads this language. */
export function canHaveFurigana(language: Language): boolean {
  return WITH_KANJI.has(language);
}

/** Whether who reads this language has furigana without asking for them. */
export function hasFuriganaUnasked(language: Language): boolean {
  return language === "ja-x-easy";
}

/** Reads what furigana need; once is enough. Without it (a broken disk) the words are shown bare. */
export async function readFurigana(): Promise<void> {
  const furigana = await import("./furigana/annotate.ts").catch(() => null);
  if (furigana === null || annotateAll !== null) return;
  annotateAll = furigana.annotateAll;
  for (const tell of waiting) tell();
}

/** A language's sentences as they are to be said. */
function voiced(language: Language, word: PasswordWord, annotate: typeof annotateAll): object {
  const catalogue: object = catalogueOf(language);
  const named = word === "password" ? catalogue : catalogueWithNoun(catalogue, language, word);
  return annotate === null ? named : annotate(named);
}

/**
 * The words of a language, outside React; Japanese ones until they have been read. Sentences with the noun for a PIN,
 * with furigana, or with both have name spaces of their own, made when the first screen asks.
 * @param furigana the kanji carry their readings, for `ruby/` to show; bare ones until those have been read.
 */
export function speak(wanted: Language, word: PasswordWord = "password", furigana = false): Speak {
  const language = isRead(wanted) ? wanted : "ja";
  const annotate = furigana && canHaveFurigana(language) ? annotateAll : null;
  if (word === "password" && annotate === null) return speakerOf(language, "words");
  const space = `${word}${annotate === null ? "" : "+furigana"}` as "words";
  if (!words.hasResourceBundle(language, space))
    words.addResourceBundle(language, space, voiced(language, word, annotate));
  return speakerOf(language, space);
}

function speakerOf(language: Language, space: "words"): Speak {
  const key = `${language} ${space}`;
  const speaker = speakers.get(key) ?? remembering(words.getFixedT(language, space));
  speakers.set(key, speaker);
  return speaker;
}

/**
 * Remembers each sentence into which nothing is put but figures: to look one up takes a seventh of what a screen costs. Never one
 * with words in it, which may be a patron's. Words are put before they are shown: who speaks already keeps what was said.
 */
function remembering(say: Speak): Speak {
  const look = say as unknown as (...words: readonly unknown[]) => unknown;
  const said = new Map<unknown, unknown>();
  const remembered = (...words: readonly unknown[]): unknown => {
    const [key, filled] = words;
    if (words.length > 1 && !areFigures(filled)) return look(...words);
    const asked = words.length === 1 ? key : `${key} ${JSON.stringify(filled)}`;
    const known = said.get(asked) ?? look(...words);
    said.set(asked, known);
    return known;
  };
  return Object.assign(remembered, say) as Speak;
}

function areFigures(filled: unknown): boolean {
  if (typeof filled !== "object" || filled === null) return false;
  return Object.values(filled).every((value) => typeof value === "number");
}

/** The catalogue itself, for who chooses a sentence by more than its key. */
export function catalogueOf(language: Language): Catalogue {
  return catalogues.get(language) ?? ja;
}
