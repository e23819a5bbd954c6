import type { Abort } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { LOOK_UP_PAUSES_MS, lookUpWrite, type Seen } from "../lost-write.ts";
import { withTimeout } from "../with-timeout.ts";
import type { Ask } from "./compose.ts";
import type { Message } from "./message.ts";
import { type AnswerId, MESSAGES } from "./messages.table.ts";
import type { Sip2Link } from "./sip2.ts";

/** Messages that write. */
type WriteId = "09" | "11" | "15" | "29";

export interface SipWrite<Id extends WriteId, T> {
  readonly ask: Ask<Id>;
  /** Key of the write, for its ticket. */
  readonly key: string;
  /** The value of the answer, or the refusal. */
  understand(message: Message<AnswerId<Id>>, signal: Abort): Promise<T | Refusal>;
  /** Looks up whether it was done, after a lost answer. */
  lookUp(signal: Abort): Promise<Seen<T>>;
}

/** Whether it is a refusal. The values of writes never have such a `name`. */
function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
}

/**
 * Sends a write once. SIP2 has no idempotency keys: if the answer is lost, the data that the write was to change is looked up.
 * `not-done` only if it was never sent or the server did not understand it; `not-confirmed` if it may still be under way and its
 * outcome cannot be seen.
 */
export async function sendOnce<Id extends WriteId, T>(
  sip2: Pick<Sip2Link, "session" | "limits" | "log">,
  write: SipWrite<Id, T>,
  signal: Abort,
): Promise<Result<T>> {
  const reply = await withTimeout(sip2.limits.write, signal, (own) => sip2.session.ask(write.ask, own));
  if (reply.kind === "unsent") return refused(refusal("not-done"));
  if (reply.kind === "lost") {
    const { name } = MESSAGES[write.ask.id];
    sip2.log("write-lost", { kind: name, reason: reply.reason });
    const lookUp = (): Promise<Seen<T>> =>
      withTimeout(sip2.limits.lookUp, signal, (own) => write.lookUp(own));
    // A request to resend means that the server did not understand it.
    const isOver = reply.reason === "resend";
    return lookUpWrite({ key: write.key, name, isOver, pauses: LOOK_UP_PAUSES_MS, lookUp }, signal, sip2.log);
  }
  const value = await withTimeout(sip2.limits.read, signal, (own) => write.understand(reply.message, own));
  return isRefusal(value) ? refused(value) : ok(value);
}
