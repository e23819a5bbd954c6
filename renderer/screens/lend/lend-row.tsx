import type { CheckedOut } from "#contract/domain/lending.ts";
import type { Refusal } from "#contract/refusals.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { type LendLine, lendScanned } from "../../queries/lending.ts";
import { useAbility } from "../../state/store.ts";
import { DueLine } from "../book/due-line.tsx";
import { TitleName } from "../book/title-name.tsx";
import { mayRepeat } from "../shared/may-repeat.ts";

/** One scanned copy: being lent, lent with its due date, or not lent and why. */
export function LendRow({ line }: { readonly line: LendLine }) {
  const t = useTranslation();
  switch (line.state) {
    case "working":
      return (
        <li className="row">
          <div className="row-words">
            <span className="row-name">{t("lend.working")}</span>
            <p className="row-note">{t("lend.copy", { number: line.barcode })}</p>
          </div>
        </li>
      );
    case "lent":
      return <LentRow answer={line.answer} />;
    case "refused":
      return <RefusedRow barcode={line.barcode} refusal={line.refusal} />;
  }
}

function LentRow({ answer: { loan, renewed, holdFulfilled } }: { readonly answer: CheckedOut }) {
  const t = useTranslation();
  return (
    <li className="row row-done">
      <BookCover title={loan.title} size="row" />
      <div className="row-words">
        <TitleName title={loan.title} className="row-name" />
        <DueLine loan={loan} />
        <p className="row-note row-renewed">
          <Icon name="check" />
          {t(renewed ? "loan.renewed" : holdFulfilled ? "lend.lentHold" : "lend.lent")}
        </p>
      </div>
    </li>
  );
}

/** D85: a renewal is offered, never done by itself. */
function RefusedRow({ barcode, refusal }: { readonly barcode: string; readonly refusal: Refusal }) {
  const t = useTranslation();
  const { text, help, code } = refusalWords(refusal, useLanguage(), t);
  const canRenew = useAbility("renew") && refusal.name === "lent-to-you";
  const again = !canRenew && mayRepeat(refusal);
  return (
    <li className="row row-loan row-not-lent">
      <div className="row-words">
        <span className="row-name">{text}</span>
        {!canRenew && help !== "" && <p className="row-note">{help}</p>}
        <p className="row-note">
          <Icon name="notice" />
          {[t("lend.copy", { number: barcode }), ...(code === undefined ? [] : [code])].join(
            t("common.apart"),
          )}
        </p>
      </div>
      {canRenew && (
        <Button className="row-action" label={t("loan.renew")} onPress={() => lendScanned(barcode, true)} />
      )}
      {again && (
        <Button className="row-action" label={t("common.ways.again")} onPress={() => lendScanned(barcode)} />
      )}
    </li>
  );
}
