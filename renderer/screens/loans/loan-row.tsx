import type { Loan } from "#contract/domain/loan.ts";
import type { Refusal } from "#contract/refusals.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { formatDate } from "../../dates.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { linkTo } from "../../state/links.ts";
import { useAbility, useInfo } from "../../state/store.ts";
import { spokenOf } from "../book/spoken-title.ts";
import { TitleName } from "../book/title-name.tsx";

interface LoanRowProps {
  readonly loan: Loan;
  /** Its copy was scanned just now. */
  readonly scanned: boolean;
  /** It was renewed just now. */
  readonly renewedNow: boolean;
  /** No button: it is told about, nothing is to be done. */
  readonly told?: boolean;
  /** Words instead of what could be said of a renewal. */
  readonly note?: string;
}

/** One loan: which book, until when, and whether it can be kept longer. */
export function LoanRow({ loan, scanned, renewedNow, told = false, note }: LoanRowProps) {
  const t = useTranslation();
  const canRenew = useAbility("renew");
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
          <RenewalLine loan={loan} renewedNow={renewedNow} />
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

/** The due date and what is left of the time; overdue is said kindly and never in red (V25). */
export function DueLine({ loan }: { readonly loan: Loan }) {
  const t = useTranslation();
  const language = useLanguage();
  const { daysLeft } = loan;
  if (loan.dueDate === "") return <span className="row-due">{t("loan.dueUnknown")}</span>;
  const date = t("loan.dueOn", { date: formatDate(loan.dueDate, language) });
  if (daysLeft < 0) {
    return (
      <span className="row-due row-overdue">
        <Icon name="notice" />
        <strong>{date}</strong>
        <span>{t("loan.overdue", { count: -daysLeft })}</span>
      </span>
    );
  }
  return (
    <span className="row-due">
      <strong>{date}</strong>
      <span>{daysLeft === 0 ? t("loan.today") : t("loan.daysLeft", { count: daysLeft })}</span>
    </span>
  );
}

/** Third line: renewed, or why it cannot be renewed (D58). A loan that can be renewed has its button instead. */
function RenewalLine({ loan, renewedNow }: { readonly loan: Loan; readonly renewedNow: boolean }) {
  const t = useTranslation();
  const language = useLanguage();
  const reason = useReason();
  if (renewedNow) {
    return (
      <p className="row-note row-renewed" role="status">
        <Icon name="check" />
        {loan.dueDate === ""
          ? t("loan.renewed")
          : t("loan.renewedNow", { date: formatDate(loan.dueDate, language) })}
      </p>
    );
  }
  if (loan.renewal.ok) return null;
  const { refusal } = loan.renewal;
  if (refusal.name === "renewal-limit" && loan.renewals > 0) {
    return (
      <p className="row-note">
        <Icon name="tick" />
        {t("loan.renewedWhy", { reason: reason(refusal) })}
      </p>
    );
  }
  return <p className="row-note">{reason(refusal)}</p>;
}

/** Short words for the refusals of a renewal; any other one in its usual words. */
function useReason(): (refusal: Refusal) => string {
  const t = useTranslation();
  const language = useLanguage();
  const usual = useInfo()?.rules.maxRenewals;
  return (refusal) => {
    const { max = usual, date } = refusal.details ?? {};
    switch (refusal.name) {
      case "renewal-reserved":
      case "renewal-overdue":
        return t(`loan.cannot.${refusal.name}`);
      case "renewal-limit":
        return max === undefined
          ? refusalWords(refusal, language).text
          : t("loan.cannot.renewal-limit", { count: max });
      case "renewal-too-early":
        return date === undefined
          ? t("loan.cannot.renewal-too-early-undated")
          : t("loan.cannot.renewal-too-early", { date: formatDate(date, language) });
      default: {
        // Who knows whether it was done is asked by this number.
        const { text, code } = refusalWords(refusal, language);
        return refusal.details?.ticket === undefined ? text : `${text}${t("common.apart")}${code}`;
      }
    }
  };
}
