import { z } from "zod";
import type { CardRule } from "./card.ts";
import { CHECK_DIGITS } from "./check-digit.ts";

function isPattern(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

/** A regular expression, as text. */
export const pattern = z.string().max(200).refine(isPattern, { error: "not a regular expression" });

/** The card rule as a backend states it. A check digit of a newer backend that this version lacks is left to that backend. */
export const cardRule: z.ZodType<CardRule> = z.object({
  pattern,
  checkDigit: z.enum(CHECK_DIGITS).catch("none"),
  foreignPattern: pattern,
});

/** The same as settings of the backend, and of a terminal whose system states none: with their defaults. */
export const cardRuleParts = {
  pattern: pattern.default("^\\d{7}$"),
  checkDigit: z.enum(CHECK_DIGITS).default("none"),
  foreignPattern: pattern.default("^(\\d{8}|\\d{10})$"),
};
