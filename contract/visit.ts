/**
 * Phases of a visit. `attract`: nobody · `browsing`: someone, not signed in · `signed-in` ·
 * `warning`: about to end for idleness or the cap · `ending`: the reset runs · `out-of-order`: no backend
 * or no settings.
 */
export const PHASES = ["attract", "browsing", "signed-in", "warning", "ending", "out-of-order"] as const;
export type Phase = (typeof PHASES)[number];

/**
 * Every reason for the end of a visit (R66). `button`: the ribbon's tail · `idle` · `cap` ·
 * `own-card`: the own card scanned again · `other-card`: another card scanned; its visit begins next ·
 * `backend-lost` · `crash`: a process of the view died or stopped beating · `staff` · `suspend` ·
 * `signal`: the kiosk is being stopped.
 */
export const END_REASONS = [
  "button",
  "idle",
  "cap",
  "own-card",
  "other-card",
  "backend-lost",
  "crash",
  "staff",
  "suspend",
  "signal",
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** What the page knows of the visit's clock. Sent at each change and every 5 s of a warning. */
export interface VisitNews {
  readonly phase: Phase;
  /** Quarters of the ribbon still in the book, 0-4; 4 while the patron works (visual.md 3.0). */
  readonly ribbon: number;
  /** Whole seconds until the end, only in a warning. */
  readonly secondsLeft: number | null;
  /** The warning is the cap's: only the button continues, other touches do not. */
  readonly cap: boolean;
  /** The patron asked for more time (all times x4). */
  readonly slow: boolean;
}
