import { useId } from "react";
import { Button } from "../../components/button.tsx";
import { useModal } from "../../components/confirm-dialog.tsx";
import { Icon } from "../../components/icon.tsx";
import { PagedView } from "../../components/paged-view.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { countBooks, type LendLine, loansThatStand } from "../../queries/lending.ts";
import { useStore } from "../../state/store.ts";
import { PlainTitle } from "../book/copy-name.tsx";
import { AmissCopies, amissLoans } from "../shared/amiss-copies.tsx";
import { Page } from "../shared/page.tsx";
import { Picture } from "../shared/picture.tsx";

/** Numbers that are offered. */
const NUMBERS = Array.from({ length: 10 }, (_, at) => at + 1);

/** How many books the patron has, where the library asks. A book that is scanned meanwhile is taken, and nothing is compared. */
export function CountQuestion() {
  const t = useTranslation();
  return (
    <Page
      className="lend"
      heading={t("lend.howMany")}
      aside={<p className="lend-hint">{t("lend.howManyHint")}</p>}
      extra={<Picture of="books" />}
    >
      <div className="count-answers at-bottom">
        <div className="count-numbers">
          {NUMBERS.map((number) => (
            <Button
              key={number}
              className="count-number"
              label={t("lend.books", { count: number })}
              onPress={() => countBooks(number)}
            />
          ))}
        </div>
        <Button label={t("lend.uncounted")} onPress={() => countBooks(null)} />
      </div>
    </Page>
  );
}

interface CountBoxProps {
  readonly expected: number;
  readonly lines: readonly LendLine[];
  onClose(): void;
}

/** The patron has another number of books than were lent: shows what was not, then what was, and both ways on. */
export function CountBox({ expected, lines, onClose }: CountBoxProps) {
  const t = useTranslation();
  const dialog = useModal(onClose);
  const name = useId();
  const loans = loansThatStand(lines);
  const isSurplus = loans.length > expected;
  return (
    <dialog {...dialog} className="dialog finish-dialog count-dialog" aria-labelledby={name}>
      <PagedView className="finish-flow">
        <h2 id={name}>
          <Icon name="notice" />
          <span>{t("lend.mismatch", { expected, count: loans.length })}</span>
        </h2>
        <AmissCopies copies={amissLoans(lines)} />
        {loans.length > 0 && (
          <ul className="count-read">
            {loans.map(({ barcode, title }) => (
              <li key={barcode}>
                <PlainTitle title={title} />
              </li>
            ))}
          </ul>
        )}
        <p>{t(isSurplus ? "lend.surplusHint" : "lend.mismatchHint")}</p>
      </PagedView>
      <div className="dialog-actions">
        <Button label={t(isSurplus ? "common.back" : "lend.scanMore")} onPress={onClose} />
        <Button
          label={t("lend.goOn")}
          onPress={() => {
            onClose();
            useStore.getState().openDialog("finish");
          }}
        />
      </div>
    </dialog>
  );
}
