import { z } from "zod";
import { JAPANESE_VOICES, type JapaneseVoice } from "./choices.ts";

/** Reading aloud on request, through the programs of the machine. */
export interface SpeechSettings {
  /** Headphones or a handset are at the terminal, and the programs are installed. */
  readonly on: boolean;
  /** What speaks Japanese; every other language is espeak-ng's. */
  readonly japanese: JapaneseVoice;
  /** Open JTalk's voice, a `.htsvoice` file; empty = it has none, and espeak-ng speaks. */
  readonly voice: string;
  /** Percent of the usual speed. */
  readonly rate: number;
  /** Percent of the loudest. */
  readonly volume: number;
}

/** The schema of it, with its defaults. */
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
