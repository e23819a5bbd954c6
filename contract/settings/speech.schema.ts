import { z } from "zod";
import { JAPANESE_VOICES, type JapaneseVoice } from "./choices.ts";

/** Reading aloud on request, with programs installed on the machine. */
export interface SpeechSettings {
  /** The terminal has headphones or a handset, and the programs are installed. */
  readonly on: boolean;
  /** Program for Japanese; other languages use espeak-ng. */
  readonly japanese: JapaneseVoice;
  /** Open JTalk's voice, a `.htsvoice` file; empty = espeak-ng is used. */
  readonly voice: string;
  /** Percent of the normal speed. */
  readonly rate: number;
  /** Percent of the maximum. */
  readonly volume: number;
}

/** The schema with defaults. */
export const speechParts = z.strictObject({
  on: z.boolean().default(false),
  japanese: z.enum(JAPANESE_VOICES).default("espeak-ng"),
  voice: z
    .string()
    .regex(/^$|^\/[\w./+-]{1,200}\.htsvoice$/u, { error: "a .htsvoice file, from the root" })
    .default(""),
  rate: z.int().min(50).max(200).default(100),
  volume: z.int().min(0).max(100).default(70),
});
