import { isBounded, STAFF_CALL_BOUNDS } from "#contract/ipc/bounded.ts";
import { createStaffRateLimit } from "#contract/ipc/rates.ts";
import type { StaffBridge, StaffNews, StaffVerb } from "#contract/staff/calls.ts";
import { STAFF_CHANNEL, STAFF_NEWS_CHANNEL, STAFF_VERBS, type StaffEnvelope } from "#contract/staff/verbs.ts";

/** The Electron functions that the bridge needs. */
export interface StaffWire {
  invoke(channel: string, envelope: StaffEnvelope): Promise<unknown>;
  on(channel: string, listener: (message: unknown) => void): void;
}

/**
 * Builds `window.staff` from the map of its verbs: verbs and events, never a channel (R54). Only the staff area's page gets it,
 * and main checks the caller as well. As in the patrons' bridge, floods and oversized arguments are stopped here.
 * @param clock monotonic clock in milliseconds.
 */
export function createStaffBridge(wire: StaffWire, clock: () => number): StaffBridge {
  const rates = createStaffRateLimit(clock);
  const call = async (verb: StaffVerb, args: unknown): Promise<unknown> => {
    if (rates.take(verb) === "none-again") throw new Error("not allowed");
    return wire.invoke(STAFF_CHANNEL, { verb, args: isBounded(args, STAFF_CALL_BOUNDS) ? args : null });
  };
  const calls = Object.fromEntries(STAFF_VERBS.map((verb) => [verb, (args: unknown) => call(verb, args)]));
  const listeners = new Set<(news: StaffNews) => void>();
  wire.on(STAFF_NEWS_CHANNEL, (message) => {
    for (const listener of listeners) listener(message as StaffNews);
  });
  // The map has the type of each verb, which a loop over it cannot express.
  return {
    ...(calls as unknown as Omit<StaffBridge, "onNews">),
    onNews(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
