import type { Abort } from "#contract/library/port.ts";
import { withTimeout } from "../with-timeout.ts";
import { type Borrower, pinOf } from "./patrons.ts";
import type { Sip2Link } from "./sip2.ts";

/** Tells the server that the patron has left (35). Best effort: some servers do not answer it, and some do not know it (SIP-20). */
export async function endVisit(
  { session, capabilities, limits }: Sip2Link,
  borrower: Pick<Borrower, "card" | "pin">,
  signal: Abort,
): Promise<void> {
  if (!capabilities.answersEndSession()) return;
  const ask = { id: "35", fields: { AA: borrower.card, ...pinOf(borrower) } } as const;
  await withTimeout(limits.endSession, signal, (own) => session.ask(ask, own));
}
