import { toKatakana } from "../i18n/kana-scripts.ts";

/** Particles, which belong to the word before them. */
const PARTICLE = /\s+(?=[のわはがをおにえへともで](?:\s|$))/gu;

/**
 * A reading of the catalogue as it is said in place of what is written (`data-spoken`, read-aloud/text.ts). In katakana,
 * which no program reads in another way; empty stays empty.
 */
export function spokenReading(reading: string): string {
  return toKatakana(reading.replaceAll(PARTICLE, ""));
}
