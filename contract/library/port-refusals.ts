import type { RefusalName } from "../refusals.ts";
import { ROUTE_REFUSALS } from "../rest/route-refusals.ts";
import type { LibraryPort } from "./port.ts";

/** `bad-request`: arguments that the system does not accept, for instance an empty password. */
const ALWAYS = ["bad-request", "out-of-order", "too-many-requests", "unexpected"] as const;
const IN_A_SESSION = [
  ...ALWAYS,
  "signed-out",
  "temporary-password",
  "password-needed",
  "card-expired",
  "card-blocked",
] as const satisfies readonly RefusalName[];
const OF_A_WRITE = [...IN_A_SESSION, "not-done", "not-confirmed"] as const satisfies readonly RefusalName[];

/**
 * The refusals of each method of the port: those of the reference backend (`ROUTE_REFUSALS`), and those that only other library
 * systems have. `test/support/port-promise` checks every adapter against it.
 */
export const PORT_REFUSALS = {
  health: ALWAYS,
  info: ALWAYS,
  signIn: [...ALWAYS, ...ROUTE_REFUSALS.signIn, "card-blocked"],
  signInByCard: [...ALWAYS, ...ROUTE_REFUSALS.signInByCard],
  signOut: [],
  overview: IN_A_SESSION,
  changePassword: [...OF_A_WRITE, ...ROUTE_REFUSALS.changePassword],
  search: [...ALWAYS, ...ROUTE_REFUSALS.search],
  suggest: ALWAYS,
  title: [...ALWAYS, ...ROUTE_REFUSALS.title],
  find: [...ALWAYS, ...ROUTE_REFUSALS.find],
  classAt: ALWAYS,
  picks: ALWAYS,
  related: [...ALWAYS, ...ROUTE_REFUSALS.related],
  loans: IN_A_SESSION,
  renew: [...OF_A_WRITE, ...ROUTE_REFUSALS.renew, "owing", "fee", "reason-unknown"],
  checkOut: [
    ...OF_A_WRITE,
    ...ROUTE_REFUSALS.checkOut,
    "part-of-set",
    "owing",
    "lend-overdue",
    "age-limit",
    "fee",
    "reason-unknown",
    "service-away",
  ],
  checkIn: [
    ...ALWAYS,
    "signed-out",
    "not-done",
    "not-confirmed",
    ...ROUTE_REFUSALS.checkIn,
    "reason-unknown",
    "service-away",
  ],
  holds: IN_A_SESSION,
  pickupPlaces: [...IN_A_SESSION, "no-pickup", "not-holdable", "hold-not-found"],
  placeHold: [...OF_A_WRITE, ...ROUTE_REFUSALS.placeHold, "no-pickup", "owing", "reason-unknown"],
  changeHold: [...OF_A_WRITE, ...ROUTE_REFUSALS.changeHold, "reason-unknown"],
  cancelHold: [...OF_A_WRITE, ...ROUTE_REFUSALS.cancelHold, "reason-unknown"],
  suspendHold: [...OF_A_WRITE, "hold-not-suspendable", "hold-not-found"],
  resumeHold: [...OF_A_WRITE, "hold-not-found"],
  messages: IN_A_SESSION,
  readMessage: [...OF_A_WRITE, ...ROUTE_REFUSALS.readMessage],
  setEmail: [...OF_A_WRITE, ...ROUTE_REFUSALS.setEmail],
  deleteEmail: [...OF_A_WRITE, ...ROUTE_REFUSALS.deleteEmail],
  confirmEmail: [...OF_A_WRITE, ...ROUTE_REFUSALS.confirmEmail],
  resendEmailCode: [...OF_A_WRITE, ...ROUTE_REFUSALS.resendEmailCode],
} as const satisfies Readonly<Record<Exclude<keyof LibraryPort, "capabilities">, readonly RefusalName[]>>;
