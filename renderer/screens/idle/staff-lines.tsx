import { staffLanguage } from "#contract/domain/text.ts";
import type { OutOfOrder } from "#contract/ipc/calls.ts";
import { REFUSALS } from "#contract/refusals.ts";
import { useLanguage } from "../../i18n/index.ts";
import { outOfOrderLine, problemWords } from "../../i18n/staff-lines.ts";

/** Why the terminal is out of order, in the staff's language. A script of its own: patrons need none of it. */
export function StaffLines({ refusal, since, problems }: OutOfOrder) {
  const language = staffLanguage(useLanguage());
  return (
    <div lang={language}>
      <p>{outOfOrderLine(REFUSALS[refusal].code, since, language)}</p>
      {problems?.map((problem) => (
        <p key={`${problem.file} ${problem.path} ${problem.kind}`} className="out-of-order-problem">
          {problemWords(problem, language)}
        </p>
      ))}
    </div>
  );
}
