import { z } from "zod";
import { SWITCH_KEYS, type SwitchKey } from "./choices.ts";

/** How the terminal is used without touch. */
export interface KeySettings {
  /** A ten-key stands beside the screen: its keys move, press and type digits, and are never a scanner's. */
  readonly tenKey: boolean;
  /** Two switches: the key of the one that goes on. There are none while one of the two is `none`. */
  readonly switchNext: SwitchKey;
  /** The key of the one that presses. */
  readonly switchPress: SwitchKey;
}

/** The schema of it, with its defaults. */
export const keyParts = z.strictObject({
  tenKey: z.boolean().default(false),
  switchNext: z.enum(SWITCH_KEYS).default("none"),
  switchPress: z.enum(SWITCH_KEYS).default("none"),
});

/** Key of a keyboard that begins and ends reading aloud, where the terminal can. */
export const READING_KEY = "F1";

/** Keys of the ten-key beside digits and Enter. */
const TEN_KEY = ["Add", "Subtract", "Multiply", "Divide", "Decimal"] as const;
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

/**
 * Physical keys that are a hand's and no scanner's, whatever is being read. Enter, Tab and the space bar are not among
 * them, also as switches: a scanner may end or hold them, and alone they reach the page anyway.
 */
export function keypadKeys(
  { tenKey, switchNext, switchPress }: KeySettings,
  speech = false,
): ReadonlySet<string> {
  const switches = [switchNext, switchPress].filter((code) => /^F\d$/u.test(code));
  return new Set([
    ...(tenKey ? [...DIGITS, ...TEN_KEY].map((key) => `Numpad${key}`) : []),
    ...switches,
    ...(speech ? [READING_KEY] : []),
  ]);
}
