import type { Copy, TitleDetail } from "#contract/domain/title.ts";
import { QrCode } from "../components/qr-code.tsx";
import { addressOf } from "../phone.ts";
import { nearestFirst } from "../screens/parts/phone-title.ts";
import { dueWords } from "../screens/parts/title-words.ts";
import { BookWords } from "./book-words.tsx";
import { useSlip } from "./help.ts";

/** Further copies that are told one by one; a slip need not be longer than a bookmark. */
const MOST_COPIES = 5;

/** 資料情報票: the call number as on the spine, where that shelf is, and where else there are copies. */
export function TitleSlip({ title }: { readonly title: TitleDetail }) {
  const { t, sheet } = useSlip();
  const [nearest, ...others] = nearestFirst(title.copies, sheet.ownLibrary);
  const more = others.length - MOST_COPIES;
  return (
    <>
      <BookWords title={title} />
      {nearest === undefined ? <p>{t("paper.noCopy")}</p> : <Shelf copy={nearest} />}
      {others.length > 0 && (
        <section>
          <h2>{t("paper.otherCopies")}</h2>
          <ul className="slip-copies">
            {others.slice(0, MOST_COPIES).map((copy) => (
              <OtherCopy key={copy.barcode} copy={copy} />
            ))}
          </ul>
          {more > 0 && <p>{t("paper.moreCopies", { count: more })}</p>}
        </section>
      )}
      {title.isbn !== "" && <p className="slip-small">{t("paper.isbn", { isbn: title.isbn })}</p>}
      <PageCode title={title} />
    </>
  );
}

/** The copy to go to: 背ラベル in large, the place beside it. */
function Shelf({ copy }: { readonly copy: Copy }) {
  const { t, local, library } = useSlip();
  const owner = library(copy.library);
  return (
    <section className="slip-shelf">
      <h2>{t("paper.callNumber")}</h2>
      <div className="slip-label" lang="ja">
        {copy.callNumber.split(/\s+/u).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are places, not things
          <span key={index}>{line}</span>
        ))}
      </div>
      <h2>{t("paper.where")}</h2>
      <p className="slip-place">
        {owner === undefined ? copy.library : local(owner.name)}
        {t("common.apart")}
        {copy.closedStacks ? t("title.inStacks") : local(copy.place)}
      </p>
      <p>
        <CopyState copy={copy} />
      </p>
      {copy.closedStacks && <p className="slip-ask">{t("paper.askStacks")}</p>}
    </section>
  );
}

function CopyState({ copy }: { readonly copy: Copy }) {
  const { t, language } = useSlip();
  const state = [
    t(`title.status.${copy.status}`),
    copy.dueDate === null ? "" : dueWords(t, copy.dueDate, language),
    copy.kept === null ? "" : t("title.kept"),
  ];
  return <>{state.filter((part) => part !== "").join(t("common.apart"))}</>;
}

function OtherCopy({ copy }: { readonly copy: Copy }) {
  const { t, local, library } = useSlip();
  const owner = library(copy.library);
  return (
    <li>
      <strong>{owner === undefined ? copy.library : local(owner.shortName)}</strong>
      <span>
        {copy.callNumber}
        {t("common.apart")}
        {copy.closedStacks ? t("title.inStacks") : local(copy.place)}
      </span>
      <span>
        <CopyState copy={copy} />
      </span>
    </li>
  );
}

/** The title's page in the library's catalogue, where there is one. */
function PageCode({ title }: { readonly title: TitleDetail }) {
  const { sheet, t } = useSlip();
  const address = sheet.phone === null ? null : addressOf(title, sheet.phone);
  if (address === null) return null;
  return (
    <section className="slip-code">
      <QrCode text={address} label={t("phone.code")} />
      <p>{t("paper.scan")}</p>
    </section>
  );
}
