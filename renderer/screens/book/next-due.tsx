import type { Loan } from "#contract/domain/loan.ts";
import type { TitleLine } from "#contract/domain/title.ts";
import { Notice } from "../../components/notice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { BookLine } from "./book-line.tsx";
import { DueLine } from "./due-line.tsx";

interface NextDueProps {
  /** Absent where the system does not tell it here. */
  readonly title?: TitleLine | undefined;
  readonly loan: Pick<Loan, "dueDate" | "daysLeft">;
  /** Asks for no image of the cover. */
  readonly drawn?: boolean;
}

/** The book that is due next; one that is overdue stands out, kindly (V55). */
export function NextDue({ title, loan, drawn }: NextDueProps) {
  const t = useTranslation();
  const late = loan.daysLeft < 0;
  const label = t(late ? "loan.nextLate" : "loan.next");
  if (title === undefined) {
    return (
      <Notice tone={late ? "notice" : "plain"} icon={late ? "notice" : "book"} title={label}>
        <DueLine loan={loan} />
      </Notice>
    );
  }
  return (
    <div className={`next-due ${late ? "next-due-late" : ""}`}>
      <BookLine title={title} label={label} drawn={drawn}>
        <DueLine loan={loan} />
      </BookLine>
    </div>
  );
}
