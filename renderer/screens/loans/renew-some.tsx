import { useState } from "react";
import type { Loan, LoanId } from "#contract/domain/loan.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { usePressing } from "../../components/pressing.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { useLanguage, useReadings, useTranslation } from "../../i18n/index.ts";
import { joinSentences } from "../../i18n/names.ts";
import { useLayout } from "../../layout.ts";
import { useQuery } from "../../queries/hooks.ts";
import { LOANS_TO_RENEW } from "../../queries/queries.ts";
import { LINK_BACK } from "../../state/links.ts";
import { rowsStyle } from "../../state/rows.ts";
import { useInfo, useStore } from "../../state/store.ts";
import { DueLine } from "../book/due-line.tsx";
import { type FootAction, Page } from "../shared/page.tsx";
import { pageOf } from "../shared/pages-of-list.ts";
import { usePaging } from "../shared/paging.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { LoanRow } from "./loan-row.tsx";
import { type Outcome, type Renewals, useRenewals } from "./renewals.ts";

/** Rows next to the paging line, because "next" is not in the foot here. */
const ROWS = { portrait: 4, spread: 3, single: 3 } as const;
/** The same with readings, where the rows are higher. */
const ROWS_WITH_READINGS = { portrait: 4, spread: 2, single: 2 } as const;

/**
 * Several renewals at once. Nothing is preselected: one touch must not renew everything. Loans that cannot be renewed stay in
 * place with the reason; afterwards each row shows its result.
 */
export function RenewSomeScreen() {
  const t = useTranslation();
  const query = useQuery(LOANS_TO_RENEW);
  const loans = query.value?.loans ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<LoanId>>(new Set());
  const renewals = useRenewals();
  const choosing = renewals.state === "choosing";
  const language = useLanguage();
  const times = useInfo()?.rules.maxRenewals;
  const limit = times !== undefined && times > 0 ? [t("loan.once", { count: times })] : [];
  const can = loans.filter((loan) => loan.renewal.ok);
  const picked = can.filter((loan) => chosen.has(loan.id));
  const toggle = (id: LoanId): void => setChosen(toggled(chosen, id));
  const primary: FootAction | undefined =
    renewals.state === "over"
      ? { label: t("home.loans"), ...LINK_BACK }
      : picked.length === 0
        ? undefined
        : {
            label: t("loan.some.renew", { count: picked.length }),
            icon: "check",
            state: choosing ? "ready" : "busy",
            onPress: () => renewals.run(picked),
          };
  const all: FootAction | undefined =
    choosing && picked.length < can.length
      ? { label: t("loan.some.all"), onPress: () => setChosen(new Set(can.map(({ id }) => id))) }
      : undefined;
  return (
    <Page
      className="loans renew-some"
      heading={<Heading renewals={renewals} />}
      aside={
        <p className="caption">
          {choosing ? joinSentences(language, [t("loan.some.hint"), ...limit]) : t("loan.order")}
        </p>
      }
      spreadPicture="list"
      backLabel={renewals.state === "choosing" ? t("common.stop") : t("common.back")}
      primary={primary}
      secondary={all}
    >
      <Waiting state={query.state} onStop={useStore.getState().back} />
      {query.refusal !== null && <RefusalNotice refusal={query.refusal} onAgain={query.again} />}
      <Rows loans={loans} chosen={chosen} renewals={renewals} onToggle={toggle} />
    </Page>
  );
}

function toggled(chosen: ReadonlySet<LoanId>, id: LoanId): ReadonlySet<LoanId> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** A live region: the progress, then the result. */
function Heading({ renewals: { state, outcomes } }: { readonly renewals: Renewals }) {
  const t = useTranslation();
  const count = [...outcomes.values()].filter((outcome) => "loan" in outcome).length;
  const done = count === 0 ? t("loan.some.doneNone") : t("loan.some.done", { count });
  return (
    <span role="status">
      {state === "choosing" ? t("loan.some.question") : state === "renewing" ? t("loan.renewing") : done}
    </span>
  );
}

interface RowsProps {
  readonly loans: readonly Loan[];
  readonly chosen: ReadonlySet<LoanId>;
  readonly renewals: Renewals;
  onToggle(id: LoanId): void;
}

function Rows({ loans, chosen, renewals, onToggle }: RowsProps) {
  const t = useTranslation();
  const size = (useReadings() ? ROWS_WITH_READINGS : ROWS)[useLayout()];
  const [wanted, setWanted] = useState(1);
  const { items, ...page } = pageOf(loans, wanted, size);
  const { next, previous, note } = usePaging(page, setWanted);
  return (
    <>
      <ul className="rows" style={rowsStyle(items.length)} aria-label={t("loan.headingNone")}>
        {items.map((loan) => {
          if (renewals.state === "choosing" && loan.renewal.ok)
            return (
              <PickRow
                key={loan.id}
                loan={loan}
                chosen={chosen.has(loan.id)}
                onToggle={() => onToggle(loan.id)}
              />
            );
          return <ToldRow key={loan.id} loan={loan} renewals={renewals} />;
        })}
      </ul>
      {note !== undefined && (
        <div className="paging-line">
          {previous === undefined ? <span /> : <Button {...previous} />}
          <span>{note}</span>
          {next === undefined ? <span /> : <Button {...next} />}
        </div>
      )}
    </>
  );
}

/** A selectable loan; the whole row is the button. */
function PickRow(props: { readonly loan: Loan; readonly chosen: boolean; readonly onToggle: () => void }) {
  const { loan, chosen, onToggle } = props;
  const pressing = usePressing(onToggle);
  return (
    <li>
      <button type="button" className="row row-loan row-pick" aria-pressed={chosen} {...pressing}>
        <BookCover title={loan.title} size="row" />
        <span className="row-words">
          <span className="row-name" lang={loan.title.language}>
            {loan.title.title}
          </span>
          <DueLine loan={loan} />
          <NewDate loan={loan} />
        </span>
        <span className="pick-box" aria-hidden="true">
          {chosen && <Icon name="tick" />}
        </span>
      </button>
    </li>
  );
}

/** The new due date, if the backend knows it in advance (D55). */
function NewDate({ loan: { renewal } }: { readonly loan: Loan }) {
  const t = useTranslation();
  if (!renewal.ok || renewal.newDueDate === "") return null;
  return (
    <span className="row-note">
      <Icon name="forward" />
      {t("loan.newDate")} {t("common.date", { date: renewal.newDueDate })}
    </span>
  );
}

/** A loan without a button: it cannot be renewed, or was requested. */
function ToldRow({ loan, renewals }: { readonly loan: Loan; readonly renewals: Renewals }) {
  const t = useTranslation();
  const outcome = renewals.outcomes.get(loan.id);
  if (renewals.asked.has(loan.id) && outcome === undefined) {
    const words = renewals.state === "over" ? "loan.some.notAsked" : "loan.renewing";
    return <LoanRow loan={loan} scanned={false} renewedNow={false} told note={t(words)} />;
  }
  const shown = outcome === undefined ? loan : after(loan, outcome);
  const renewedNow = outcome !== undefined && "loan" in outcome;
  const refusedNow = outcome !== undefined && "refusal" in outcome;
  return <LoanRow loan={shown} scanned={false} renewedNow={renewedNow} refusedNow={refusedNow} told />;
}

/** The loan after the renewal; a refused one with the reason. */
function after(loan: Loan, outcome: Outcome): Loan {
  return "loan" in outcome ? outcome.loan : { ...loan, renewal: { ok: false, refusal: outcome.refusal } };
}
