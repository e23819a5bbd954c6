import type { Verb } from "./calls.ts";

/** Verbs that answer nothing, or `Hello`; the answer of all others is a `Result`. */
export const SILENT_VERBS = [
  "hello",
  "beat",
  "staffDoor",
  "begin",
  "finish",
  "stay",
  "moreTime",
  "speak",
  "hush",
] as const satisfies readonly Verb[];

/** The verbs, as preload exposes and main registers them. A type test proves it complete. */
export const VERBS = [
  ...SILENT_VERBS,
  "enterCard",
  "signIn",
  "overview",
  "changePassword",
  "search",
  "suggest",
  "title",
  "find",
  "classAt",
  "picks",
  "related",
  "cover",
  "loans",
  "renew",
  "holds",
  "pickupPlaces",
  "placeHold",
  "changeHold",
  "cancelHold",
  "suspendHold",
  "resumeHold",
  "keepHold",
  "messages",
  "readMessage",
  "setEmail",
  "deleteEmail",
  "confirmEmail",
  "resendEmailCode",
  "printTitle",
  "printMemo",
  "printHold",
  "printList",
] as const satisfies readonly Verb[];

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
