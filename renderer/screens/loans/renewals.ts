import { useCallback, useEffect, useRef, useState } from "react";
import type { Loan, LoanId } from "#contract/domain/loan.ts";
import { type Refusal, type RefusalName, refusal } from "#contract/refusals.ts";
import { kiosk } from "../../kiosk.ts";
import { answersChanged } from "../../queries/query-client.ts";
import { useStore } from "../../state/store.ts";

/** Result of one renewal: the changed loan, or the refusal. */
export type Outcome = { readonly loan: Loan } | { readonly refusal: Refusal };

/** Renewals of several loans, one after the other. */
export interface Renewals {
  /** `choosing`: nothing was sent · `renewing` · `over`: nothing more will be sent. */
  readonly state: "choosing" | "renewing" | "over";
  /** Requested loans, in order. */
  readonly asked: ReadonlySet<LoanId>;
  /** Results so far. A requested loan that is missing when all is over was not sent. */
  readonly outcomes: ReadonlyMap<LoanId, Outcome>;
  /** Renews them; a second time does nothing. */
  run(loans: readonly Loan[]): void;
}

/** Refusals after which the others are not sent, because they would be refused too. */
const NO_MORE: ReadonlySet<RefusalName> = new Set(["out-of-order", "too-many-requests", "not-confirmed"]);

const NONE: ReadonlySet<LoanId> = new Set();

/** Runs renewals for one screen; after it is left, main follows up a pending one as for every write. */
export function useRenewals(): Renewals {
  const [state, setState] = useState<Renewals["state"]>("choosing");
  const [asked, setAsked] = useState(NONE);
  const [outcomes, setOutcomes] = useState<Renewals["outcomes"]>(new Map());
  const started = useRef(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const renewAll = useCallback(async (loans: readonly Loan[]) => {
    for (const { id } of loans) {
      const answer = await kiosk()
        .renew({ loan: id })
        .catch(() => ({ ok: false, refusal: refusal("unexpected") }) as const);
      answersChanged(!here.current);
      if (answer.ok) useStore.getState().actionDone("loan-renewed");
      if (!here.current) return;
      if (!answer.ok && answer.refusal.name === "signed-out") return useStore.getState().signedOut();
      const outcome = answer.ok ? { loan: answer.value } : { refusal: answer.refusal };
      setOutcomes((before) => new Map(before).set(id, outcome));
      if (!answer.ok && NO_MORE.has(answer.refusal.name)) break;
    }
    setState("over");
  }, []);

  const run = useCallback(
    (loans: readonly Loan[]) => {
      if (started.current || loans.length === 0) return;
      started.current = true;
      setAsked(new Set(loans.map(({ id }) => id)));
      setState("renewing");
      void renewAll(loans);
    },
    [renewAll],
  );
  return { state, asked, outcomes, run };
}
