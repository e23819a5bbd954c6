import type { IsoDate } from "./domain/text.ts";

/**
 * Phases of a visit. `attract`: nobody · `browsing`: someone, not signed in · `signed-in` ·
 * `warning`: about to end for idleness, the cap or closing time · `ending`: the reset runs · `out-of-order`: no
 * backend, no settings, or taken out of service · `closed`: outside opening hours · `staff`: the staff area is open.
 */
export const PHASES = [
  "attract",
  "browsing",
  "signed-in",
  "warning",
  "ending",
  "out-of-order",
  "closed",
  "staff",
] as const;
export type Phase = (typeof PHASES)[number];

/**
 * Every reason for the end of a visit (R66). `button`: the ribbon's tail · `idle` · `cap` ·
 * `own-card`: the own card scanned again · `other-card`: another card scanned; its visit begins next ·
 * `backend-lost` · `crash`: a process of the view died or stopped beating · `closing`: the library closes · `staff`:
 * the staff area was left · `settings`: they have changed, and the idle page is replaced · `suspend` ·
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
  "closing",
  "staff",
  "settings",
  "suspend",
  "signal",
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** The library closes soon, or has closed: a visit is told. */
export interface ClosingNews {
  /** Closing time, `h:mm`. */
  readonly at: string;
  /** It is past: the warning is for that. */
  readonly over: boolean;
  /** The button in the warning gives some minutes more. */
  readonly mayStay: boolean;
}

/** When the library opens next. */
export interface OpensNews {
  readonly date: IsoDate;
  /** `h:mm` */
  readonly time: string;
}

/** What the page knows of the visit's clock. Sent at each change and every 5 s of a warning. */
export interface VisitNews {
  readonly phase: Phase;
  /** Quarters of the ribbon still in the book, 0-4; 4 while the patron works (V43). */
  readonly ribbon: number;
  /** Whole seconds until the end, only in a warning. */
  readonly secondsLeft: number | null;
  /** The warning is the cap's: only the button continues, other touches do not. */
  readonly cap: boolean;
  /** The patron asked for more time (all times x4). */
  readonly slow: boolean;
  /** Set from some minutes before closing time. */
  readonly closing?: ClosingNews;
  /** Set while closed, where the next opening is known. */
  readonly opens?: OpensNews;
}

/** The clock of a visit that has not begun. */
export const NOBODY_HERE: VisitNews = {
  phase: "attract",
  ribbon: 4,
  secondsLeft: null,
  cap: false,
  slow: false,
};

/** Attribute of the document of a page that waits for its visit and draws what it will most likely show first. */
export const REHEARSING = "data-rehearsing";
