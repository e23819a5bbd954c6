import { REFUSALS } from "#contract/refusals.ts";
import type { LendingCounts } from "#contract/staff/lending.ts";
import { refusalWords } from "../components/refusal-words.ts";
import { Pages } from "./pages.tsx";
import { useStaff } from "./store.ts";
import { fill, useStaffWords } from "./words.ts";

const PER_PAGE = 3;

/** Loans and returns at this terminal, and why others were not done. Absent where there were none. */
export function LendingCountsList({ counts }: { readonly counts: LendingCounts }) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const { lent, returned, refused } = counts;
  if (lent + returned + refused.length === 0) return null;
  return (
    <>
      <h3>
        {t.records.lending} {fill(t.records.lendingDone, { lent, returned })}
      </h3>
      <Pages
        items={refused}
        size={PER_PAGE}
        row={({ verb, refusal, count }) => (
          <li key={`${verb} ${refusal}`} className="staff-row">
            <span className="staff-row-name">
              {t.writes[verb]} {REFUSALS[refusal].code}
            </span>
            <span className="staff-row-condition">{fill(t.records.lendingRefused, { count })}</span>
            <span className="staff-row-words">{refusalWords({ name: refusal }, language).text}</span>
          </li>
        )}
      />
    </>
  );
}
