import type { Copy, TitleDetail } from "#contract/domain/title.ts";
import { shelfOf } from "#contract/text/shelf.ts";
import { QrCode } from "../components/qr-code.tsx";
import { addressOf } from "../phone/phone-codes.ts";
import { nearestFirst } from "../phone/phone-title.ts";
import { BookWords } from "./book-words.tsx";
import { CallNumber } from "./call-number.tsx";
import { CopyState } from "./copy-state.tsx";
import { useSlip } from "./help.ts";
import { SlipPlan } from "./slip-plan.tsx";

/** Maximum number of further copies on a slip. */
const MOST_COPIES = 5;

/** 資料情報票: the call number as on the spine, its shelf, and other copies. */
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
              <OtherCopy key={copy.barcode} copy={copy} known={nearest?.callNumber ?? ""} />
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

/** The copy to fetch: 背ラベル in large, its place, and the plan below. */
function Shelf({ copy }: { readonly copy: Copy }) {
  const { t, local, libraryName, apart, sheet } = useSlip();
  const place = copy.closedStacks ? t("title.inStacks") : local(copy.place);
  // A copy on loan is not on its shelf.
  const found = copy.status === "on-shelf" ? shelfOf(sheet.shelfMap, copy) : null;
  return (
    <section className="slip-shelf">
      <div className="slip-spine">
        <h2>{t("paper.callNumber")}</h2>
        <CallNumber text={copy.callNumber} />
      </div>
      <div className="slip-where">
        <h2>{t("paper.where")}</h2>
        <p className="slip-place">{apart([libraryName(copy.library), place])}</p>
        {found !== null && <p className="slip-shelf-name">{local(found.shelf.name)}</p>}
        <p>
          <CopyState copy={copy} />
        </p>
        {copy.closedStacks && <p className="slip-ask">{t("paper.askStacks")}</p>}
      </div>
      {found !== null && <SlipPlan {...found} />}
    </section>
  );
}

/** With its call number only if it differs. */
function OtherCopy({ copy, known }: { readonly copy: Copy; readonly known: string }) {
  const { t, local, libraryName, apart } = useSlip();
  const place = copy.closedStacks ? t("title.inStacks") : local(copy.place);
  const more = apart([place, copy.callNumber === known ? "" : copy.callNumber]);
  return (
    <li>
      <span>
        <strong>{libraryName(copy.library, "shortName")}</strong>
        {more !== "" && `${t("common.apart")}${more}`}
      </span>
      <span>
        <CopyState copy={copy} />
      </span>
    </li>
  );
}

/** The title in the library's catalogue, if there is an address. */
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
