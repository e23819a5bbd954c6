import type { Abort } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { LOOK_UP_PAUSES_MS, lookUpWrite, type Seen } from "../lost-write.ts";
import { withTimeout } from "../with-timeout.ts";
import type { Ask } from "./compose.ts";
import type { Message } from "./message.ts";
import { type AnswerId, MESSAGES } from "./messages.table.ts";
import type { Sip2 } from "./sip2.ts";

/** Messages that write. */
type WriteId = "11" | "15" | "29";

export interface SipWrite<Id extends WriteId, T> {
  readonly ask: Ask<Id>;
  /** Key of the write, for its ticket. */
  readonly key: string;
  /** What the answer means: the value, or why the server said no. */
  understand(message: Message<AnswerId<Id>>, signal: Abort): Promise<T | Refusal>;
  /** Looks whether it was done; asked when the answer was lost. */
  look(signal: Abort): Promise<Seen<T>>;
}

/** Is it a refusal? Values of ours never have such a name. */
function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
}

/**
 * Sends a write, once. SIP2 has no keys: when the answer is lost, what the write was to change is looked at. Only what
 * never left is `not-done`, and what the server did not understand; what cannot be seen, and may still be on its way, is
 * `not-confirmed`.
 */
export async function sendOnce<Id extends WriteId, T>(
  sip2: Sip2,
  write: SipWrite<Id, T>,
  signal: Abort,
): Promise<Result<T>> {
  const reply = await withTimeout(sip2.limits.write, signal, (own) => sip2.session.ask(write.ask, own));
  if (reply.kind === "unsent") return refused(refusal("not-done"));
  if (reply.kind === "lost") {
    const { name } = MESSAGES[write.ask.id];
    sip2.log("write-lost", { kind: name, reason: reply.reason });
    const look = (): Promise<Seen<T>> => withTimeout(sip2.limits.lookUp, signal, (own) => write.look(own));
    // The server has asked for it again, which means that it did not understand it.
    const isOver = reply.reason === "resend";
    return lookUpWrite({ key: write.key, name, isOver, pauses: LOOK_UP_PAUSES_MS, look }, signal, sip2.log);
  }
  const value = await withTimeout(sip2.limits.read, signal, (own) => write.understand(reply.message, own));
  return isRefusal(value) ? refused(value) : ok(value);
}
