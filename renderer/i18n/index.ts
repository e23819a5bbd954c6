import { useSyncExternalStore } from "react";
import { type Language, type LocalText, localText } from "#contract/domain/text.ts";
import type { PasswordWord } from "#contract/settings/choices.ts";
import { useStore } from "../state/store.ts";
import { hasFuriganaUnasked, isLoaded, onLoaded, type Translate, translator } from "./catalogues.ts";

export { type Translate, translator };

/** The patron's language. */
export function useLanguage(): Language {
  return useStore((state) => state.language);
}

/** What the library calls a card's password. */
export function usePasswordWord(): PasswordWord {
  return useStore((state) => state.hello?.settings.password.word ?? "password");
}

/** Whether to show furigana: the patron's choice, else the default of the language. */
export function useFurigana(): boolean {
  const language = useLanguage();
  return useStore((state) => state.display.furigana) ?? hasFuriganaUnasked(language);
}

/** Whether titles show their readings: with furigana, and always for children. */
export function useReadings(): boolean {
  const child = useLanguage() === "ja-x-child";
  return useFurigana() || child;
}

/** The translator in use; changes with the language, and when a catalogue was loaded. */
let current: Translate | null = null;
const listeners = new Set<() => void>();

function translatorNow(): Translate {
  const { language, hello, display } = useStore.getState();
  return translator(
    language,
    hello?.settings.password.word ?? "password",
    display.furigana ?? hasFuriganaUnasked(language),
  );
}

function lookAnew(): void {
  const now = translatorNow();
  if (now === current) return;
  current = now;
  for (const tell of listeners) tell();
}

// One subscription for all: a screen has a hundred components with text.
useStore.subscribe(lookAnew);
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

const NO_NAMES: readonly LocalText[] = [];

/**
 * Picks the library's own words (names, floors, places, notices) in the patron's language, or the nearest there is. A
 * place that the catalogue tells in Japanese and English alone has its other names from the settings.
 */
export function useLocal(): (text: LocalText) => string {
  const language = useLanguage();
  const names = useStore((state) => state.hello?.settings.placeNames ?? NO_NAMES);
  return (text) => {
    const named = text[language] === undefined ? names.find(({ ja }) => ja === text.ja) : undefined;
    return localText({ ...named, ...text }, language);
  };
}
