import { toKatakana } from "../i18n/kana-scripts.ts";

/** Particles, which belong to the word before them. */
const PARTICLE = /\s+(?=[のわはがをおにえへともで](?:\s|$))/gu;

/**
 * A catalogue reading to be spoken instead of the text (`data-spoken`, read-aloud/text.ts). In katakana, which is unambiguous for
 * speech programs; empty stays empty.
 */
export function spokenReading(reading: string): string {
  return toKatakana(reading.replaceAll(PARTICLE, ""));
}
