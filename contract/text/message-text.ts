/** Longest text of a message, in characters (code points). */
export const MESSAGE_MAX = 500;
/** Longest text in lines. */
const LINES_MAX = 12;
/** Accents on one letter; real writing has no more. */
const MARKS_MAX = 3;

const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
/** Whatever has no shape of its own: control characters, directions, joiners, private use, halves of pairs. */
const SHAPELESS = /(?!\n)\p{C}/gu;
/** Coloured pictures, flags, skin colours, and what makes pictures of signs: no font here has them. */
const PICTURES =
  /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u{1f000}-\u{1faff}]|[\ufe00-\ufe0f\u20e3]/gu;
const PILED_MARKS = new RegExp(`(\\p{M}{${MARKS_MAX}})\\p{M}+`, "gu");
const HAS_WORDS = /[\p{L}\p{N}]/u;

/**
 * A text of the library's as a screen may show it, whoever wrote it and through whichever system it came: lines are kept,
 * everything else that is no writing is taken away, and what is longer than a message is cut with 「…」. It stays text: nothing
 * in it is ever markup. "" when no words are left.
 */
export function messageText(raw: string): string {
  const lines = raw
    .replace(BREAKS, "\n")
    .replace(/\t/gu, " ")
    .replace(SHAPELESS, "")
    .normalize("NFC")
    .replace(PICTURES, "")
    .replace(PILED_MARKS, "$1")
    .split("\n")
    .map((line) => line.replace(/\s+/gu, (blanks) => (blanks.includes("\u3000") ? "\u3000" : " ")).trim())
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
  return HAS_WORDS.test(lines) ? cut(lines) : "";
}

function cut(text: string): string {
  const lines = text.split("\n");
  const fewer = lines.length > LINES_MAX ? `${lines.slice(0, LINES_MAX).join("\n").trimEnd()}…` : text;
  const signs = [...fewer];
  return signs.length > MESSAGE_MAX
    ? `${signs
        .slice(0, MESSAGE_MAX - 1)
        .join("")
        .trimEnd()}…`
    : fewer;
}
