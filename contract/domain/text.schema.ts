import { z } from "zod";
import type { Language, StaffLanguage } from "./text.ts";

type FurtherLanguage = Exclude<Language, StaffLanguage>;

/** Optional fields for the languages besides Japanese and English in which a library may write its texts. */
export function furtherTexts<T extends z.ZodType<string>>(
  words: T,
): Readonly<Record<FurtherLanguage, z.ZodExactOptional<T>>> {
  const wish = z.exactOptional(words);
  return { "ja-x-easy": wish, "zh-Hans": wish, ko: wish, "ja-x-child": wish };
}

/** Fields of a library's text: Japanese and English are required, other languages optional. */
export const LOCAL_TEXT = { ja: z.string(), en: z.string(), ...furtherTexts(z.string()) };
