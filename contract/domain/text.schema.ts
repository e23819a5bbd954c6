import { z } from "zod";
import type { Language, StaffLanguage } from "./text.ts";

type FurtherLanguage = Exclude<Language, StaffLanguage>;

/** A field for each language in which a library may write its own words beside Japanese and English. */
export function furtherTexts<T extends z.ZodType<string>>(
  words: T,
): Readonly<Record<FurtherLanguage, z.ZodExactOptional<T>>> {
  const wish = z.exactOptional(words);
  return { "ja-x-easy": wish, "zh-Hans": wish, ko: wish, "ja-x-child": wish };
}

/** Fields of a library's own words: Japanese and English always, the other languages as the library likes. */
export const LOCAL_TEXT = { ja: z.string(), en: z.string(), ...furtherTexts(z.string()) };
