import { z } from "zod";
import type { LANGUAGES, STAFF_LANGUAGES } from "./text.ts";

type FurtherLanguage = Exclude<(typeof LANGUAGES)[number], (typeof STAFF_LANGUAGES)[number]>;

const words = z.string();
const wish = words.exactOptional();
const further: Readonly<Record<FurtherLanguage, typeof wish>> = {
  "ja-x-easy": wish,
  "zh-Hans": wish,
  ko: wish,
  "ja-x-child": wish,
};

/** Fields of a library's own words: Japanese and English always, the other languages as the library likes. */
export const LOCAL_TEXT = { ja: words, en: words, ...further };
