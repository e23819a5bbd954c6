import type { Loan } from "#contract/domain/loan.ts";
import type { Refusal } from "#contract/refusals.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useInfo } from "../../state/store.ts";
import { DueLine } from "../book/due-line.tsx";
import { spokenOf } from "../book/spoken-title.ts";
import { TitleName } from "../book/title-name.tsx";

interface LoanRowProps {
  readonly loan: Loan;
  /** Its copy was just scanned. */
  readonly scanned: boolean;
  /** It was just renewed. */
  readonly renewedNow: boolean;
  /** Without a button. */
  readonly told?: boolean;
  /** Its renewal was refused just now. */
  readonly refusedNow?: boolean;
  /** Text instead of that about the renewal. */
  readonly note?: string;
}

/** One loan: the book, its due date, and whether it can be renewed. */
export function LoanRow({ loan, scanned, renewedNow, told = false, refusedNow = false, note }: LoanRowProps) {
  const t = useTranslation();
  const canRenew = useCapability("renew");
  const mark = scanned ? "row-scanned" : renewedNow ? "row-done" : "";
  return (
    <li className={`row row-loan ${mark}`}>
      <BookCover title={loan.title} size="row" />
      <div className="row-words">
        <TitleName title={loan.title} className="row-name" />
        <DueLine loan={loan} />
        {scanned && (
          <p className="row-note">
            <Icon name="tick" />
            {t("loan.scanned")}
          </p>
        )}
        {note === undefined ? (
          <RenewalLine loan={loan} renewedNow={renewedNow} refusedNow={refusedNow} />
        ) : (
          <p className="row-note">{note}</p>
        )}
      </div>
      {canRenew && loan.renewal.ok && !told && (
        <Button
          className="row-action"
          label={
            <>
              <span aria-hidden="true">{t("loan.renew")}</span>
              <span
                className="visually-hidden"
                data-spoken={spokenOf(loan.title, (title) => t("loan.renewOf", { title }))}
              >
                {t("loan.renewOf", { title: loan.title.title })}
              </span>
            </>
          }
          {...linkTo({ at: "renew-confirm", loan })}
        />
      )}
    </li>
  );
}

/** Third line: renewed, or why it cannot be (D58). A renewable loan has a button instead. */
function RenewalLine({
  loan,
  renewedNow,
  refusedNow,
}: Pick<Required<LoanRowProps>, "loan" | "renewedNow" | "refusedNow">) {
  const t = useTranslation();
  const reason = useReason(loan);
  if (renewedNow) {
    return (
      <p className="row-note row-renewed" role="status">
        <Icon name="check" />
        {loan.dueDate === "" ? t("loan.renewed") : t("loan.renewedNow", { date: loan.dueDate })}
      </p>
    );
  }
  if (loan.renewal.ok) return null;
  const { refusal } = loan.renewal;
  if (refusal.name === "renewal-limit" && loan.renewals > 0 && !refusedNow) {
    return (
      <p className="row-note">
        <Icon name="tick" />
        {t("loan.renewedWhy", { reason: reason(refusal) })}
      </p>
    );
  }
  return <p className="row-note">{reason(refusal)}</p>;
}

/** Short texts for refused renewals; others have their usual text. */
function useReason(loan: Loan): (refusal: Refusal) => string {
  const t = useTranslation();
  const language = useLanguage();
  const usual = useInfo()?.rules.maxRenewals ?? 0;
  return (refusal) => {
    const { max = usual, date } = refusal.details ?? {};
    switch (refusal.name) {
      case "renewal-reserved":
        return t("loan.cannot.renewal-reserved");
      case "renewal-overdue":
        return t(loan.daysLeft < 0 ? "loan.cannot.renewal-overdue-this" : "loan.cannot.renewal-overdue");
      case "renewal-limit":
        return max === 0
          ? t("loan.cannot.renewal-limit-unknown")
          : t("loan.cannot.renewal-limit", { count: max });
      case "renewal-too-early":
        return date === undefined
          ? t("loan.cannot.renewal-too-early-undated")
          : t("loan.cannot.renewal-too-early", { date });
      default: {
        // Staff need this number to look up the outcome.
        const { text, code } = refusalWords(refusal, language, t);
        return refusal.details?.ticket === undefined ? text : `${text}${t("common.apart")}${code}`;
      }
    }
  };
}
