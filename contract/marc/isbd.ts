import { tidy } from "../text/values.ts";

/** Text of a subfield without trailing ISBD punctuation: 「吾輩は猫である /」 -> 「吾輩は猫である」. */
export function plainText(text: string): string {
  return tidy(text)
    .replace(/(?:\s+[/:;=+]|[/,])\s*$/u, "")
    .trim();
}

/** A heading or title without its full stop; abbreviations (「Inc.」, 「v.」) and 「...」 keep theirs. */
export function withoutStop(text: string): string {
  if (!text.endsWith(".")) return text;
  return /(?<=[^\p{Script=Latin}.])\.$|(?<=\p{Script=Latin}{4,})\.$/u.test(text)
    ? text.slice(0, -1).trim()
    : text;
}
