/**
 * The REST API between main's `shiori` adapter and the reference backend. Bodies are the domain types; a refusal is a
 * `RefusalBody` with its HTTP status.
 */
export const ROUTES = {
  health: { method: "GET", path: "/v1/health" },
  /** For a load balancer: `ReadyBody`, or 503 `out-of-order` when this process must get no requests. */
  ready: { method: "GET", path: "/v1/ready" },
  /** OpenAPI 3.1 of every route. */
  description: { method: "GET", path: "/v1/openapi.json" },
  /** Prometheus metrics as text; needs the token of a monitor. */
  metrics: { method: "GET", path: "/metrics" },
  info: { method: "GET", path: "/v1/info" },
  signIn: { method: "POST", path: "/v1/sessions" },
  /** D87: a session by the card alone, which can only borrow. */
  signInByCard: { method: "POST", path: "/v1/sessions/by-card" },
  signOut: { method: "DELETE", path: "/v1/sessions/current" },
  overview: { method: "GET", path: "/v1/me" },
  changePassword: { method: "PUT", path: "/v1/me/password" },
  setEmail: { method: "PUT", path: "/v1/me/email" },
  deleteEmail: { method: "DELETE", path: "/v1/me/email" },
  /** D41: the six digits of the newest confirmation mail. */
  confirmEmail: { method: "POST", path: "/v1/me/email/confirmation" },
  /** D41: sends another confirmation mail to the registered address; earlier codes are void. */
  resendEmailCode: { method: "POST", path: "/v1/me/email/confirmation-mails" },
  // POST, so that search terms are in no URL and no access log.
  search: { method: "POST", path: "/v1/search" },
  suggest: { method: "POST", path: "/v1/suggestions" },
  find: { method: "POST", path: "/v1/find" },
  classes: { method: "GET", path: "/v1/classes" },
  classAt: { method: "GET", path: "/v1/classes/:id" },
  themes: { method: "POST", path: "/v1/themes" },
  picks: { method: "POST", path: "/v1/picks" },
  title: { method: "GET", path: "/v1/titles/:id" },
  related: { method: "GET", path: "/v1/titles/:id/related" },
  loans: { method: "GET", path: "/v1/me/loans" },
  renew: { method: "POST", path: "/v1/me/loans/:id/renewals" },
  /** D84, D85: lends a copy to the patron at this terminal. */
  checkOut: { method: "POST", path: "/v1/me/loans" },
  /** D86: takes a copy back at this terminal; needs no session. */
  checkIn: { method: "POST", path: "/v1/returns" },
  holds: { method: "GET", path: "/v1/me/holds" },
  placeHold: { method: "POST", path: "/v1/me/holds" },
  changeHold: { method: "PATCH", path: "/v1/me/holds/:id" },
  cancelHold: { method: "POST", path: "/v1/me/holds/:id/cancellation" },
  messages: { method: "GET", path: "/v1/me/messages" },
  readMessage: { method: "POST", path: "/v1/me/messages/:id/reading" },
  /**
   * The outcome of a write: `OperationBody`, or 404 `not-done` when the key was never used. The key is void from then on: a late
   * write with it is answered `not-done`.
   */
  operation: { method: "GET", path: "/v1/me/operations/:key" },
  /** The same for a write of the terminal itself (`checkIn`). */
  kioskOperation: { method: "GET", path: "/v1/operations/:key" },
} as const;

export type RouteName = keyof typeof ROUTES;

/** Hours for which the answer to a key (`HEADERS.key`) is kept and repeated. */
export const KEY_HOURS = 24;

/** Headers of a request, lower case. */
export const HEADERS = {
  /** `Bearer <token of the kiosk>`; `health`, `ready` and the description are open, `metrics` needs a monitor's token, all else this. */
  kiosk: "authorization",
  /** Token of the signed-in patron; every `/v1/me` route needs it. */
  session: "x-shiori-session",
  /** The kiosk's library, from whose view availability is given. */
  library: "x-shiori-library",
  /** UUID, new for each write; every `/v1/me` write needs it, and `checkIn`. */
  key: "idempotency-key",
  /** Language of the patron's screen, one of `LANGUAGES`, for the mails of `setEmail` and `resendEmailCode`. */
  language: "accept-language",
} as const;
