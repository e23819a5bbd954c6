import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { type LendLine, linesRead, useLending } from "../../queries/lending.ts";
import { play } from "../../read-aloud/sound.ts";
import { linkTo } from "../../state/links.ts";
import { rowsStyle, useRows } from "../../state/rows.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { pageOf } from "../shared/pages-of-list.ts";
import { PagingLine, usePaging, usePagingFoot } from "../shared/paging.tsx";
import { Picture } from "../shared/picture.tsx";
import { ReadyLeft } from "../shared/ready-left.tsx";
import { CountBox, CountQuestion } from "./count-question.tsx";
import { LendRow } from "./lend-row.tsx";

/** D84: copies are lent by scanning them; each has a line, the newest first. */
export function LendScreen() {
  const lines = useLending((state) => state.lines);
  const expected = useLending((state) => state.expected);
  const { asksCount } = useSettings();
  useSounds();
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
  const read = linesRead(lines).length;
  const [comparing, setComparing] = useState(false);
  const compare = (): void => {
    if (read === expected) useStore.getState().openDialog("finish");
    else setComparing(true);
  };
  return (
    <Page
      className="lend"
      heading={t("lend.heading")}
      aside={
        <>
          <p className="lend-hint">{lent === 0 ? t("lend.hint") : t("lend.count", { count: lent })}</p>
          {expected !== null && <p>{t("lend.read", { expected, count: read })}</p>}
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
        <ul className="rows" style={rowsStyle(rows.length)} aria-label={t("lend.open")} aria-live="polite">
          {rows.map((line) => (
            <LendRow key={line.barcode} line={line} />
          ))}
        </ul>
      )}
      <PagingLine {...paging} />
      {comparing && expected !== null && (
        <CountBox expected={expected} lines={lines} onClose={() => setComparing(false)} />
      )}
    </Page>
  );
}

function countOf(lines: readonly LendLine[], state: LendLine["state"]): number {
  return lines.filter((line) => line.state === state).length;
}

/** The page of the list in view; another scan leads back to the first, where its line is. */
function useLinePages(lines: readonly LendLine[]) {
  const newest = lines[0]?.barcode ?? "";
  const [chosen, setChosen] = useState({ page: 1, newest });
  const wanted = chosen.newest === newest ? chosen.page : 1;
  // Reasons take more lines than loans.
  const { items, ...of } = pageOf(lines, wanted, useRows(1));
  const paging = usePaging(of, (page) => setChosen({ page, newest }));
  return { rows: items, paging };
}

/** A sound for each copy that was scanned, lent or refused while the screen is open; the outcome drowns a scan. */
function useSounds(): void {
  const heard = useLending((state) => state.heard);
  const before = useRef(heard);
  useEffect(() => {
    const last = before.current;
    before.current = heard;
    const sound = (["refusal", "done", "seen"] as const).find((one) => heard[one] > last[one]);
    if (sound !== undefined) play(sound);
  }, [heard]);
}
