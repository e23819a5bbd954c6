import type { Loan } from "#contract/domain/loan.ts";
import { Icon } from "../../components/icon.tsx";
import { useTranslation } from "../../i18n/index.ts";

/** The due date and the remaining time; overdue loans are shown kindly and never in red (V25). */
export function DueLine({ loan }: { readonly loan: Pick<Loan, "dueDate" | "daysLeft"> }) {
  const t = useTranslation();
  const { daysLeft } = loan;
  if (loan.dueDate === "") return <span className="row-due">{t("loan.dueUnknown")}</span>;
  const date = t("loan.dueOn", { date: loan.dueDate });
  if (daysLeft < 0) {
    return (
      <span className="row-due row-overdue">
        <strong>
          <Icon name="notice" />
          {date}
        </strong>
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
