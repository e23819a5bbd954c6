import { useEffect } from "react";
import type { ReturnedCopy } from "#contract/domain/lending.ts";
import { formatDate, timeOf, today } from "../../dates.ts";
import { withoutReadings } from "../../i18n/furigana/marks.ts";
import {
  type Translate,
  translator,
  useLanguage,
  useLocal,
  useTerms,
  useTranslation,
} from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import { useLayout } from "../../layout.ts";
import type { Route } from "../../navigation/route.ts";
import { countOutcomes } from "../../queries/outcome.ts";
import { outcomeOfReturn, type ReturnLine, useReturning } from "../../queries/returning.ts";
import { whyAway } from "../../queries/system-away.ts";
import { rowsStyle } from "../../state/rows.ts";
import { useOwnLibrary, useSettings, useStore } from "../../state/store.ts";
import { FirstScan } from "../shared/at-reader.tsx";
import { mayRepeat } from "../shared/may-repeat.ts";
import { amissOf, OutcomeCount, useAmissHint } from "../shared/outcome-count.tsx";
import { Page } from "../shared/page.tsx";
import { PagingLine, usePagingFoot } from "../shared/paging.tsx";
import { Picture } from "../shared/picture.tsx";
import { useLinePages, useReadySound } from "../shared/scanned-lines.ts";
import { Share } from "../shared/share.tsx";
import { ReturnRow } from "./return-row.tsx";

/** D86: copies are returned by scanning them, without a card; each has a line. */
export function ReturnsScreen() {
  const t = useTranslation();
  const lines = useReturning((state) => state.lines);
  const isAway = useStore((page) => whyAway(page, "checkIn") !== null);
  const isFirst = useStore((state) => state.stack.length === 0);
  const copies = lines.flatMap(returnedOf);
  const amissHint = useAmissHint(lines.some(isForDesk));
  const { rows, paging } = useLinePages(lines, outcomeOfReturn);
  const foot = usePagingFoot(paging);
  const spread = useLayout() === "spread";
  useShorterIdleTime();
  useReadySound();
  const count = copies.length;
  const counts = countOutcomes(lines.map(outcomeOfReturn));
  const isAmiss = amissOf(counts) > 0;
  const hint = isAway
    ? t("returns.awayHint")
    : isAmiss
      ? amissHint
      : count === 0
        ? t("returns.hint")
        : t("returns.count", { count });
  const nothingYet = lines.length === 0 && (isAway ? <Picture of="desk" /> : <FirstScan />);
  const receipt = count > 0 && <Receipt copies={copies} />;
  return (
    <Page
      className="returns"
      heading={
        isAway ? (
          t("returns.away")
        ) : isAmiss ? (
          <OutcomeCount of="returns" counts={counts} />
        ) : (
          t("returns.heading")
        )
      }
      {...(isFirst ? { onBack: null } : {})}
      aside={
        <>
          <p className="lend-hint" role="status">
            {hint}
          </p>
          {spread && receipt}
        </>
      }
      extra={!spread && nothingYet}
      {...foot}
    >
      {spread && nothingYet}
      {lines.length > 0 && (
        <ul className="rows" style={rowsStyle(rows.length)} aria-label={t("lend.list")} aria-live="polite">
          {rows.map((line) => (
            <ReturnRow key={line.barcode} line={line} />
          ))}
        </ul>
      )}
      <PagingLine {...paging}>{!spread && receipt}</PagingLine>
    </Page>
  );
}

/** Whether only staff can help with this copy. */
function isForDesk(line: ReturnLine): boolean {
  return line.state === "refused" && !mayRepeat(line.refusal);
}

function returnedOf(line: ReturnLine): readonly ReturnedCopy[] {
  return line.state === "returned" ? [line.copy] : [];
}

/** Main keeps the time; the page only says which screen is open. */
function useShorterIdleTime(): void {
  useEffect(() => {
    void kiosk().returning({ on: true });
    return () => void kiosk().returning({ on: false });
  }, []);
}

/** The receipt on paper or as a code for a phone: titles, times and this terminal, without a name. */
function Receipt({ copies }: { readonly copies: readonly ReturnedCopy[] }) {
  const { t, head } = useReceiptWords();
  const phone: Route = {
    at: "phone-list",
    titles: copies.map(({ title, at }) => ({
      ...title,
      returned: t("returns.slip.at", { time: timeOf(at) }),
    })),
    receipt: head,
  };
  return <Share slip="returns" print={(text) => kiosk().printReturns(text)} phone={phone} />;
}

/** Words of the code, as plain text: a phone knows no furigana. */
function useReceiptWords(): { readonly t: Translate; readonly head: string } {
  const language = useLanguage();
  const t = translator(language, useTerms());
  const library = useOwnLibrary();
  const local = useLocal();
  const { kioskName } = useSettings();
  const name = library === undefined ? "" : withoutReadings(local(library.name));
  const kiosk = t("returns.slip.kiosk", { name: kioskName });
  const lines = [t("paper.names.returns"), name, kiosk, formatDate(today(), language)];
  return { t, head: lines.filter((line) => line !== "").join("\n") };
}
