import type { EndReason, OpensNews, VisitNews } from "#contract/visit.ts";
import type { Milliseconds } from "../time/clock.ts";

/** What the opening hours say now. `closing`: within the notice before closing time · `shut`: closed. */
export type HoursNow =
  | { readonly now: "open" }
  /** `at`: closing time, `h:mm` */
  | { readonly now: "closing"; readonly at: string }
  /** `at`: the closing time that has just passed · `opens`: next opening; null = unknown */
  | { readonly now: "shut"; readonly at: string; readonly opens: OpensNews | null };

/** Known in every phase. */
interface Common {
  readonly visit: number;
  /** Start of the backend's outage; null = it is available. */
  readonly awaySince: Milliseconds | null;
  readonly hours: HoursNow;
}

/** No visit: waiting for a patron, out of order, outside opening hours, or in staff mode. */
export interface NoVisit extends Common {
  readonly phase: "attract" | "out-of-order" | "closed" | "staff";
  /** How the last visit ended, for the goodbye on this page; null = no visit before, or it was aborted. */
  readonly goodbye: EndReason | null;
}

/** What a patron may do: `guest` = not signed in; `card` = only borrow (D87); `temporary` = only change the password (D8). */
export type Access = "guest" | "card" | "temporary" | "real";

/** A warning before the end. */
export interface Warning {
  readonly since: Milliseconds;
  /** Due to the cap or closing time: only `stay` continues. */
  readonly cap: boolean;
  /** Due to closing time. */
  readonly closing?: true;
}

/** An open visit. */
export interface Open extends Common {
  readonly phase: "open";
  /** Full card number, scanned or entered; null = none. Never leaves main (D15). */
  readonly card: string | null;
  /** True: the card number was typed, not scanned, so it proves no card. */
  readonly typed: boolean;
  readonly access: Access;
  /** The screen that takes copies back is open. */
  readonly returning: boolean;
  readonly lastInput: Milliseconds;
  /** When the deadlines were last compared with the clock. */
  readonly checkedAt: Milliseconds;
  /** Start of the visit. */
  readonly since: Milliseconds;
  /** Extensions of the cap used so far. */
  readonly extensions: number;
  readonly slow: boolean;
  /** Until when the patron may stay after closing time; null = the library is open. */
  readonly shutAt: Milliseconds | null;
  /** The extra minutes after closing time were used. */
  readonly graced: boolean;
  readonly warning: Warning | null;
  /** What was last sent to the page, so that only changes are sent. */
  readonly told: VisitNews;
}

/** A reset is running. Contains only the next patron's card. */
export interface Ending extends Common {
  readonly phase: "ending";
  readonly reason: EndReason;
  readonly goodbye: EndReason | null;
  /** Card of the patron who comes next (end reason `other-card`). */
  readonly nextCard: string | null;
}

export type VisitState = NoVisit | Open | Ending;

/** Everything that can happen to a visit. `now` is the monotonic clock. */
export type VisitEvent =
  | { readonly type: "tick" }
  /** Trusted input: a touch, a key, a scan (R63). */
  | { readonly type: "activity" }
  | { readonly type: "begin" }
  /** A valid card was scanned. `takeBack`: number of its characters that already reached the page. */
  | { readonly type: "card-scanned"; readonly number: string; readonly takeBack: number }
  /** A valid card number was typed. */
  | { readonly type: "card-entered"; readonly number: string }
  /** The backend accepted the password, or confirmed its change; or it accepted the card alone. */
  | { readonly type: "signed-in"; readonly access: Exclude<Access, "guest"> }
  /** The backend does not know the session any more. */
  | { readonly type: "signed-out" }
  | { readonly type: "stay" }
  | { readonly type: "more-time" }
  /** The screen that takes copies back was opened or left. */
  | { readonly type: "returning"; readonly on: boolean }
  | { readonly type: "end"; readonly reason: EndReason }
  | { readonly type: "backend"; readonly away: boolean }
  /** The opening state has changed. */
  | { readonly type: "hours"; readonly hours: HoursNow }
  /** The staff area opens above the idle page. It is left by `end` with reason `staff`. */
  | { readonly type: "staff" }
  | { readonly type: "reset-done" };

/** What the caller must do. */
export type VisitEffect =
  | { readonly type: "tell"; readonly news: VisitNews }
  /** `news`: of the visit that the card has begun. */
  | {
      readonly type: "tell-card";
      readonly number: string;
      readonly takeBack: number;
      readonly news?: VisitNews;
    }
  | { readonly type: "tell-backend"; readonly away: boolean }
  /** Out of order outside a visit, or back again. */
  | { readonly type: "tell-out-of-order"; readonly out: boolean }
  | { readonly type: "visit-began"; readonly visit: number }
  | { readonly type: "reset"; readonly visit: number; readonly reason: EndReason };

export interface Step {
  readonly state: VisitState;
  readonly effects: readonly VisitEffect[];
}
