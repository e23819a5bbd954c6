import type { Capabilities } from "../library/port.ts";
import type { Refused } from "../result.ts";
import type { CallAnswer, Verb } from "./calls.ts";

/**
 * Who may call: `page` = any live page at any time · `somebody` = a visit is open · `patron` = signed in ·
 * `newcomer` = signed in, also with a temporary password (D8).
 */
export type Access = "page" | "somebody" | "patron" | "newcomer";

/** A token bucket: `burst` calls at once, refilled at `perSecond`. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** What holds for a call besides its shape (calls.ts, calls.schema.ts). */
interface Row {
  readonly access: Access;
  /** Capabilities of the backend, one of which it needs; none = it needs none. */
  readonly needs?: readonly (keyof Capabilities)[];
  /** Calls a page may make; none = `DEFAULT_RATE`. */
  readonly rate?: Rate;
  /** Its answer is no `Result`: a refused call is answered by nothing. */
  readonly silent?: boolean;
}

/** A call whose answer cannot be a refusal is silent; the others are not. */
type RowOf<V extends Verb> = Row &
  (Refused extends CallAnswer<V> ? { readonly silent?: never } : { readonly silent: true });

export const DEFAULT_RATE: Rate = { burst: 10, perSecond: 5 };

/** Every call of the page, one row each: gate, rate limits and preload derive from it. A call without a row does not compile. */
export const CALLS: { readonly [V in Verb]: RowOf<V> } = {
  hello: { access: "page", silent: true },
  beat: { access: "page", silent: true },
  staffDoor: { access: "page", silent: true, rate: { burst: 2, perSecond: 0.2 } },
  begin: { access: "page", silent: true },
  finish: { access: "somebody", silent: true },
  stay: { access: "somebody", silent: true },
  moreTime: { access: "somebody", silent: true },
  // Read aloud: the first screen too, and each step through a screen cuts off the one before.
  speak: { access: "page", silent: true, rate: { burst: 30, perSecond: 12 } },
  hush: { access: "page", silent: true, rate: { burst: 30, perSecond: 12 } },
  enterCard: { access: "somebody" },
  // Guessing passwords is also limited by the backend (card lock-out).
  signIn: { access: "somebody", rate: { burst: 4, perSecond: 0.5 } },
  overview: { access: "newcomer" },
  changePassword: { access: "newcomer", needs: ["changePassword"], rate: { burst: 4, perSecond: 0.5 } },
  // D20: searching needs no card.
  search: { access: "somebody", needs: ["search"] },
  // Asked for each key that is typed.
  suggest: { access: "somebody", needs: ["suggest"], rate: { burst: 20, perSecond: 15 } },
  title: { access: "somebody" },
  find: { access: "somebody", needs: ["search"] },
  classAt: { access: "somebody", needs: ["browseClasses"] },
  picks: { access: "somebody", needs: ["newTitles", "popularTitles"] },
  related: { access: "somebody", needs: ["related"] },
  // One for each row of a list.
  cover: { access: "somebody", rate: { burst: 60, perSecond: 20 } },
  loans: { access: "patron" },
  // All loans can be renewed with one press.
  renew: { access: "patron", needs: ["renew"], rate: { burst: 100, perSecond: 5 } },
  holds: { access: "patron" },
  pickupPlaces: { access: "patron" },
  placeHold: { access: "patron", needs: ["placeHold"] },
  changeHold: { access: "patron", needs: ["changeHold"] },
  cancelHold: { access: "patron", needs: ["cancelHold"] },
  suspendHold: { access: "patron", needs: ["suspendHold"] },
  resumeHold: { access: "patron", needs: ["suspendHold"] },
  // Also for a patron whom the backend has signed out: the pending cancellation is still theirs.
  keepHold: { access: "somebody", needs: ["cancelHold"] },
  messages: { access: "patron", needs: ["messages"] },
  readMessage: { access: "patron", needs: ["readMessage"] },
  setEmail: { access: "patron", needs: ["email"] },
  deleteEmail: { access: "patron", needs: ["email"] },
  // The backend counts five guesses.
  confirmEmail: { access: "patron", needs: ["proveEmail"], rate: { burst: 4, perSecond: 0.5 } },
  // Each sends a mail.
  resendEmailCode: { access: "patron", needs: ["proveEmail"], rate: { burst: 3, perSecond: 0.05 } },
  // Paper costs money.
  printTitle: { access: "somebody", rate: { burst: 5, perSecond: 0.1 } },
  printMemo: { access: "somebody", rate: { burst: 5, perSecond: 0.1 } },
  printHold: { access: "patron", rate: { burst: 5, perSecond: 0.1 } },
  printList: { access: "patron", rate: { burst: 5, perSecond: 0.1 } },
};

/** The verbs, as preload exposes and main registers them. */
export const VERBS = Object.keys(CALLS) as readonly Verb[];

/** Channel of the calls: page -> main, one for all verbs (the single gate). */
export const CALL_CHANNEL = "kiosk:call";
/** Channel of the news: main -> page. */
export const NEWS_CHANNEL = "kiosk:news";
/** Channel on which preload reports trusted input, at most 10 a second; it is no verb, so a page cannot forge it. */
export const ACTIVITY_CHANNEL = "kiosk:activity";

/** One call as it travels: preload stamps the visit it was loaded for; main refuses another one (R53). */
export interface CallEnvelope {
  readonly visit: number;
  readonly verb: Verb;
  readonly args: unknown;
}

/** One answer as it travels back: preload keeps `visit` from the answer to `hello` and stamps later calls with it. */
export interface AnswerEnvelope {
  readonly visit: number;
  readonly answer: unknown;
}

/** Stamp of a page whose `hello` was not answered yet; only `hello` and `beat` may carry it. Visits count from 1. */
export const NO_VISIT = 0;
