import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import { type LendLine, outcomeOfLoan, useLending } from "../../queries/lending.ts";
import { countOutcomes } from "../../queries/outcome.ts";
import { whyAway } from "../../queries/system-away.ts";
import { linkTo } from "../../state/links.ts";
import { rowsStyle } from "../../state/rows.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { FirstScan } from "../shared/at-reader.tsx";
import { mayRepeat } from "../shared/may-repeat.ts";
import { amissOf, OutcomeCount, useAmissHint } from "../shared/outcome-count.tsx";
import { Page } from "../shared/page.tsx";
import { PagingLine, usePagingFoot } from "../shared/paging.tsx";
import { Picture } from "../shared/picture.tsx";
import { ReadyLeft } from "../shared/ready-left.tsx";
import { useLinePages, useReadySound } from "../shared/scanned-lines.ts";
import { CountBox, CountQuestion } from "./count-question.tsx";
import { LendRow } from "./lend-row.tsx";

/** D84: copies are lent by scanning them; each has a line. */
export function LendScreen() {
  const lines = useLending((state) => state.lines);
  const expected = useLending((state) => state.expected);
  const { asksCount } = useSettings();
  const isAway = useIsAway();
  useReadySound();
  const isAsked = asksCount && expected === undefined && lines.length === 0 && !isAway;
  return isAsked ? <CountQuestion /> : <LendLines lines={lines} expected={expected ?? null} />;
}

interface LendLinesProps {
  readonly lines: readonly LendLine[];
  /** How many books the patron has; null = not known. */
  readonly expected: number | null;
}

function LendLines({ lines, expected }: LendLinesProps) {
  const t = useTranslation();
  const amissHint = useAmissHint(lines.some(isForDesk));
  const { rows, paging } = useLinePages(lines, outcomeOfLoan);
  const foot = usePagingFoot(paging);
  const counts = countOutcomes(lines.map(outcomeOfLoan));
  const { done, open } = counts;
  const spread = useLayout() === "spread";
  const isAway = useIsAway();
  const nothingYet = lines.length === 0 && (isAway ? <Picture of="desk" /> : <FirstScan />);
  const isAmiss = amissOf(counts) > 0;
  // A scan or a refusal closes the box: its numbers, or what the patron has to see, have changed.
  const shown = lines.map(({ barcode, state }) => `${barcode} ${state === "refused"}`).join();
  const [compared, setCompared] = useState<string | null>(null);
  const compare = (): void => {
    // What is still being lent is taken as lent: the question whether to finish says it otherwise.
    if (done + open === expected) useStore.getState().openDialog("finish");
    else setCompared(shown);
  };
  const hint = isAway
    ? t("lend.awayHint")
    : isAmiss
      ? amissHint
      : done === 0
        ? t("lend.hint")
        : t("lend.count", { count: done });
  return (
    <>
      <Page
        className="lend"
        heading={
          isAway ? t("lend.away") : isAmiss ? <OutcomeCount of="lend" counts={counts} /> : t("lend.heading")
        }
        aside={
          <>
            <p className="lend-hint">{hint}</p>
            {expected !== null && (
              <p>{t(done > expected ? "lend.mismatch" : "lend.read", { expected, count: done })}</p>
            )}
            <ReadyLeft />
            <div className="lend-ways">
              {done > 0 && <Button label={t("lend.due")} {...linkTo({ at: "loans" })} />}
              {expected !== null && lines.length > 0 && (
                <Button className="count-all" label={t("lend.all")} onPress={compare} />
              )}
            </div>
          </>
        }
        extra={!spread && nothingYet}
        {...foot}
      >
        {spread && nothingYet}
        {lines.length > 0 && (
          <ul className="rows" style={rowsStyle(rows.length)} aria-label={t("lend.list")} aria-live="polite">
            {rows.map((line) => (
              <LendRow key={line.barcode} line={line} />
            ))}
          </ul>
        )}
        <PagingLine {...paging} />
      </Page>
      {compared === shown && expected !== null && (
        <CountBox expected={expected} lines={lines} onClose={() => setCompared(null)} />
      )}
    </>
  );
}

/** Whether nothing can be lent now. */
function useIsAway(): boolean {
  return useStore((page) => whyAway(page, "checkOut") !== null);
}

/** Whether only staff can help with this copy: no touch here does. */
function isForDesk(line: LendLine): boolean {
  if (line.state !== "refused") return outcomeOfLoan(line) === "unknown";
  const { refusal } = line;
  return refusal.details?.fee === undefined && refusal.name !== "lent-to-you" && !mayRepeat(refusal);
}
