import type { ReturnedCopy } from "#contract/domain/lending.ts";
import { LOANS } from "./sample-records.ts";

/** Copies that were returned at this terminal. */
export const RETURNED: readonly ReturnedCopy[] = LOANS.slice(0, 2).map(({ title, barcode }, at) => ({
  title,
  barcode,
  place: { kind: "hold-box" },
  tag: "unsaid",
  at: `2026-11-28T0${at}:05:00Z`,
}));
