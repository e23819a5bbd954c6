import type { RefusalName } from "../refusals.ts";
import type { ROUTES, RouteName } from "./routes.ts";

/** Refusals of every route: invalid request, rate limit, bug, database unreachable, backend stopping. */
export const EVERYWHERE = [
  "bad-request",
  "too-many-requests",
  "unexpected",
  "out-of-order",
  "not-done",
] as const;
/** Additional refusals of every route for kiosks: the token. */
export const FOR_A_KIOSK = ["settings-broken"] as const;
/** Additional refusals of every route with the header of a session. */
export const FOR_A_SESSION = ["signed-out", "card-expired", "temporary-password", "password-needed"] as const;

const CONTACT = [
  "unknown-library",
  "contact-not-allowed",
  "no-email",
  "email-refused",
  "email-unproven",
] as const;

/** Of a copy at a terminal. */
const COPY = ["unknown-library", "counter-only", "foreign-copy"] as const;
const RENEWAL = [
  "renewal-class",
  "renewal-limit",
  "renewal-overdue",
  "renewal-reserved",
  "renewal-too-early",
] as const;

/**
 * Further refusals of each route of patrons. The API's description has exactly these, and a use case of the backend that returns
 * another one does not compile.
 */
export const ROUTE_REFUSALS = {
  signIn: [
    "card-number-format",
    "foreign-card",
    "not-half-width",
    "card-locked",
    "wrong-credentials",
    "card-expired",
  ],
  signInByCard: ["card-number-format", "foreign-card", "password-needed"],
  changePassword: [
    "password-rule",
    "password-guessable",
    "current-password-wrong",
    "card-locked",
    "password-unchanged",
  ],
  setEmail: ["email-format"],
  deleteEmail: ["email-in-use-by-holds"],
  confirmEmail: ["email-code-wrong", "email-code-over", "no-email"],
  resendEmailCode: ["no-email", "email-refused", "contact-not-allowed"],
  search: ["query-empty", "unknown-library"],
  find: ["isbn-not-held", "copy-not-found"],
  title: ["title-not-found"],
  related: ["title-not-found"],
  renew: ["loan-not-found", ...RENEWAL],
  checkOut: [
    ...COPY,
    "lent-to-you",
    "lent-to-another",
    "not-for-loan",
    "waits-for-another",
    "copy-in-transit",
    "loan-limit",
    ...RENEWAL,
  ],
  checkIn: [...COPY, "loan-not-found"],
  placeHold: [
    "title-not-found",
    "not-holdable",
    "already-held",
    "own-loan",
    "hold-overdue",
    "hold-limit",
    ...CONTACT,
  ],
  changeHold: ["hold-not-found", "hold-not-changeable", ...CONTACT],
  cancelHold: ["hold-not-found", "hold-not-cancellable"],
  readMessage: ["message-not-found"],
} as const satisfies Partial<Record<RouteName, readonly RefusalName[]>>;

/** Routes with the header of a session: those of the signed-in patron. */
type SessionRoute = {
  [Name in RouteName]: (typeof ROUTES)[Name]["path"] extends `/v1/me${string}` ? Name : never;
}[RouteName];

/** Every refusal that a route of patrons may have. */
export type RouteRefusal<Route extends keyof typeof ROUTE_REFUSALS> =
  | (typeof ROUTE_REFUSALS)[Route][number]
  | (typeof EVERYWHERE)[number]
  | (typeof FOR_A_KIOSK)[number]
  | (Route extends SessionRoute ? (typeof FOR_A_SESSION)[number] : never);
