import { createInstance, type TFunction } from "i18next";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { formatDate } from "../dates.ts";
import { COUNTERS } from "./counters.ts";
import { writtenReadings } from "./furigana/marks.ts";
import type { Words } from "./ja/all.ts";
import { firstJa } from "./ja/first.ts";
import type { OneForm } from "./shape.ts";
import { ownName, type Terms, USUAL_TERMS } from "./terms.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "words";
    resources: { words: Words };
  }
}

/**
 * Translates into one language: `t("home.heading")`, `t("home.loans", { count })`. A key that does not exist is a type
 * error. The values `date` and `until` are ISO dates, and are written as the language writes them.
 */
export type Translate = TFunction<"words">;

/** Every word of a language. */
export type Catalogue = OneForm<Words>;

/**
 * Most of the Japanese words are in the first script, and the rest comes before a visit is open; each other language is a script of
 * its own, loaded on demand.
 */
const LOADERS: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  ja: async () => (await import("./ja/all.ts")).ja,
  // It shows furigana by default, so both are loaded before its first screen.
  "ja-x-easy": async () => (await Promise.all([import("./ja-x-easy/all.ts"), loadFurigana()]))[0].jaEasy,
  en: async () => (await import("./en/all.ts")).en,
  "zh-Hans": async () => (await import("./zh-Hans/all.ts")).zhHans,
  ko: async () => (await import("./ko/all.ts")).ko,
  "ja-x-child": async () => (await import("./ja-x-child/all.ts")).jaChild,
};

const catalogues = new Map<Language, Catalogue>([["ja", firstJa as unknown as Catalogue]]);
/** Languages with all their words. */
const whole = new Set<Language>();
const loading = new Map<Language, Promise<void>>();
const listeners = new Set<() => void>();
/** Translators by language, terms and furigana. */
const translators = new Map<string, Translate>();

const i18n = createInstance();
void i18n.init({
  lng: "ja",
  // No fallback between languages: a missing key is a compile error and a failing test.
  fallbackLng: false,
  load: "currentOnly",
  // An empty sentence says nothing; otherwise its key would be said.
  returnEmptyString: true,
  defaultNS: "words",
  ns: ["words"],
  resources: { ja: { words: firstJa } },
  // React escapes output already.
  interpolation: { escapeValue: false },
  initAsync: false,
});
for (const [name, write] of Object.entries(COUNTERS))
  i18n.services.formatter?.add(name, (count) => write(Number(count)));

/** Whether the catalogue of a language is loaded. */
export function isLoaded(language: Language): boolean {
  return catalogues.has(language);
}

/**
 * Loads the catalogue of a language, once. If its script cannot be loaded (a broken disk), Japanese is used; rejects for Japanese
 * only, since nothing can stand in for it.
 */
export function loadCatalogue(language: Language): Promise<void> {
  if (whole.has(language)) return Promise.resolve();
  const asked = loading.get(language);
  if (asked !== undefined) return asked;
  const words = LOADERS[language]();
  const now = (language === "ja" ? words : words.catch(() => catalogueOf("ja"))).then((catalogue) =>
    setCatalogue(language, catalogue),
  );
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
  whole.add(language);
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
let annotate: ((text: string) => string) | null = null;

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
  if (furigana === null || annotate !== null) return;
  annotate = furigana.annotate;
  for (const tell of listeners) tell();
}

/**
 * The translator of a language, outside React; Japanese until the catalogue is loaded. The library's terms and the
 * readings are put into what is said, after its figures: 「1人」 is read otherwise than 「3人」.
 * @param furigana the kanji carry their readings, for `ruby/` to show, once those are loaded.
 */
export function translator(wanted: Language, terms: Terms = USUAL_TERMS, furigana = false): Translate {
  const language = isLoaded(wanted) ? wanted : "ja";
  const read = furigana && canHaveFurigana(language) ? annotate : null;
  const library = writtenReadings(ownName(terms, language), furigana);
  const key = [language, terms.password, terms.card, read !== null, library].join("\n");
  const known = translators.get(key);
  if (known !== undefined) return known;
  const made = speaker(language, terms, library, read ?? ((text) => text));
  translators.set(key, made);
  return made;
}

/** Values that still need terms and readings. Others are a library's or patron's text, or are translated already. */
const OUR_VALUES: ReadonlySet<string> = new Set(["amount", "date", "days", "division", "until"]);
const FIGURES = /^[\d\s.,:-]*$/u;
const ISO_DATE = /^\d{4}-\d\d-\d\d$/u;
/** Unicode's noncharacters, which no text has: they keep the place of a text that is not ours. */
const FIRST_PLACE = 0xfdd0;
const PLACES = /[\uFDD0-\uFDEF]/gu;

/**
 * Says sentences with what is put into them. Text from libraries and patrons goes in last, after the terms and the
 * readings. Sentences without variables or with numbers only are remembered: lookups cost a seventh of a screen. One with
 * text put in never is, for that may be a patron's.
 */
function speaker(
  language: Language,
  terms: Terms,
  library: string,
  read: (text: string) => string,
): Translate {
  const lookUp = i18n.getFixedT(language, "words") as unknown as (
    key: string,
    values: Readonly<Record<string, unknown>>,
  ) => string;
  // Only nouns that differ: replaced by themselves, they would lose the capital of a heading.
  const nouns = (["card", "password"] as const)
    .map((term) => [
      lookUp(`common.terms.${term}.${USUAL_TERMS[term]}`, {}),
      lookUp(`common.terms.${term}.${terms[term]}`, {}),
    ])
    .filter(([usual, own]) => usual !== own)
    .map(([usual = "", own = ""]) => [new RegExp(usual, "giu"), own] as const);
  const said = new Map<string, string>();
  const fill = (key: string, values: Readonly<Record<string, unknown>>): string => {
    const data = [library];
    const shown: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(values)) {
      if (typeof value !== "string") shown[name] = value;
      else if (OUR_VALUES.has(name)) shown[name] = ISO_DATE.test(value) ? formatDate(value, language) : value;
      else if (FIGURES.test(value)) shown[name] = value;
      else shown[name] = String.fromCharCode(FIRST_PLACE + data.push(value) - 1);
    }
    let sentence = lookUp(key, shown).replaceAll("{thisLibrary}", () =>
      library === "" ? lookUp("common.thisLibrary", {}) : String.fromCharCode(FIRST_PLACE),
    );
    for (const [usual, own] of nouns) sentence = sentence.replaceAll(usual, own);
    return read(sentence).replaceAll(PLACES, (place) => data[place.charCodeAt(0) - FIRST_PLACE] ?? "");
  };
  const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string => {
    const isRemembered = Object.values(values).every((value) => typeof value === "number");
    if (!isRemembered) return fill(key, values);
    const asked = `${key} ${JSON.stringify(values)}`;
    const known = said.get(asked) ?? fill(key, values);
    said.set(asked, known);
    return known;
  };
  return say as unknown as Translate;
}

/** The catalogue itself, for choosing a sentence by more than its key. */
export function catalogueOf(language: Language): Catalogue {
  return catalogues.get(language) ?? catalogueOf("ja");
}
