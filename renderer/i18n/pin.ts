import type { Language } from "#contract/domain/text.ts";
import type { PasswordWord } from "#contract/settings/choices.ts";

/** The nouns for password and PIN; the rest of a sentence is the same. Languages with one word for both are not here. */
const NOUNS: Partial<Readonly<Record<Language, readonly (readonly [password: RegExp, pin: string])[]>>> = {
  ja: [[/パスワード/gu, "暗証番号"]],
  "ja-x-easy": [[/パスワード/gu, "暗証番号"]],
  "ja-x-child": [[/パスワード/gu, "あんしょう ばんごう"]],
  en: [[/password/giu, "PIN"]],
};

/** A sentence with the library's noun. Must be applied before values or titles are inserted. */
export function withNoun(sentence: string, language: Language, word: PasswordWord): string {
  if (word === "password") return sentence;
  const nouns = NOUNS[language] ?? [];
  return nouns.reduce((text, [password, pin]) => text.replace(password, pin), sentence);
}

/** The same for a whole catalogue of sentences. */
export function catalogueWithNoun<T>(words: T, language: Language, word: PasswordWord): T {
  if (typeof words === "string") return withNoun(words, language, word) as T;
  const entries = Object.entries(words as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, catalogueWithNoun(value, language, word)]),
  ) as T;
}
