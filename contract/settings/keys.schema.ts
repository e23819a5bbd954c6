import { z } from "zod";
import { SWITCH_KEYS, type SwitchKey } from "./choices.ts";

/** How the terminal is used without touch. */
export interface KeySettings {
  /** A numeric keypad is next to the screen: its keys move, press and type digits, and are never treated as a scan. */
  readonly tenKey: boolean;
  /** Two switches: the key that moves on. Both are disabled if either is `none`. */
  readonly switchNext: SwitchKey;
  /** The key of the one that presses. */
  readonly switchPress: SwitchKey;
}

/** The schema with defaults. */
export const keyParts = z.strictObject({
  tenKey: z.boolean().default(false),
  switchNext: z.enum(SWITCH_KEYS).default("none"),
  switchPress: z.enum(SWITCH_KEYS).default("none"),
});

/** Keyboard key that starts and stops reading aloud, if the terminal has speech. */
export const READING_KEY = "F1";

/** Keys of the numeric keypad besides digits and Enter. */
const TEN_KEY = ["Add", "Subtract", "Multiply", "Divide", "Decimal"] as const;
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

/**
 * Physical keys that a person presses and that are never part of a scan. Enter, Tab and the space bar are not among them, not
 * even as switches: a scan may end with or contain them, and alone they reach the page anyway.
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
