import type { Verb } from "#contract/ipc/calls.ts";
import { phaseOf } from "../visit/machine.ts";
import type { VisitState } from "../visit/state.ts";

/**
 * Who may use a verb: `page` = any live page at any time · `somebody` = a visit is open · `patron` = signed in ·
 * `newcomer` = signed in, also with a temporary password (D8).
 */
export type Right = "page" | "somebody" | "patron" | "newcomer";

/** One row per verb; a new verb does not compile without one. */
export const RIGHTS: { readonly [V in Verb]: Right } = {
  hello: "page",
  beat: "page",
  staffDoor: "page",
  begin: "page",
  finish: "somebody",
  stay: "somebody",
  moreTime: "somebody",
  // The first screen is read too.
  speak: "page",
  hush: "page",
  enterCard: "somebody",
  signIn: "somebody",
  overview: "newcomer",
  changePassword: "newcomer",
  // D20: searching needs no card.
  search: "somebody",
  suggest: "somebody",
  title: "somebody",
  find: "somebody",
  classAt: "somebody",
  picks: "somebody",
  related: "somebody",
  cover: "somebody",
  loans: "patron",
  renew: "patron",
  holds: "patron",
  pickupPlaces: "patron",
  placeHold: "patron",
  changeHold: "patron",
  cancelHold: "patron",
  suspendHold: "patron",
  resumeHold: "patron",
  // Also for who is signed out by the backend meanwhile: what waits here is still theirs.
  keepHold: "somebody",
  messages: "patron",
  readMessage: "patron",
  setEmail: "patron",
  deleteEmail: "patron",
  confirmEmail: "patron",
  resendEmailCode: "patron",
  printTitle: "somebody",
  printMemo: "somebody",
  printHold: "patron",
  printList: "patron",
};

/** Why a verb may not be used now. */
export type Denial = "signed-out" | "temporary-password" | "out-of-order";

/** Null = allowed. In a warning the rights stay what they were: a patron who reads on may press a button. */
export function denialOf(verb: Verb, state: VisitState): Denial | null {
  const right = RIGHTS[verb];
  if (right === "page") return null;
  if (state.phase !== "open") return phaseOf(state) === "out-of-order" ? "out-of-order" : "signed-out";
  if (right === "somebody") return null;
  if (state.access === "guest") return "signed-out";
  return right === "patron" && state.access === "temporary" ? "temporary-password" : null;
}
