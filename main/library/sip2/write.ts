import type { Abort } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { pause } from "../../later.ts";
import { ticketOf } from "../ticket.ts";
import type { Ask } from "./compose.ts";
import type { Message } from "./message.ts";
import { type AnswerId, MESSAGES } from "./messages.table.ts";
import { type Sip2, within } from "./sip2.ts";

/** Messages that change something here. */
type WriteId = "11" | "15" | "29";

/** Pauses before the looks for what became of a write; together with the looks about 6 s. */
const PAUSES_MS = [300, 1500, 3000] as const;

/** What a look at the patron's lists or at the copy shows: it was done, all is as before, or nothing. */
export type Seen<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "unchanged" | "unseen" };

export interface Deed<Id extends WriteId, T> {
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

async function lookUp<Id extends WriteId, T>(
  sip2: Sip2,
  deed: Deed<Id, T>,
  isUnheard: boolean,
  signal: Abort,
): Promise<Result<T>> {
  for (const milliseconds of PAUSES_MS) {
    await pause(milliseconds);
    if (signal.aborted) break;
    const seen = await within(sip2.limits.lookUp, signal, (look) => deed.look(look));
    if (seen.kind === "done") return ok(seen.value);
    // The server has asked for it again, which means that it did not understand it.
    if (isUnheard && seen.kind === "unchanged") return refused(refusal("not-done"));
  }
  sip2.log("write-unknown", { kind: MESSAGES[deed.ask.id].name });
  return refused(refusal("not-confirmed", { ticket: ticketOf(deed.key) }));
}

/**
 * Sends a write, once. SIP2 has no keys: when the answer is lost, what the write was to change is looked at. Only what
 * never left is `not-done`, and what the server did not understand; what cannot be seen, and may still be on its way, is
 * `not-confirmed`.
 */
export async function sendOnce<Id extends WriteId, T>(
  sip2: Sip2,
  deed: Deed<Id, T>,
  signal: Abort,
): Promise<Result<T>> {
  const reply = await within(sip2.limits.write, signal, (own) => sip2.session.ask(deed.ask, own));
  if (reply.kind === "unsent") return refused(refusal("not-done"));
  if (reply.kind === "lost") {
    sip2.log("write-lost", { kind: MESSAGES[deed.ask.id].name, reason: reply.reason });
    return lookUp(sip2, deed, reply.reason === "resend", signal);
  }
  const value = await within(sip2.limits.read, signal, (own) => deed.understand(reply.message, own));
  return isRefusal(value) ? refused(value) : ok(value);
}

/** What was asked before a write was sent failed: surely nothing was done. */
export function beforehand<T>(answer: Result<T>): Result<T> {
  const isLost = !answer.ok && answer.refusal.name === "out-of-order";
  return isLost ? refused(refusal("not-done")) : answer;
}
