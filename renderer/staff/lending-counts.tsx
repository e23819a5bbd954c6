import type { IsoInstant } from "#contract/domain/text.ts";
import { REFUSALS } from "#contract/refusals.ts";
import type { LendingCounts } from "#contract/staff/lending.ts";
import { refusalWords } from "../components/refusal-words.ts";
import { useStaff } from "./store.ts";
import { dayAndMinute } from "./times.ts";
import { fill, useStaffWords } from "./words.ts";

/** Loans and returns at this terminal since its start, and why others were not done. Absent where there were none. */
export function LendingCountsList(props: { readonly counts: LendingCounts; readonly since: IsoInstant }) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const { since, counts } = props;
  const { lent, returned, refused } = counts;
  if (lent + returned + refused.length === 0) return null;
  return (
    <>
      <h3>{fill(t.records.lending, { since: dayAndMinute(since) })}</h3>
      <p>{fill(t.records.lendingDone, { lent, returned })}</p>
      <ul className="staff-rows">
        {refused.map(({ verb, refusal, count }) => (
          <li key={`${verb} ${refusal}`} className="staff-row">
            <span className="staff-row-name">
              {t.writes[verb]} {REFUSALS[refusal].code}
            </span>
            <span className="staff-row-condition">{fill(t.records.lendingRefused, { count })}</span>
            <span className="staff-row-words">{refusalWords({ name: refusal }, language).text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
