import { isBounded, STAFF_CALL_BOUNDS } from "#contract/ipc/bounded.ts";
import { createStaffRateLimit } from "#contract/ipc/rates.ts";
import { STAFF_CALL_SCHEMAS } from "#contract/staff/calls.schema.ts";
import type { StaffAnswer, StaffArgs, StaffVerb } from "#contract/staff/calls.ts";
import { DOOR_VERBS, STAFF_VERBS } from "#contract/staff/verbs.ts";
import type { Sender } from "../ipc/sender.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../time/clock.ts";

/** One handler per verb; a missing one does not compile. */
export type StaffHandlers = {
  readonly [V in StaffVerb]: (args: StaffArgs<V>) => Promise<StaffAnswer<V>>;
};

export interface StaffGateDeps {
  readonly log: Log;
  readonly clock: Clock;
  readonly handlers: StaffHandlers;
  /** True for the staff area's page that is open now. */
  owns(contentsId: number): boolean;
  isOpen(): boolean;
}

class StaffGateError extends Error {
  override readonly name = "StaffGateError";
}

function readVerb(envelope: unknown): { readonly verb: StaffVerb; readonly args: unknown } | null {
  if (typeof envelope !== "object" || envelope === null) return null;
  const { verb, args } = envelope as Partial<Record<string, unknown>>;
  const known = STAFF_VERBS.find((name) => name === verb);
  return known === undefined ? null : { verb: known, args };
}

/**
 * The gate of the staff area (R53-R55, R94): its own page, a known verb, the rate limit, an open session, size and shape of the
 * arguments. Calls of patrons' pages are always refused.
 */
export function createStaffGate(
  deps: StaffGateDeps,
): (sender: Sender, envelope: unknown) => Promise<unknown> {
  const { log, handlers } = deps;
  const rates = createStaffRateLimit(deps.clock);

  function turnAway(step: string): never {
    log("staff-call-turned-away", { step });
    throw new StaffGateError("not allowed");
  }

  /** A flood is logged once, so that it does not displace everything else in the log. */
  function take(verb: StaffVerb): void {
    const taken = rates.take(verb);
    if (taken === "none-again") throw new StaffGateError("not allowed");
    if (taken === "none") turnAway("rate");
  }

  function run<V extends StaffVerb>(verb: V, args: StaffArgs<V>): Promise<StaffAnswer<V>> {
    return handlers[verb](args);
  }

  return async (sender, envelope) => {
    if (!sender.trusted || !deps.owns(sender.contentsId)) return turnAway("sender");
    const call = readVerb(envelope);
    if (call === null) return turnAway("envelope");
    take(call.verb);
    if (!DOOR_VERBS.includes(call.verb) && !deps.isOpen()) return turnAway("door");
    if (!isBounded(call.args, STAFF_CALL_BOUNDS)) return turnAway("arguments");
    const args = STAFF_CALL_SCHEMAS[call.verb].safeParse(call.args);
    if (!args.success) return turnAway("arguments");
    try {
      return await run(call.verb, args.data);
    } catch (error) {
      log("staff-call-failed", { verb: call.verb, kind: error instanceof Error ? error.name : "unknown" });
      throw new StaffGateError("failed");
    }
  };
}
