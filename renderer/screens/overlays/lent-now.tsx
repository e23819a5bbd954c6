import { useState } from "react";
import type { Loan } from "#contract/domain/loan.ts";
import { Button } from "../../components/button.tsx";
import { withoutReadings } from "../../i18n/furigana/marks.ts";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import type { PhoneTitle } from "../../phone/phone-title.ts";
import { loansThatStand, useLending } from "../../queries/lending.ts";
import { useStore } from "../../state/store.ts";
import { fullTitle } from "../../title-words.ts";
import { PrintDialog } from "../shared/print-dialog.tsx";
import { Share, useShareable, useSlipText } from "../shared/share.tsx";

/** What was lent in this visit, each with its due date. */
export function LentNow() {
  const t = useTranslation();
  const loans = loansThatStand(useLending((state) => state.lines));
  const text = useSlipText();
  const { paper: stickers } = useShareable("stickers");
  const [printing, setPrinting] = useState(false);
  const due = ({ dueDate }: Loan): string =>
    dueDate === "" ? t("loan.dueUnknown") : t("loan.dueOn", { date: dueDate });
  // The text for the phone is plain.
  const phoneTitleOf = (loan: Loan): PhoneTitle => ({ ...loan.title, due: withoutReadings(due(loan)) });
  return (
    <>
      {loans.length > 0 && (
        <section className="finish-lent">
          <h3>{t("lend.endLent", { count: loans.length })}</h3>
          <ul>
            {loans.map((loan) => (
              <li key={loan.barcode}>
                <strong>{due(loan)}</strong>
                <span lang={loan.title.language}>{fullTitle(loan.title)}</span>
              </li>
            ))}
          </ul>
          <Share
            slip="loans"
            print={(text) => kiosk().printLent(text)}
            phone={{ at: "phone-list", titles: loans.map(phoneTitleOf) }}
            onLeave={useStore.getState().closeDialog}
          >
            {stickers ? (
              <Button icon="note" label={t("paper.printStickers")} onPress={() => setPrinting(true)} />
            ) : undefined}
          </Share>
          {printing && (
            <PrintDialog print={() => kiosk().printStickers(text)} onClose={() => setPrinting(false)} />
          )}
        </section>
      )}
    </>
  );
}
