import { composed, shortened, withoutInvisible, withSingleBlanks } from "./clean.ts";

/** Longest text of a message, in characters (code points). */
export const MESSAGE_MAX = 500;
/** Longest text in lines. */
const LINES_MAX = 12;
/** Length of the examined input, in UTF-16 units. */
const LOOKED_AT = 20 * MESSAGE_MAX;

const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
/** Emoji, flags, skin tones and emoji modifiers: the fonts do not have them. */
const PICTURES =
  /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u{1f000}-\u{1faff}]|[\u200d\ufe00-\ufe0f\u20e3]/gu;
const HAS_WORDS = /[\p{L}\p{N}]/u;

/**
 * Cleans a message of the library for a screen. Lines are kept, everything that is not text is removed, and the rest is cut to
 * the maximum length with 「…」. The result is plain text, never markup. "" when nothing is left.
 */
export function messageText(raw: string): string {
  const lines = composed(withoutInvisible(raw.slice(0, LOOKED_AT).replace(BREAKS, "\n").replace(/\t/gu, " ")))
    .replace(PICTURES, "")
    .split("\n")
    .map((line) => withSingleBlanks(line).trim())
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
  return HAS_WORDS.test(lines) ? cut(lines) : "";
}

function cut(text: string): string {
  const lines = text.split("\n");
  const fewer = lines.length > LINES_MAX ? `${lines.slice(0, LINES_MAX).join("\n").trimEnd()}…` : text;
  return shortened(fewer, MESSAGE_MAX);
}
