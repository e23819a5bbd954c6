/** Maximum length of a text in characters; a screen has fewer. */
export const LONGEST_SPOKEN = 1500;

/** Masking characters: dots, stars. */
const MASKS = /[•●・*＊]{2,}\d*/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu;
/** espeak-ng interprets double brackets as phonemes. */
const PHONEMES = /\[\[|\]\]/gu;

/** Code point distance of full-width and half-width characters. */
const WIDE = 0xfee0;

/** A pattern for a card number, half or full width, with any separators. */
function spelt(number: string): RegExp {
  const signs = [...number].filter((sign) => /[0-9A-Za-z]/u.test(sign));
  const either = (sign: string): string => {
    const wide = String.fromCodePoint((sign.codePointAt(0) ?? 0) + WIDE);
    return `[${sign}${wide}]`;
  };
  return new RegExp(signs.map(either).join("[\\s\\p{P}]*"), "gu");
}

/**
 * The speakable text: one line, without masked numbers and without the card number in any form.
 * @param card number of the card of this visit; null = none.
 */
export function spokenText(text: string, card: string | null): string {
  const plain = text.replaceAll(CONTROLS, " ").replaceAll(MASKS, " ").replaceAll(PHONEMES, " ");
  const secret = card === null || card === "" ? plain : plain.replaceAll(spelt(card), " ");
  return secret.replaceAll(/\s+/gu, " ").trim().slice(0, LONGEST_SPOKEN);
}
