import { randomUUID } from "node:crypto";
import { foldCardNumber } from "#contract/card.ts";
import type { TagStep } from "#contract/domain/lending.ts";
import type { CallOptions, LibraryPort, SessionToken } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import type { TestCard } from "#contract/staff/connection.ts";
import { LENDING_STEPS, type LendingStep, type LendingStepOutcome } from "#contract/staff/lending.ts";
import type { Journal } from "../library/journal.ts";
import { SIGN_OUT_TIMEOUT_MS, WRITE_TIMEOUT_MS } from "../library/timeouts.ts";

/** What came of a step. */
type Taken = Pick<LendingStepOutcome, "outcome" | "tag">;

const within = (ms: number): CallOptions => ({ signal: AbortSignal.timeout(ms) });

function takenOf(answer: Result<{ readonly tag: TagStep }>): Taken {
  return answer.ok ? { outcome: "ok", tag: answer.value.tag } : { outcome: answer.refusal };
}

interface LendingTest {
  readonly card: TestCard;
  readonly barcode: string;
  /** With the card alone, as this terminal lets patrons borrow (D87). */
  readonly byCard: boolean;
}

/**
 * Lends a copy to a test card and takes it back, as a patron would. Both writes are in the journal, so that staff find one whose
 * outcome is unknown.
 */
export async function testLending(
  library: LibraryPort,
  journal: Pick<Journal, "carry">,
  { card, barcode, byCard }: LendingTest,
): Promise<readonly LendingStepOutcome[]> {
  let session: SessionToken = "";

  async function take(step: LendingStep): Promise<Taken> {
    const { checkOut, checkIn } = library.capabilities;
    const key = randomUUID();
    switch (step) {
      case "sign-in": {
        const cardNumber = foldCardNumber(card.cardNumber);
        const answer = byCard
          ? await library.signInByCard({ cardNumber }, within(WRITE_TIMEOUT_MS))
          : await library.signIn({ ...card, cardNumber }, within(WRITE_TIMEOUT_MS));
        if (answer.ok) session = answer.value.session;
        return answer.ok ? { outcome: "ok" } : { outcome: answer.refusal };
      }
      case "lend": {
        if (!checkOut) return { outcome: "unable" };
        const call = { session, key, barcode, renew: false };
        const lend = () => library.checkOut(call, within(WRITE_TIMEOUT_MS));
        return takenOf(await journal.carry("checkOut", key, lend));
      }
      case "take-back": {
        if (!checkIn) return { outcome: "unable" };
        const takeBack = () => library.checkIn({ key, barcode }, within(WRITE_TIMEOUT_MS));
        return takenOf(await journal.carry("checkIn", key, takeBack));
      }
    }
  }

  const outcomes: LendingStepOutcome[] = [];
  try {
    for (const step of LENDING_STEPS) {
      const start = performance.now();
      const isLost = outcomes.some(({ outcome }) => outcome !== "ok");
      const taken: Taken = isLost ? { outcome: "skipped" } : await take(step);
      outcomes.push({ step, ...taken, ms: Math.round(performance.now() - start) });
    }
  } finally {
    if (session !== "") await library.signOut({ session }, within(SIGN_OUT_TIMEOUT_MS));
  }
  return outcomes;
}
