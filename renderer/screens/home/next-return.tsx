import type { Overview } from "#contract/domain/patron.ts";
import { today } from "../../dates.ts";
import { NextDue } from "../book/next-due.tsx";
import { Picture } from "../shared/picture.tsx";

const MS_PER_DAY = 86_400_000;

/** The next due book on the home screen; without loans a shelf. The dates of some systems are not known here. */
export function NextReturn({ loans }: Pick<Overview, "loans">) {
  const { nextDue, nextTitle } = loans;
  if (loans.count === 0) return <Picture of="books" />;
  if (nextDue === null) return null;
  const daysLeft = (Date.parse(nextDue) - Date.parse(today())) / MS_PER_DAY;
  // A sign-in alone asks the image server nothing (decision 20).
  return <NextDue title={nextTitle} loan={{ dueDate: nextDue, daysLeft }} drawn />;
}
