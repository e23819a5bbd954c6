import { useSyncExternalStore } from "react";
import { create } from "zustand";
import type { Language, LocalText } from "#contract/domain/text.ts";
import { hasFuriganaUnasked, isLoaded, onLoaded, type Translate, translator } from "./catalogues.ts";
import { localName, type PlaceNames } from "./place-names.ts";
import { type Terms, USUAL_TERMS } from "./terms.ts";

export { type Translate, translator };

/** What the text of a page depends on. */
export interface TextChoices {
  readonly language: Language;
  /** What the library calls its card and its password, and its own name. */
  readonly terms: Terms;
  /** Whether to show furigana; null = the default of the language. */
  readonly furigana: boolean | null;
  readonly placeNames: PlaceNames;
}

const useTextChoices = create<TextChoices>()(() => ({
  language: "ja",
  terms: USUAL_TERMS,
  furigana: null,
  placeNames: new Map(),
}));

/** Tells the text what to follow: the patrons' page keeps it in its store, the staff page has a language only. */
export function setTextChoices(choices: Partial<TextChoices>): void {
  useTextChoices.setState(choices);
}

/** The language of the page; a component uses `useLanguage`. */
export function languageNow(): Language {
  return useTextChoices.getState().language;
}

/** The language of the page. */
export function useLanguage(): Language {
  return useTextChoices((choices) => choices.language);
}

/** The library's terms, for a sentence in another language than the patron's. */
export function useTerms(): Terms {
  return useTextChoices((choices) => choices.terms);
}

/** Whether to show furigana: the patron's choice, else the default of the language. */
export function useFurigana(): boolean {
  const language = useLanguage();
  return useTextChoices((choices) => choices.furigana) ?? hasFuriganaUnasked(language);
}

function hasReadingsNow({ language, furigana }: TextChoices): boolean {
  return (furigana ?? hasFuriganaUnasked(language)) || language === "ja-x-child";
}

/** Whether titles show their readings: with furigana, and always for children. */
export function useReadings(): boolean {
  return useTextChoices(hasReadingsNow);
}

/** The same outside a component. */
export function readingsNow(): boolean {
  return hasReadingsNow(useTextChoices.getState());
}

/** The translator in use; changes with the language, and when a catalogue was loaded. */
let current: Translate | null = null;
const listeners = new Set<() => void>();

function translatorNow(): Translate {
  const { language, terms, furigana } = useTextChoices.getState();
  return translator(language, terms, furigana ?? hasFuriganaUnasked(language));
}

function lookAnew(): void {
  const now = translatorNow();
  if (now === current) return;
  current = now;
  for (const tell of listeners) tell();
}

// One subscription for all: a screen has a hundred components with text.
useTextChoices.subscribe(lookAnew);
onLoaded(lookAnew);

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function currentTranslator(): Translate {
  current ??= translatorNow();
  return current;
}

/** The translator of the patron's language, with furigana if shown. */
export function useTranslation(): Translate {
  return useSyncExternalStore(listen, currentTranslator);
}

/** Whether the catalogue of a language is loaded; re-renders when it is. */
export function useIsLoaded(language: Language): boolean {
  return useSyncExternalStore(onLoaded, () => isLoaded(language));
}

/** Picks the library's own words (names, floors, places) in the patron's language: `localName`. */
export function useLocal(): (text: LocalText) => string {
  const language = useLanguage();
  const furigana = useFurigana();
  const names = useTextChoices((choices) => choices.placeNames);
  return (text) => localName(text, language, names, furigana);
}
