import type { Verb } from "#contract/ipc/calls.ts";
import { CALLS } from "#contract/ipc/verbs.ts";
import { phaseOf } from "../visit/machine.ts";
import type { VisitState } from "../visit/state.ts";

/** Why a verb is not allowed now. */
export type Denial = "signed-out" | "temporary-password" | "password-needed" | "out-of-order";

/** Null = allowed. A warning does not change the rights, because a patron may press a button during it. */
export function denialOf(verb: Verb, state: VisitState): Denial | null {
  const { access } = CALLS[verb];
  if (access === "page") return null;
  if (state.phase !== "open") return phaseOf(state) === "out-of-order" ? "out-of-order" : "signed-out";
  if (access === "visit") return null;
  if (state.access === "guest") return "signed-out";
  if (state.access === "card") return access === "borrower" ? null : "password-needed";
  return access !== "any-patron" && state.access === "temporary" ? "temporary-password" : null;
}
