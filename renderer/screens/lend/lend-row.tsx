import { memo } from "react";
import type { CheckedIn } from "#contract/domain/lending.ts";
import type { Fee } from "#contract/domain/lending-fee.ts";
import type { Refusal } from "#contract/refusals.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { joinSentences } from "../../i18n/names.ts";
import { declineFee, type LendLine, lendScanned, type RefusedLine, undoLoan } from "../../queries/lending.ts";
import { outcomeOfRefusal } from "../../queries/outcome.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { CopyName, OfCopy } from "../book/copy-name.tsx";
import { DueLine } from "../book/due-line.tsx";
import { spokenOf } from "../book/spoken-title.ts";
import { TitleName } from "../book/title-name.tsx";
import { money } from "../shared/balance-notice.tsx";
import { mayRepeat } from "../shared/may-repeat.ts";
import { PutWords } from "../shared/put-words.tsx";

/**
 * One scanned copy: being lent, lent with its due date, undone, or not lent and why. A memo, because each scan renders the list of all
 * copies.
 */
export const LendRow = memo(function LendRow({ line }: { readonly line: LendLine }) {
  const t = useTranslation();
  switch (line.state) {
    case "waiting":
    case "working":
      return (
        <li className="row row-seen">
          <div className="row-words">
            <span className="row-name">{t("lend.working")}</span>
            <p className="row-note">
              <Icon name="eye" />
              {t("lend.copy", { number: line.barcode })}
            </p>
          </div>
        </li>
      );
    case "lent":
      return <LentRow line={line} />;
    case "undone":
      return <UndoneRow answer={line.answer} />;
    case "refused":
      return line.refusal.details?.fee === undefined ? (
        <RefusedRow line={line} />
      ) : (
        <FeeRow line={line} fee={line.refusal.details.fee} />
      );
  }
});

function LentRow({ line }: { readonly line: Extract<LendLine, { readonly state: "lent" }> }) {
  const t = useTranslation();
  const { answer, undo } = line;
  const { loan, renewed, holdFulfilled, canUndo, fee } = answer;
  const language = useLanguage();
  const failed = typeof undo === "object" ? undo : null;
  return (
    <li className={`row row-loan ${failed === null ? "row-done" : "row-not-lent"}`}>
      <BookCover title={loan.title} size="row" />
      <div className="row-words">
        <TitleName title={loan.title} className="row-name" />
        <DueLine loan={loan} />
        {fee !== undefined && (
          <p className="row-note">
            {joinSentences(language, [
              t("lend.charged", { amount: money(fee, language), reason: t(`lend.feeReason.${fee.reason}`) }),
              t("lend.pay"),
            ])}
          </p>
        )}
        {failed === null ? (
          <p className="row-note row-renewed">
            <Icon name="check" />
            {t(renewed ? "loan.renewed" : holdFulfilled ? "lend.lentHold" : "lend.lent")}
          </p>
        ) : (
          <UndoRefusal refusal={failed} />
        )}
      </div>
      {canUndo && mayRepeat(failed) && (
        <Button
          className="row-action"
          state={undo === "busy" ? "busy" : "ready"}
          label={
            <>
              <span aria-hidden="true">{t("lend.undo")}</span>
              <span
                className="visually-hidden"
                data-spoken={spokenOf(loan.title, (title) => t("lend.undoOf", { title }))}
              >
                {t("lend.undoOf", { title: loan.title.title })}
              </span>
            </>
          }
          onPress={() => undoLoan(line)}
        />
      )}
    </li>
  );
}

/** The loan stands, or nobody knows whether it does. */
function UndoRefusal({ refusal }: { readonly refusal: Refusal }) {
  const t = useTranslation();
  const language = useLanguage();
  const { text, help, code } = refusalWords(refusal, language, t);
  const isUnknown = outcomeOfRefusal(refusal) === "unknown";
  const sentences = isUnknown
    ? t("lend.undoUnknown")
    : joinSentences(
        language,
        [text, help].filter((part) => part !== ""),
      );
  return (
    <>
      <p className="row-note row-undo-refused">
        <Icon name="notice" />
        {sentences}
      </p>
      {code !== undefined && <p className="row-note">{code}</p>}
    </>
  );
}

/** The patron has the copy in hand: it says where to put it. */
function UndoneRow({ answer }: { readonly answer: CheckedIn }) {
  const t = useTranslation();
  return (
    <li className="row">
      <BookCover title={answer.title} size="row" />
      <div className="row-words">
        <TitleName title={answer.title} className="row-name" />
        <PutWords answer={answer} />
        <p className="row-note">
          <Icon name="check" />
          {t("lend.undone")}
        </p>
      </div>
    </li>
  );
}

/** What the loan costs, for what, and where it is paid. Two equal answers; without a touch nothing is lent. */
function FeeRow({ line, fee }: { readonly line: RefusedLine; readonly fee: Fee }) {
  const t = useTranslation();
  const amount = money(fee, useLanguage());
  const { barcode, renew } = line;
  const accept = (): void =>
    lendScanned(barcode, { renew, fee: { amount: fee.amount, currency: fee.currency } });
  return (
    <li className="row row-loan row-not-lent">
      <div className="row-words">
        <CopyName barcode={barcode} className="row-name" />
        <p className="row-note">
          <Icon name="notice" />
          <strong>{t("lend.costs", { amount, reason: t(`lend.feeReason.${fee.reason}`) })}</strong>
        </p>
        <p className="row-note">{t("lend.pay")}</p>
      </div>
      <div className="row-actions">
        <Button
          className="row-action"
          label={<OfCopy words={t("lend.acceptFee", { amount })} barcode={barcode} />}
          onPress={accept}
        />
        <Button
          className="row-action"
          label={<OfCopy words={t("lend.declineFee")} barcode={barcode} />}
          onPress={() => declineFee(line)}
        />
      </div>
    </li>
  );
}

/** D85: a renewal is offered, never done by itself. */
function RefusedRow({ line: { barcode, refusal, renew } }: { readonly line: RefusedLine }) {
  const t = useTranslation();
  const { text, help, code } = refusalWords(refusal, useLanguage(), t);
  // The card alone renews nothing (D87).
  const byCard = useStore((state) => state.byCard);
  const canRenew = useCapability("renew") && refusal.name === "lent-to-you" && !byCard;
  const again = !canRenew && mayRepeat(refusal);
  return (
    <li className="row row-loan row-not-lent">
      <div className="row-words">
        <span className="row-name">{text}</span>
        {!canRenew && help !== "" && <p className="row-note">{help}</p>}
        <p className="row-note">
          <Icon name="notice" />
          <span className="row-copy">
            <CopyName barcode={barcode} />
          </span>
          {code !== undefined && `${t("common.apart")}${code}`}
        </p>
      </div>
      {canRenew && (
        <Button
          className="row-action"
          label={<OfCopy words={t("loan.renew")} barcode={barcode} />}
          onPress={() => lendScanned(barcode, { renew: true })}
        />
      )}
      {again && (
        <Button
          className="row-action"
          label={<OfCopy words={t("common.ways.again")} barcode={barcode} />}
          onPress={() => lendScanned(barcode, { renew })}
        />
      )}
    </li>
  );
}
