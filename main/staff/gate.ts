import { STAFF_CALL_SCHEMAS } from "#contract/staff/calls.schema.ts";
import type { StaffAnswer, StaffArgs, StaffVerb } from "#contract/staff/calls.ts";
import { DOOR_VERBS, STAFF_VERBS } from "#contract/staff/verbs.ts";
import type { Sender } from "../ipc/sender.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../visit/clock.ts";

/** One handler per verb; a missing one does not compile. */
export type StaffHandlers = {
  readonly [V in StaffVerb]: (args: StaffArgs<V>) => Promise<StaffAnswer<V>>;
};

export interface StaffGateNeeds {
  readonly log: Log;
  readonly clock: Clock;
  readonly handlers: StaffHandlers;
  /** True for the staff area's page that is open now. */
  owns(contentsId: number): boolean;
  isOpen(): boolean;
}

/** Calls at once, and per second: more than a finger makes, less than a flood (R55). */
const BURST = 30;
const PER_SECOND = 15;

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
 * The gate of the staff area (R53-R55, R94): its own page, a known verb, not too often, an open door, right arguments.
 * No patron's page passes it, whatever it sends: it is not the staff area's.
 */
export function createStaffGate(
  needs: StaffGateNeeds,
): (sender: Sender, envelope: unknown) => Promise<unknown> {
  const { log, clock, handlers } = needs;
  let bucket = { tokens: BURST, at: clock() };

  function turnAway(step: string): never {
    log("staff-call-turned-away", { step });
    throw new StaffGateError("not allowed");
  }

  function take(): boolean {
    const now = clock();
    const tokens = Math.min(BURST, bucket.tokens + ((now - bucket.at) / 1000) * PER_SECOND);
    bucket = { tokens: Math.max(0, tokens - 1), at: now };
    return tokens >= 1;
  }

  function run<V extends StaffVerb>(verb: V, args: StaffArgs<V>): Promise<StaffAnswer<V>> {
    return handlers[verb](args);
  }

  return async (sender, envelope) => {
    if (!sender.trusted || !needs.owns(sender.contentsId)) return turnAway("sender");
    const call = readVerb(envelope);
    if (call === null) return turnAway("envelope");
    if (call.verb !== "beat" && !take()) return turnAway("rate");
    if (!DOOR_VERBS.includes(call.verb) && !needs.isOpen()) return turnAway("door");
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
