import { useSyncExternalStore } from "react";
import { type Language, type LocalText, localText } from "#contract/domain/text.ts";
import type { PasswordWord } from "#contract/settings/choices.ts";
import { useStore } from "../state/store.ts";
import { hasFuriganaUnasked, isRead, onRead, type Speak, speak } from "./catalogues.ts";

export { type Speak, speak };

/** The patron's language. */
export function useLanguage(): Language {
  return useStore((state) => state.language);
}

/** What the library calls a card's password. */
export function usePasswordWord(): PasswordWord {
  return useStore((state) => state.hello?.settings.password.word ?? "password");
}

/** Whether kanji show how they are read: as the patron wishes, else as the language usually has it. */
export function useFurigana(): boolean {
  const language = useLanguage();
  return useStore((state) => state.comfort.furigana) ?? hasFuriganaUnasked(language);
}

/** Whether titles of books show how they are read: with furigana, and always for children, whose own words have no kanji. */
export function useReadings(): boolean {
  const child = useLanguage() === "ja-x-child";
  return useFurigana() || child;
}

/** Who speaks now; the words change when they have been read, and when somebody chooses others. */
let speaker: Speak | null = null;
const listeners = new Set<() => void>();

function speakerNow(): Speak {
  const { language, hello, comfort } = useStore.getState();
  return speak(
    language,
    hello?.settings.password.word ?? "password",
    comfort.furigana ?? hasFuriganaUnasked(language),
  );
}

function lookAnew(): void {
  const now = speakerNow();
  if (now === speaker) return;
  speaker = now;
  for (const tell of listeners) tell();
}

// Once for all: a screen has a hundred components that speak.
useStore.subscribe(lookAnew);
onRead(lookAnew);

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function speakerKept(): Speak {
  speaker ??= speakerNow();
  return speaker;
}

/** The words of the patron's language, with furigana for who has them. */
export function useWords(): Speak {
  return useSyncExternalStore(listen, speakerKept);
}

/** Whether the words of a language are there; draws again when they are. */
export function useIsRead(language: Language): boolean {
  return useSyncExternalStore(onRead, () => isRead(language));
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
