import { memo } from "react";
import type { ReturnedCopy } from "#contract/domain/lending.ts";
import type { Refusal } from "#contract/refusals.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { outcomeOfRefusal } from "../../queries/outcome.ts";
import { type ReturnLine, returnScanned } from "../../queries/returning.ts";
import { CopyName, OfCopy } from "../book/copy-name.tsx";
import { TitleName } from "../book/title-name.tsx";
import { mayRepeat } from "../shared/may-repeat.ts";
import { PutWords } from "../shared/put-words.tsx";

/**
 * One scanned copy: being returned, returned with the place to put it, or not returned and why. Nothing of its borrower. A memo, because
 * each scan renders the list of all copies.
 */
export const ReturnRow = memo(function ReturnRow({ line }: { readonly line: ReturnLine }) {
  const t = useTranslation();
  switch (line.state) {
    case "working":
      return (
        <li className="row row-working">
          <div className="row-words">
            <span className="row-name">{t("returns.working")}</span>
            <p className="row-note">
              <Icon name="slow" />
              {t("lend.copy", { number: line.barcode })}
            </p>
          </div>
        </li>
      );
    case "returned":
      return <ReturnedRow copy={line.copy} />;
    case "refused":
      return <RefusedRow barcode={line.barcode} refusal={line.refusal} />;
  }
});

function ReturnedRow({ copy }: { readonly copy: ReturnedCopy }) {
  const t = useTranslation();
  return (
    <li className="row row-done">
      <BookCover title={copy.title} size="row" />
      <div className="row-words">
        <TitleName title={copy.title} className="row-name" />
        <PutWords answer={copy} />
        <p className="row-note row-renewed">
          <Icon name="check" />
          {t("returns.done")}
        </p>
      </div>
    </li>
  );
}

function RefusedRow({ barcode, refusal }: { readonly barcode: string; readonly refusal: Refusal }) {
  const t = useTranslation();
  const { text, help, code } = refusalWords(refusal, useLanguage(), t);
  return (
    <li className="row row-loan row-not-lent">
      <div className="row-words">
        <span className="row-name">{text}</span>
        {help !== "" && <p className="row-note">{help}</p>}
        <p className="row-note row-renewed">
          <Icon name="notice" />
          {t(outcomeOfRefusal(refusal) === "unknown" ? "returns.unsure" : "returns.no")}
        </p>
        <p className="row-note">
          <span className="row-copy">
            <CopyName barcode={barcode} />
          </span>
          {code !== undefined && `${t("common.apart")}${code}`}
        </p>
      </div>
      {mayRepeat(refusal) && (
        <Button
          className="row-action"
          label={<OfCopy words={t("common.ways.again")} barcode={barcode} />}
          onPress={() => returnScanned(barcode)}
        />
      )}
    </li>
  );
}
