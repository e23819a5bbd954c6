/** Longest text that is read at once, in characters: a screen has fewer. */
export const LONGEST_SPOKEN = 1500;

/** Marks that stand for what must not be seen: dots, stars. */
const MASKS = /[•●・*＊]{2,}\d*/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu;
/** espeak-ng takes what stands in double brackets for sounds of its own. */
const PHONEMES = /\[\[|\]\]/gu;

/** Distance of a full-width sign from its half-width one. */
const WIDE = 0xfee0;

/** A pattern of a card's number, in half or full width, with whatever stands between its signs. */
function spelt(number: string): RegExp {
  const signs = [...number].filter((sign) => /[0-9A-Za-z]/u.test(sign));
  const either = (sign: string): string => {
    const wide = String.fromCodePoint((sign.codePointAt(0) ?? 0) + WIDE);
    return `[${sign}${wide}]`;
  };
  return new RegExp(signs.map(either).join("[\\s\\p{P}]*"), "gu");
}

/**
 * What may be spoken of a text: one line, without masked numbers and without the card's number, however it is written.
 * @param card number of the card of this visit; null = none.
 */
export function spokenText(text: string, card: string | null): string {
  const plain = text.replaceAll(CONTROLS, " ").replaceAll(MASKS, " ").replaceAll(PHONEMES, " ");
  const secret = card === null || card === "" ? plain : plain.replaceAll(spelt(card), " ");
  return secret.replaceAll(/\s+/gu, " ").trim().slice(0, LONGEST_SPOKEN);
}
