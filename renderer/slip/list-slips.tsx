import type { Hold } from "#contract/domain/hold.ts";
import type { Loan } from "#contract/domain/loan.ts";
import { joinPlaces } from "../i18n/names.ts";
import { fullTitle } from "../title-words.ts";
import { useSlip } from "./help.ts";

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

/** Order of states; ended holds are left out. */
const ORDER: readonly Hold["state"][] = ["ready", "in-transit", "approved", "applied"];

/** The holds, ready ones first, with place and shelf. */
export function HoldsSlip({ holds }: { readonly holds: readonly Hold[] }) {
  const shown = ORDER.flatMap((state) => holds.filter((hold) => hold.state === state));
  return (
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
