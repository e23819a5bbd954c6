import type { CallOptions, PortHealth } from "#contract/library/port.ts";
import { ok, type Result } from "#contract/result.ts";
import { withTimeout } from "../with-timeout.ts";
import { OUT_OF_ORDER, type Sip2Link } from "./sip2.ts";

/** Milliseconds; longer than a write may take, and than the pause between two checks. */
const HEARD_MS = 15_000;

/**
 * Whether the server answers: one request (99). In the middle of other requests, such as those of a pile of copies, their answers
 * show it: the check would wait behind them on the one connection, and a slow server would count as away.
 */
export async function healthOf(
  { session, limits }: Pick<Sip2Link, "session" | "limits">,
  { signal }: CallOptions,
): Promise<Result<PortHealth>> {
  if (session.isBusy() && session.silence() < HEARD_MS) return ok({});
  const reply = await withTimeout(limits.health, signal, (own) => session.ask({ id: "99" }, own));
  return reply.kind === "answer" ? ok({}) : OUT_OF_ORDER;
}
