/** How often a copy was scanned, something was done, and something refused: each has its sound. */
export type Heard = Readonly<Record<"seen" | "done" | "refusal", number>>;

export const NOTHING_HEARD: Heard = { seen: 0, done: 0, refusal: 0 };

/** One more of a kind. */
export function heardOnce(heard: Heard, sound: keyof Heard): Heard {
  return { ...heard, [sound]: heard[sound] + 1 };
}
