import { createInstance, type TFunction } from "i18next";
import { useMemo } from "react";
import type { Language, LocalText } from "#contract/domain/text.ts";
import type { PasswordWord } from "#contract/settings/choices.ts";
import { useStore } from "../app/store.ts";
import { en } from "./en/all.ts";
import { ja, type Words } from "./ja/all.ts";
import { catalogueWithNoun } from "./pin.ts";
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

/** The same sentences with the noun for a PIN, in a name space of their own; made when the first screen asks. */
const PIN_WORDS = "pin" as "words";

/** The words of a language, outside React. */
export function speak(language: Language, word: PasswordWord = "password"): Speak {
  if (word === "password") return catalogue.getFixedT(language, "words");
  if (!catalogue.hasResourceBundle(language, PIN_WORDS)) {
    const words: unknown = catalogue.getResourceBundle(language, "words");
    catalogue.addResourceBundle(language, PIN_WORDS, catalogueWithNoun(words, language, word));
  }
  return catalogue.getFixedT(language, PIN_WORDS);
}

/** The patron's language. */
export function useLanguage(): Language {
  return useStore((state) => state.language);
}

/** What the library calls a card's password. */
export function usePasswordWord(): PasswordWord {
  return useStore((state) => state.hello?.settings.password.word ?? "password");
}

/** The words of the patron's language. */
export function useWords(): Speak {
  const language = useLanguage();
  const word = usePasswordWord();
  return useMemo(() => speak(language, word), [language, word]);
}

/** Picks the library's own words (names, floors, notices) in the patron's language. */
export function useLocal(): (text: LocalText) => string {
  const language = useLanguage();
  return (text) => text[language];
}
