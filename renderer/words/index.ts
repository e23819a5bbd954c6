import { createInstance, type TFunction } from "i18next";
import { useMemo } from "react";
import type { Language, LocalText } from "#contract/domain/text.ts";
import { useStore } from "../app/store.ts";
import { en } from "./en/all.ts";
import { ja, type Words } from "./ja/all.ts";
import type { Shape } from "./shape.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "words";
    resources: { words: Words };
  }
}

/** Speaks one language: `t("home.heading")`, `t("home.loans", { count })`. A key that does not exist is a type error. */
export type Speak = TFunction<"words">;

/** The words of the refusals, for who chooses a sentence by more than its key. */
export const REFUSAL_WORDS: Readonly<Record<Language, Shape<Words["refusal"]>>> = {
  ja: ja.refusal,
  en: en.refusal,
};

const catalogue = createInstance();
void catalogue.init({
  lng: "ja",
  // No language stands in for another: a missing key is a compile error and a red test instead.
  fallbackLng: false,
  defaultNS: "words",
  ns: ["words"],
  resources: { ja: { words: ja }, en: { words: en } },
  // React escapes what it shows; escaping twice would show entities.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The words of a language, outside React. */
export function speak(language: Language): Speak {
  return catalogue.getFixedT(language, "words");
}

/** The patron's language. */
export function useLanguage(): Language {
  return useStore((state) => state.language);
}

/** The words of the patron's language. */
export function useWords(): Speak {
  const language = useLanguage();
  return useMemo(() => speak(language), [language]);
}

/** Picks the library's own words (names, floors, notices) in the patron's language. */
export function useLocal(): (text: LocalText) => string {
  const language = useLanguage();
  return (text) => text[language];
}
