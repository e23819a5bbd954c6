import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { type LendLine, useLending } from "../../queries/lending.ts";
import { linkTo } from "../../state/links.ts";
import { rowsStyle } from "../../state/rows.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { PagingLine, usePagingFoot } from "../shared/paging.tsx";
import { Picture } from "../shared/picture.tsx";
import { ReadyLeft } from "../shared/ready-left.tsx";
import { useLinePages, useReadySound } from "../shared/scanned-lines.ts";
import { CountBox, CountQuestion } from "./count-question.tsx";
import { LendRow } from "./lend-row.tsx";

/** D84: copies are lent by scanning them; each has a line, the newest first. */
export function LendScreen() {
  const lines = useLending((state) => state.lines);
  const expected = useLending((state) => state.expected);
  const { asksCount } = useSettings();
  useReadySound();
  const isAsked = asksCount && expected === undefined && lines.length === 0;
  return isAsked ? <CountQuestion /> : <LendLines lines={lines} expected={expected ?? null} />;
}

interface LendLinesProps {
  readonly lines: readonly LendLine[];
  /** How many books the patron has; null = not known. */
  readonly expected: number | null;
}

function LendLines({ lines, expected }: LendLinesProps) {
  const t = useTranslation();
  const { rows, paging } = useLinePages(lines);
  const foot = usePagingFoot(paging);
  const lent = countOf(lines, "lent");
  const read = lines.length;
  // A scan or a refusal closes the box: its numbers, or what the patron has to see, have changed.
  const shown = lines.map(({ barcode, state }) => `${barcode} ${state === "refused"}`).join();
  const [compared, setCompared] = useState<string | null>(null);
  const compare = (): void => {
    if (read === expected) useStore.getState().openDialog("finish");
    else setCompared(shown);
  };
  return (
    <>
      <Page
        className="lend"
        heading={t("lend.heading")}
        aside={
          <>
            <p className="lend-hint">{lent === 0 ? t("lend.hint") : t("lend.count", { count: lent })}</p>
            {expected !== null && (
              <p>{t(read > expected ? "lend.mismatch" : "lend.read", { expected, count: read })}</p>
            )}
            <ReadyLeft />
            {lent > 0 && <Button label={t("lend.due")} {...linkTo({ at: "loans" })} />}
            {expected !== null && read > 0 && (
              <Button className="count-all" label={t("lend.all")} onPress={compare} />
            )}
          </>
        }
        extra={lines.length === 0 && <Picture of="shelf" />}
        {...foot}
      >
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

function countOf(lines: readonly LendLine[], state: LendLine["state"]): number {
  return lines.filter((line) => line.state === state).length;
}
