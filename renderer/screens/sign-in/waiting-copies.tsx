import { useTranslation } from "../../i18n/index.ts";
import { type LendLine, useLending } from "../../queries/lending.ts";
import { CopyName } from "../book/copy-name.tsx";

/** Number of copies that are named; the question counts all. */
const NAMED = 3;

/** Copies that were scanned before a card, the newest first. */
export function useWaitingCopies(): readonly LendLine[] {
  return useLending((state) => state.lines).filter(({ state }) => state === "waiting");
}

/** The titles of the copies that wait for a card. */
export function WaitingCopies() {
  const t = useTranslation();
  const waiting = useWaitingCopies();
  const more = waiting.length - NAMED;
  return (
    <div role="status">
      <ul>
        {waiting.slice(0, NAMED).map(({ barcode }) => (
          <li key={barcode}>
            <CopyName barcode={barcode} className="waiting-copy" />
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t("lend.waitingMore", { count: more })}</p>}
    </div>
  );
}
