import type { Capabilities } from "../library/port.ts";
import type { Refused } from "../result.ts";
import type { CallAnswer, Verb } from "./calls.ts";

/**
 * When a call is allowed: `page` = from any live page at any time · `visit` = a visit is open · `patron` = signed in · `any-patron`
 * = signed in, also with a temporary password (D8) · `borrower` = signed in, also with the card alone (D87).
 */
export type Access = "page" | "visit" | "patron" | "any-patron" | "borrower";

/** A token bucket: `burst` calls at once, refilled at `perSecond`. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Properties of a call besides its shape (calls.ts, calls.schema.ts). */
interface Row {
  readonly access: Access;
  /** Needs one of these capabilities of the backend; absent = none. */
  readonly needs?: readonly (keyof Capabilities)[];
  /** Rate limit per page; absent = `DEFAULT_RATE`. */
  readonly rate?: Rate;
  /** Its answer is not a `Result`: a refused call gets no answer. */
  readonly silent?: boolean;
}

/** Calls whose answer cannot be a refusal are silent, all others are not. */
type RowOf<V extends Verb> = Row &
  (Refused extends CallAnswer<V> ? { readonly silent?: never } : { readonly silent: true });

export const DEFAULT_RATE: Rate = { burst: 10, perSecond: 5 };

/** All calls of the page; gate, rate limits and preload derive from this table. A missing row does not compile. */
export const CALLS: { readonly [V in Verb]: RowOf<V> } = {
  hello: { access: "page", silent: true },
  beat: { access: "page", silent: true },
  staffDoor: { access: "page", silent: true, rate: { burst: 2, perSecond: 0.2 } },
  begin: { access: "page", silent: true },
  finish: { access: "visit", silent: true },
  stay: { access: "visit", silent: true },
  moreTime: { access: "visit", silent: true },
  returning: { access: "visit", silent: true },
  // Also used before a visit; each call interrupts the one before.
  speak: { access: "page", silent: true, rate: { burst: 30, perSecond: 12 } },
  hush: { access: "page", silent: true, rate: { burst: 30, perSecond: 12 } },
  enterCard: { access: "visit" },
  // Guessing passwords is also limited by the backend (card lock-out).
  signIn: { access: "visit", rate: { burst: 4, perSecond: 0.5 } },
  // Each answer shows whether a card may borrow.
  signInByCard: { access: "visit", needs: ["checkOutByCard"], rate: { burst: 4, perSecond: 0.5 } },
  overview: { access: "any-patron" },
  changePassword: { access: "any-patron", needs: ["changePassword"], rate: { burst: 4, perSecond: 0.5 } },
  // D20: searching needs no card.
  search: { access: "visit", needs: ["search"] },
  // One per keystroke.
  suggest: { access: "visit", needs: ["suggest"], rate: { burst: 20, perSecond: 15 } },
  title: { access: "visit" },
  find: { access: "visit", needs: ["search"] },
  classAt: { access: "visit", needs: ["browseClasses"] },
  picks: { access: "visit", needs: ["newTitles", "popularTitles"] },
  related: { access: "visit", needs: ["related"] },
  // One for each row of a list.
  cover: { access: "visit", rate: { burst: 60, perSecond: 20 } },
  loans: { access: "patron" },
  // One press can renew all loans.
  renew: { access: "patron", needs: ["renew"], rate: { burst: 100, perSecond: 5 } },
  // A pile of books, one after the other.
  checkOut: { access: "borrower", needs: ["checkOut"], rate: { burst: 30, perSecond: 2 } },
  undoLoan: { access: "borrower", needs: ["checkOut"] },
  // D86: needs no patron. Every scan of a pile is sent at once.
  checkIn: { access: "visit", needs: ["checkIn"], rate: { burst: 60, perSecond: 2 } },
  holds: { access: "patron" },
  pickupPlaces: { access: "patron" },
  placeHold: { access: "patron", needs: ["placeHold"] },
  changeHold: { access: "patron", needs: ["changeHold"] },
  cancelHold: { access: "patron", needs: ["cancelHold"] },
  suspendHold: { access: "patron", needs: ["suspendHold"] },
  resumeHold: { access: "patron", needs: ["suspendHold"] },
  // Also for a patron whom the backend has signed out: the pending cancellation is still theirs.
  keepHold: { access: "visit", needs: ["cancelHold"] },
  messages: { access: "patron", needs: ["messages"] },
  readMessage: { access: "patron", needs: ["readMessage"] },
  setEmail: { access: "patron", needs: ["email"] },
  deleteEmail: { access: "patron", needs: ["email"] },
  // The backend allows five attempts.
  confirmEmail: { access: "patron", needs: ["proveEmail"], rate: { burst: 4, perSecond: 0.5 } },
  // Each sends a mail.
  resendEmailCode: { access: "patron", needs: ["proveEmail"], rate: { burst: 3, perSecond: 0.05 } },
  // Each call prints a sheet.
  printTitle: { access: "visit", rate: { burst: 5, perSecond: 0.1 } },
  printMemo: { access: "visit", rate: { burst: 5, perSecond: 0.1 } },
  printReturns: { access: "visit", needs: ["checkIn"], rate: { burst: 5, perSecond: 0.1 } },
  printHold: { access: "patron", rate: { burst: 5, perSecond: 0.1 } },
  printLent: { access: "borrower", needs: ["checkOut"], rate: { burst: 5, perSecond: 0.1 } },
  printStickers: { access: "borrower", needs: ["checkOut"], rate: { burst: 5, perSecond: 0.1 } },
  printList: { access: "patron", rate: { burst: 5, perSecond: 0.1 } },
};

/** The verbs, as preload exposes and main registers them. */
export const VERBS = Object.keys(CALLS) as readonly Verb[];

/** Channel of the calls: page -> main, one for all verbs (the single gate). */
export const CALL_CHANNEL = "kiosk:call";
/** Channel of events: main -> page. */
export const NEWS_CHANNEL = "kiosk:news";
/** Channel on which preload reports trusted input, at most 10 times a second; not a verb, so a page cannot forge it. */
export const ACTIVITY_CHANNEL = "kiosk:activity";
/** Channel on which main asks an idle page to collect garbage: main -> preload. */
export const COLLECT_CHANNEL = "kiosk:collect";

/** A call with the visit for which preload was loaded; main refuses calls of another visit (R53). */
export interface CallEnvelope {
  readonly visit: number;
  readonly verb: Verb;
  readonly args: unknown;
}

/** An answer; preload keeps `visit` of the answer to `hello` and adds it to later calls. */
export interface AnswerEnvelope {
  readonly visit: number;
  readonly answer: unknown;
}

/** Visit number of a page whose `hello` was not answered yet; only `hello` and `beat` may have it. Visits count from 1. */
export const NO_VISIT = 0;
