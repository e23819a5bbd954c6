import type { Hold } from "#contract/domain/hold.ts";
import type { ReturnedCopy } from "#contract/domain/lending.ts";
import type { Loan } from "#contract/domain/loan.ts";
import { holdShelfOf, inShelfOrder } from "#contract/text/shelf.ts";
import { timeOf } from "../dates.ts";
import { joinPlaces } from "../i18n/names.ts";
import { fullTitle } from "../title-words.ts";
import { useSlip } from "./help.ts";
import { SlipPlan } from "./slip-plan.tsx";

/** The loans, with the first due date in large type at the top. */
export function LoansSlip({ loans }: { readonly loans: readonly Loan[] }) {
  const { t } = useSlip();
  const first = loans.find(({ dueDate }) => dueDate !== "");
  return (
    <>
      {first !== undefined && (
        <section className="slip-due">
          <h2>{t("paper.nextDue")}</h2>
          <p>{t("common.date", { date: first.dueDate })}</p>
        </section>
      )}
      <Rows count={loans.length}>
        {loans.map((loan) => (
          <li key={loan.id}>
            <strong>
              {loan.dueDate === "" ? t("loan.dueUnknown") : t("loan.dueOn", { date: loan.dueDate })}
              {loan.daysLeft < 0 && `${t("common.apart")}${t("loan.overdue", { count: -loan.daysLeft })}`}
            </strong>
            <span className="slip-row-title" lang={loan.title.language}>
              {fullTitle(loan.title)}
            </span>
          </li>
        ))}
      </Rows>
    </>
  );
}

/** Receipt of returned copies: title and time of each, and this terminal; nothing of who had borrowed them. */
export function ReturnsSlip({ copies }: { readonly copies: readonly ReturnedCopy[] }) {
  const { t, sheet } = useSlip();
  return (
    <>
      <Rows count={copies.length}>
        {copies.map(({ barcode, title, at }) => (
          <li key={barcode}>
            <strong>{t("returns.slip.at", { time: timeOf(at) })}</strong>
            <span className="slip-row-title" lang={title.language}>
              {fullTitle(title)}
            </span>
          </li>
        ))}
      </Rows>
      <p className="slip-small">{t("returns.slip.kiosk", { name: sheet.kioskName })}</p>
    </>
  );
}

/** The states after `ready`; ended holds are left out. */
const LATER: readonly Hold["state"][] = ["in-transit", "approved", "applied"];

/** The holds, ready ones first in shelf order, with place and number; and the plan of the hold shelf where one of them is. */
export function HoldsSlip({ holds }: { readonly holds: readonly Hold[] }) {
  const { sheet } = useSlip();
  const inState = (state: Hold["state"]): readonly Hold[] => holds.filter((hold) => hold.state === state);
  const ready = inShelfOrder(inState("ready"), sheet.ownLibrary);
  const shown = [...ready, ...LATER.flatMap(inState)];
  const shelf = ready[0]?.pickup === sheet.ownLibrary ? holdShelfOf(sheet.shelfMap, sheet.ownLibrary) : null;
  return (
    <>
      <Rows count={shown.length}>
        {shown.map((hold) => (
          <li key={hold.id}>
            <HoldState hold={hold} />
            <span className="slip-row-title" lang={hold.title.language}>
              {fullTitle(hold.title)}
            </span>
            <PickupLine hold={hold} />
          </li>
        ))}
      </Rows>
      {shelf !== null && <SlipPlan {...shelf} />}
    </>
  );
}

function HoldState({ hold }: { readonly hold: Hold }) {
  const { t, apart } = useSlip();
  const all = [
    t(`hold.state.${hold.state}`),
    hold.position === null ? "" : t("hold.position", { count: hold.position }),
    hold.ready === null || hold.ready.shelf === "" ? "" : t("hold.readyShelf", { shelf: hold.ready.shelf }),
  ];
  return <strong>{apart(all)}</strong>;
}

function PickupLine({ hold }: { readonly hold: Hold }) {
  const { t, language, local, libraryName } = useSlip();
  if (hold.pickup === "") return null;
  if (hold.ready !== null) {
    return (
      <span>
        {joinPlaces(language, [libraryName(hold.pickup), local(hold.ready.place)])}
        {t("common.apart")}
        {t("paper.waitsUntil", { date: hold.ready.until })}
      </span>
    );
  }
  const where = libraryName(hold.pickup, "shortName");
  return <span>{t("hold.pickupAt", { library: where, contact: t(`hold.contact.${hold.contact}`) })}</span>;
}

function Rows({ count, children }: { readonly count: number; readonly children: React.ReactNode }) {
  const { t } = useSlip();
  if (count === 0) return <p>{t("paper.none")}</p>;
  return (
    <section>
      <h2>{t("paper.count", { count })}</h2>
      <ul className="slip-rows">{children}</ul>
    </section>
  );
}
