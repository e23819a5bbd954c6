import { useEffect, useId } from "react";
import { Button } from "../../components/button.tsx";
import { useModal } from "../../components/confirm-dialog.tsx";
import { Icon } from "../../components/icon.tsx";
import { PagedView } from "../../components/paged-view.tsx";
import { EndButton } from "../../components/ribbon.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { outcomeOfLoan, useLending } from "../../queries/lending.ts";
import { countOutcomes } from "../../queries/outcome.ts";
import { outcomeOfReturn, useReturning } from "../../queries/returning.ts";
import { finish } from "../../state/finish.ts";
import type { VisitAction } from "../../state/page-state.ts";
import { isSignedIn, useStore } from "../../state/store.ts";
import { AmissCopies, amissLoans, amissReturns } from "../shared/amiss-copies.tsx";
import { amissOf, OutcomeCount } from "../shared/outcome-count.tsx";
import { ReadyLeft } from "../shared/ready-left.tsx";
import { LentNow } from "./lent-now.tsx";

/**
 * A signed-in visit does not end by one accidental touch, nor one with a return that failed: the end button asks. First what the patron
 * has to see to: the last chance to notice it. 「終わる」 is an answer here, and also at the place
 * of the end button, so that two taps in place end the visit (V43).
 */
export function FinishDialog() {
  const t = useTranslation();
  const stay = useStore.getState().closeDialog;
  const dialog = useModal(stay);
  const { ref } = dialog;
  // The first control may be in a part of the box that is not shown yet.
  useEffect(() => ref.current?.querySelector<HTMLElement>(".finish-stay")?.focus(), [ref]);
  const name = useId();
  const signedIn = useStore(isSignedIn);
  const lent = useLending();
  const broughtBack = useReturning((state) => state.lines);
  const ofLoans = countOutcomes(lent.lines.map(outcomeOfLoan));
  const loans = { ...ofLoans, "not-done": ofLoans["not-done"] + lent.asked.length };
  const returns = countOutcomes(broughtBack.map(outcomeOfReturn));
  const open = loans.open + returns.open;
  const counted = loans.done + loans.open;
  const expected = lent.expected ?? counted;
  const leaving = useStore((state) => state.cancels.length > 0);
  return (
    <dialog {...dialog} className="dialog finish-dialog" aria-labelledby={name}>
      <PagedView className="finish-flow">
        <h2 id={name}>
          {amissOf(loans) > 0 && <OutcomeCount of="lend" counts={loans} />}
          {amissOf(returns) > 0 && <OutcomeCount of="returns" counts={returns} />}
          {t("visit.finishBox.heading")}
        </h2>
        <AmissCopies copies={[...amissLoans(lent.lines, lent.asked), ...amissReturns(broughtBack)]} />
        {counted !== expected && <Note words={t("lend.mismatch", { expected, count: loans.done })} />}
        {open > 0 && <Note words={t("lend.endWorking", { count: open })} />}
        <ReadyLeft />
        <Done returned={amissOf(returns) > 0 ? 0 : returns.done} />
        <LentNow />
        <p>
          {signedIn && <span className="sentence">{t("visit.finishBox.kept")} </span>}
          <span className="sentence">{t("visit.finishBox.text")}</span>
        </p>
        {leaving && <p>{t("hold.cancelAtEnd")}</p>}
      </PagedView>
      <div className="dialog-actions">
        <Button className="finish-stay" label={t("visit.finishBox.stay")} onPress={stay} />
        <Button
          kind="primary"
          className="finish-end"
          label={t("visit.finish")}
          hand="finish"
          onPress={finish}
        />
      </div>
      <EndButton isCopy={true} onEnd={finish} />
    </dialog>
  );
}

function Note({ words }: { readonly words: string }) {
  return (
    <p className="finish-note">
      <Icon name="notice" />
      <span>{words}</span>
    </p>
  );
}

const WORDS = {
  "hold-placed": "visit.finishBox.placed",
  "hold-changed": "hold.amended",
  "hold-suspended": "hold.suspend.done",
  "hold-resumed": "hold.suspend.resumed",
  "loan-renewed": "loan.some.done",
  "email-registered": "account.emailPage.doneHeading",
  "email-confirmed": "account.emailPage.provenHeading",
  "email-deleted": "account.emailPage.removed",
  "password-changed": "signIn.first.doneHeading",
} as const satisfies Readonly<Record<VisitAction, string>>;

/** What was done in this visit. What was borrowed has a list of its own, and copies that are amiss a heading. */
function Done({ returned }: { readonly returned: number }) {
  const t = useTranslation();
  const actions = useStore((state) => state.actions);
  const cancelled = useStore((state) => state.cancelled.length);
  const done = [
    ...[...Map.groupBy(actions, (action) => action)].map(([action, { length }]) =>
      t(WORDS[action], { count: length }),
    ),
    ...(cancelled > 0 ? [t("visit.finishBox.cancelled", { count: cancelled })] : []),
    ...(returned > 0 ? [t("visit.finishBox.returned", { count: returned })] : []),
  ];
  if (done.length === 0) return null;
  return (
    <ul className="finish-done">
      {done.map((one) => (
        <li key={one}>
          <Icon name="check" />
          <span>{one}</span>
        </li>
      ))}
    </ul>
  );
}
