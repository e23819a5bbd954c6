import { useState } from "react";
import type { Loan } from "#contract/domain/loan.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { withoutReadings } from "../../i18n/furigana/marks.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import type { PhoneTitle } from "../../phone/phone-title.ts";
import { useLending } from "../../queries/lending.ts";
import { useStore } from "../../state/store.ts";
import { fullTitle } from "../../title-words.ts";
import { PrintDialog } from "../shared/print-dialog.tsx";
import { Share, useShareable } from "../shared/share.tsx";

/** What was not lent in this visit, first: the last chance to notice it. Then what was, each with its due date. */
export function LentNow() {
  const t = useTranslation();
  const lines = useLending((state) => state.lines);
  const loans = lines.flatMap((line) => (line.state === "lent" ? [line.answer.loan] : [])).toReversed();
  const asked = useLending((state) => state.asked).length;
  const not = lines.filter(({ state }) => state === "refused").length + asked;
  const working = lines.filter(({ state }) => state === "working").length;
  const read = lines.length;
  const expected = useLending((state) => state.expected) ?? read;
  const language = useLanguage();
  const { paper: stickers } = useShareable("stickers");
  const [printing, setPrinting] = useState(false);
  const due = ({ dueDate }: Loan): string =>
    dueDate === "" ? t("loan.dueUnknown") : t("loan.dueOn", { date: dueDate });
  // The text for the phone is plain.
  const phoneTitleOf = (loan: Loan): PhoneTitle => ({ ...loan.title, due: withoutReadings(due(loan)) });
  return (
    <>
      {read !== expected && <Note words={t("lend.mismatch", { expected, count: read })} />}
      {not > 0 && <Note words={t("lend.endNot", { count: not })} />}
      {working > 0 && <Note words={t("lend.endWorking", { count: working })} />}
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
            print={(language) => kiosk().printLent({ language })}
            phone={{ at: "phone-list", titles: loans.map(phoneTitleOf) }}
            onLeave={useStore.getState().closeDialog}
          >
            {stickers ? (
              <Button icon="note" label={t("paper.printStickers")} onPress={() => setPrinting(true)} />
            ) : undefined}
          </Share>
          {printing && (
            <PrintDialog
              print={() => kiosk().printStickers({ language })}
              onClose={() => setPrinting(false)}
            />
          )}
        </section>
      )}
    </>
  );
}

function Note({ words }: { readonly words: string }) {
  return (
    <p className="finish-note">
      <Icon name="notice" />
      <span>{words}</span>
    </p>
  );
}
