import { useCallback, useEffect, useRef, useState } from "react";
import type { Loan, LoanId } from "#contract/domain/loan.ts";
import { type Refusal, type RefusalName, refusal } from "#contract/refusals.ts";
import { kiosk } from "../../kiosk.ts";
import { writeEnded } from "../../prerender/prefetch.ts";
import { useStore } from "../../state/store.ts";

/** What became of one of the loans: the loan as it is now, or why it was not renewed. */
export type Outcome = { readonly loan: Loan } | { readonly refusal: Refusal };

/** Renewals of several loans, one after the other. */
export interface Renewals {
  /** `choosing`: nothing was asked · `renewing` · `over`: nothing more is asked. */
  readonly state: "choosing" | "renewing" | "over";
  /** Loans that were asked for, in order. */
  readonly asked: ReadonlySet<LoanId>;
  /** What is known so far. One that was asked for and is not here when all is over was not sent. */
  readonly outcomes: ReadonlyMap<LoanId, Outcome>;
  /** Renews them; a second time does nothing. */
  run(loans: readonly Loan[]): void;
}

/** After these the next ones would be refused as well: they are not sent. */
const NO_MORE: ReadonlySet<RefusalName> = new Set(["out-of-order", "too-many-requests", "not-confirmed"]);

const NONE: ReadonlySet<LoanId> = new Set();

/** Runs them for one screen; what is on its way when the screen goes is followed by main like every write. */
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
      writeEnded(!here.current);
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
