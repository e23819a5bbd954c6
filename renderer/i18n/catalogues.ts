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

/** Translates into one language: `t("home.heading")`, `t("home.loans", { count })`. A key that does not exist is a type error. */
export type Translate = TFunction<"words">;

/** Every word of a language. */
export type Catalogue = OneForm<Words>;

/** Japanese is in the first script; each other language is a script of its own, loaded on demand. */
const LOADERS: Readonly<Record<Exclude<Language, "ja">, () => Promise<Catalogue>>> = {
  // It shows furigana by default, so both are loaded before its first screen.
  "ja-x-easy": async () => (await Promise.all([import("./ja-x-easy/all.ts"), loadFurigana()]))[0].jaEasy,
  en: async () => (await import("./en/all.ts")).en,
  "zh-Hans": async () => (await import("./zh-Hans/all.ts")).zhHans,
  ko: async () => (await import("./ko/all.ts")).ko,
  "ja-x-child": async () => (await import("./ja-x-child/all.ts")).jaChild,
};

const catalogues = new Map<Language, Catalogue>([["ja", ja]]);
const loading = new Map<Language, Promise<void>>();
const listeners = new Set<() => void>();
/** Translators by language and name space. */
const translators = new Map<string, Translate>();

const i18n = createInstance();
void i18n.init({
  lng: "ja",
  // No fallback between languages: a missing key is a compile error and a failing test.
  fallbackLng: false,
  load: "currentOnly",
  defaultNS: "words",
  ns: ["words"],
  resources: { ja: { words: ja } },
  // React escapes output already.
  interpolation: { escapeValue: false },
  initAsync: false,
});
// 「{{count, days}}」 in the words for children.
i18n.services.formatter?.add("days", (count) => daysForChildren(Number(count)));

/** Whether the catalogue of a language is loaded. */
export function isLoaded(language: Language): boolean {
  return catalogues.has(language);
}

/**
 * Loads the catalogue of a language, once. If its script cannot be loaded (a broken disk), Japanese is used; never
 * rejects.
 */
export function loadCatalogue(language: Language): Promise<void> {
  if (language === "ja" || catalogues.has(language)) return Promise.resolve();
  const now =
    loading.get(language) ??
    LOADERS[language]()
      .catch((): Catalogue => ja)
      .then((catalogue) => setCatalogue(language, catalogue));
  loading.set(language, now);
  return now;
}

/** The language asked for last, whose catalogue may still be loading. */
let wished: Language | null = null;

/** Calls back once the catalogue of a language is loaded, at once when it is; only the last call counts. */
export function whenLoaded(language: Language, then: () => void): void {
  wished = language;
  if (isLoaded(language)) then();
  else
    void loadCatalogue(language).then(() => {
      if (wished === language) then();
    });
}

/** Sets the catalogue of a language. */
export function setCatalogue(language: Language, catalogue: Catalogue): void {
  catalogues.set(language, catalogue);
  i18n.addResourceBundle(language, "words", catalogue, true, true);
  translators.clear();
  for (const tell of listeners) tell();
}

/** Loads the catalogues of several languages, by default of all. */
export async function loadCatalogues(languages: readonly Language[] = LANGUAGES): Promise<void> {
  await Promise.all(languages.map(loadCatalogue));
}

/** Calls the listener when a catalogue or the furigana were loaded. Returns an unsubscribe. */
export function onLoaded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Languages that can show furigana. */
const WITH_KANJI: ReadonlySet<Language> = new Set<Language>(["ja", "ja-x-easy"]);
/** A script of its own, loaded with plain Japanese or when a patron wants furigana. */
let annotateAll: (<T extends object>(catalogue: T) => T) | null = null;

/** Whether a language can show furigana. */
export function canHaveFurigana(language: Language): boolean {
  return WITH_KANJI.has(language);
}

/** Whether a language shows furigana by default. */
export function hasFuriganaUnasked(language: Language): boolean {
  return language === "ja-x-easy";
}

/** Loads what furigana need, once. If it cannot be loaded (a broken disk), there are none. */
export async function loadFurigana(): Promise<void> {
  const furigana = await import("./furigana/annotate.ts").catch(() => null);
  if (furigana === null || annotateAll !== null) return;
  annotateAll = furigana.annotateAll;
  for (const tell of listeners) tell();
}

/** A catalogue with the noun for a PIN, with furigana, or both. */
function catalogueWith(language: Language, word: PasswordWord, annotate: typeof annotateAll): object {
  const catalogue: object = catalogueOf(language);
  const named = word === "password" ? catalogue : catalogueWithNoun(catalogue, language, word);
  return annotate === null ? named : annotate(named);
}

/**
 * The translator of a language, outside React; Japanese until the catalogue is loaded. Sentences with the noun for a PIN,
 * with furigana, or both have name spaces of their own, made on first use.
 * @param furigana the kanji carry their readings, for `ruby/` to show, once those are loaded.
 */
export function translator(wanted: Language, word: PasswordWord = "password", furigana = false): Translate {
  const language = isLoaded(wanted) ? wanted : "ja";
  const annotate = furigana && canHaveFurigana(language) ? annotateAll : null;
  if (word === "password" && annotate === null) return translatorOf(language, "words");
  const space = `${word}${annotate === null ? "" : "+furigana"}` as "words";
  if (!i18n.hasResourceBundle(language, space))
    i18n.addResourceBundle(language, space, catalogueWith(language, word, annotate));
  return translatorOf(language, space);
}

function translatorOf(language: Language, space: "words"): Translate {
  const key = `${language} ${space}`;
  const translator = translators.get(key) ?? memoized(i18n.getFixedT(language, space));
  translators.set(key, translator);
  return translator;
}

/**
 * Caches sentences without variables or with numbers only: lookups cost a seventh of a screen. Never one with text put in,
 * which may be a patron's.
 */
function memoized(say: Translate): Translate {
  const lookUp = say as unknown as (...args: readonly unknown[]) => unknown;
  const said = new Map<unknown, unknown>();
  const remembered = (...args: readonly unknown[]): unknown => {
    const [key, filled] = args;
    if (args.length > 1 && !areFigures(filled)) return lookUp(...args);
    const asked = args.length === 1 ? key : `${key} ${JSON.stringify(filled)}`;
    const known = said.get(asked) ?? lookUp(...args);
    said.set(asked, known);
    return known;
  };
  return Object.assign(remembered, say) as Translate;
}

function areFigures(filled: unknown): boolean {
  if (typeof filled !== "object" || filled === null) return false;
  return Object.values(filled).every((value) => typeof value === "number");
}

/** The catalogue itself, for choosing a sentence by more than its key. */
export function catalogueOf(language: Language): Catalogue {
  return catalogues.get(language) ?? ja;
}
