import type { Hold } from "#contract/domain/hold.ts";
import { today } from "../dates.ts";
import { firstStep } from "../title-words.ts";
import { BookWords } from "./book-words.tsx";
import { useSlip } from "./help.ts";

/** Receipt of one hold: the book, pickup library, contact method and next steps. */
export function HoldSlip({ hold }: { readonly hold: Hold }) {
  const { t, local, library, libraryName, sheet } = useSlip();
  const pickup = library(hold.pickup);
  const placed = Date.parse(hold.placedAt);
  const days = sheet.info?.rules.holdShelfOpenDays ?? 0;
  const place = libraryName(hold.pickup);
  return (
    <>
      <BookWords title={hold.title} />
      <dl className="slip-facts">
        {hold.pickup !== "" && (
          <>
            <dt>{t("hold.pickup")}</dt>
            <dd>
              {place}
              {pickup !== undefined && <span>{local(pickup.pickupPlace)}</span>}
            </dd>
          </>
        )}
        <dt>{t("hold.notice")}</dt>
        <dd>{t(`hold.contact.${hold.contact}`)}</dd>
        {hold.position !== null && (
          <>
            <dt>{t("hold.placeInLine")}</dt>
            <dd>{t("hold.position", { count: hold.position })}</dd>
          </>
        )}
      </dl>
      <section>
        <h2>{t("hold.whatNext")}</h2>
        <ol className="slip-steps">
          <li>{firstStep(t, hold, place)}</li>
          <li>{t(`hold.steps.told.${hold.contact}`)}</li>
          {days > 0 && <li>{t("hold.steps.taken", { count: days })}</li>}
        </ol>
      </section>
      {Number.isFinite(placed) && (
        <p className="slip-small">{t("paper.placedOn", { date: today(placed) })}</p>
      )}
    </>
  );
}
