import type { IsoDate } from "./domain/text.ts";

/**
 * Phases of a visit. `attract`: no visit · `browsing`: a visit without sign-in · `signed-in` · `warning`: about to end for
 * idleness, the cap or closing time · `ending`: the reset is running · `out-of-order`: no backend, no settings, or taken out of
 * service · `closed`: outside opening hours · `staff`: the staff area is open.
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
 * Reasons for the end of a visit (R66). `button`: the ribbon's button · `idle` · `cap` · `own-card`: the own card was scanned
 * again · `other-card`: another card was scanned, whose visit begins next · `backend-lost` · `crash`: a process of the view died,
 * it was unresponsive, its heartbeat stopped, or it showed another document · `closing`: the library closes · `staff`: the staff area was left · `settings`: they, the
 * library's information or the day have changed, or the terminal has started, and the idle page is replaced · `suspend` · `signal`: the kiosk is being stopped.
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

/** Closing time, shown in a visit shortly before and after it. */
export interface ClosingNews {
  /** Closing time, `h:mm`. */
  readonly at: string;
  /** Closing time is over, and the warning is about it. */
  readonly over: boolean;
  /** The button in the warning extends the visit. */
  readonly mayStay: boolean;
}

/** The next opening. */
export interface OpensNews {
  readonly date: IsoDate;
  /** `h:mm` */
  readonly time: string;
}

/** The visit's clock for the page. Sent at each change and every 5 s of a warning. */
export interface VisitNews {
  readonly phase: Phase;
  /** Remaining length of the ribbon in quarters, 0-4; 4 while the patron is active (V43). */
  readonly ribbon: number;
  /** Whole seconds until the end; only in a warning. */
  readonly secondsLeft: number | null;
  /** The warning is due to the cap: only its button extends the visit, other touches do not. */
  readonly cap: boolean;
  /** The patron asked for more time (all timeouts x4). */
  readonly slow: boolean;
  /** Set from some minutes before closing time. */
  readonly closing?: ClosingNews;
  /** Set while closed, if the next opening is known. */
  readonly opens?: OpensNews;
}

/** Factor of all times after 「ゆっくり使う」 (V30). */
export const SLOW_FACTOR = 4;

/** The clock outside a visit. */
export const IDLE_VISIT: VisitNews = {
  phase: "attract",
  ribbon: 4,
  secondsLeft: null,
  cap: false,
  slow: false,
};

/** Attribute of the document of a spare page, which prerenders its likely first screen. */
export const REHEARSING = "data-rehearsing";
/** Its value once the page has rendered all that it prerenders. */
export const REHEARSED = "done";
