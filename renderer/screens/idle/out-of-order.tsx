import { type ComponentType, useEffect, useState } from "react";
import type { Hello, OutOfOrder } from "#contract/ipc/calls.ts";
import { REFUSALS } from "#contract/refusals.ts";
import { Icon } from "../../components/icon.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { useInfo, useStore } from "../../state/store.ts";
import { InOtherLanguages } from "./in-other-languages.tsx";
import { StaffButton } from "./staff-button.tsx";

/** The out-of-order screen (V60): a closed book, where to go instead, and a line for staff. */
export function OutOfOrderScreen({ outOfOrder }: { readonly outOfOrder: OutOfOrder | null }) {
  const t = useTranslation();
  const phone = useInfo()?.phone ?? "";
  const hello = useStore((state) => state.hello);
  return (
    <main className="out-of-order">
      <ClosedBook />
      <div className="out-of-order-words">
        <h1>{t("visit.outOfOrder.heading")}</h1>
        <p className="out-of-order-where">
          <span className="caption">{t(purposeOf(hello))}</span>
          <span>{t("visit.outOfOrder.next")}</span>
        </p>
        {phone !== "" && (
          <p className="out-of-order-where">
            <span className="caption">{t("visit.outOfOrder.urgent")}</span>
            <span className="out-of-order-phone">
              <Icon name="phone" />
              {t("visit.outOfOrder.phone", { phone })}
            </span>
          </p>
        )}
        <InOtherLanguages
          className="out-of-order-other"
          say={["visit.outOfOrder.heading", "visit.outOfOrder.next"]}
        />
      </div>
      {outOfOrder !== null && (
        <div className="out-of-order-staff caption">
          <LinesForStaff outOfOrder={outOfOrder} />
          <StaffButton label={t("visit.outOfOrder.door")} />
        </div>
      )}
    </main>
  );
}

/** What a patron wanted to do here. */
function purposeOf(hello: Hello | null) {
  if (hello?.settings.patrons === false) return "visit.attract.giveBack";
  const lends = hello?.capabilities.search === false && hello.capabilities.checkOut;
  return lends ? "visit.outOfOrder.whereLends" : "visit.outOfOrder.where";
}

/** The lines for staff; the refusal's code alone until their script is loaded. */
function LinesForStaff({ outOfOrder }: { readonly outOfOrder: OutOfOrder }) {
  const [Lines, setLines] = useState<ComponentType<OutOfOrder> | null>(null);
  useEffect(() => {
    void import("./staff-lines.tsx").then(
      ({ StaffLines }) => setLines(() => StaffLines),
      () => undefined,
    );
  }, []);
  return Lines === null ? <p>{REFUSALS[outOfOrder.refusal].code}</p> : <Lines {...outOfOrder} />;
}

/** A closed book with a plain band instead of the ribbon, which belongs to visits. */
function ClosedBook() {
  return (
    <svg className="closed-book" viewBox="0 0 320 400" aria-hidden="true">
      <path
        d="M36 24h232a16 16 0 0 1 16 16v320a16 16 0 0 1-16 16H36a12 12 0 0 1-12-12V36a12 12 0 0 1 12-12Z"
        fill="#5b6068"
      />
      <path d="M24 36a12 12 0 0 1 12-12h28v352H36a12 12 0 0 1-12-12z" fill="#4a4e55" />
      <path d="M284 52h12v296h-12z" fill="var(--slip)" stroke="var(--outline)" strokeWidth="2" />
      <rect x="96" y="64" width="72" height="176" fill="var(--slip)" />
      <rect x="102" y="70" width="60" height="164" fill="none" stroke="var(--outline)" strokeWidth="2" />
      <path d="M16 276h288v36H16z" fill="var(--sunken)" stroke="var(--outline)" strokeWidth="3" />
      <path d="M150 268h40v52h-40z" fill="var(--sunken)" stroke="var(--outline)" strokeWidth="3" />
    </svg>
  );
}
