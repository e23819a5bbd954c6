import { useTranslation } from "../../i18n/index.ts";
import { useQuery } from "../../queries/hooks.ts";
import { type LendLine, useLending } from "../../queries/lending.ts";
import { copyQuery } from "../../queries/queries.ts";
import { useAbility } from "../../state/store.ts";
import { TitleName } from "../book/title-name.tsx";

/** Number of copies that are named; the question counts all. */
const NAMED = 3;

/** Copies that were scanned before a card, the newest first. */
export function useWaitingCopies(): readonly LendLine[] {
  return useLending((state) => state.lines).filter(({ state }) => state === "waiting");
}

/** The titles of the copies that wait for a card. */
export function WaitingCopies() {
  const search = useAbility("search");
  const t = useTranslation();
  const waiting = useWaitingCopies();
  const more = waiting.length - NAMED;
  return (
    <div role="status">
      <ul>
        {waiting.slice(0, NAMED).map(({ barcode }) => (
          <li key={barcode}>{search ? <NamedCopy barcode={barcode} /> : <BareCopy barcode={barcode} />}</li>
        ))}
      </ul>
      {more > 0 && <p>{t("lend.waitingMore", { count: more })}</p>}
    </div>
  );
}

function NamedCopy({ barcode }: { readonly barcode: string }) {
  const { value } = useQuery(copyQuery(barcode));
  return value === null ? (
    <BareCopy barcode={barcode} />
  ) : (
    <TitleName title={value} className="waiting-copy" />
  );
}

function BareCopy({ barcode }: { readonly barcode: string }) {
  return useTranslation()("lend.copy", { number: barcode });
}
