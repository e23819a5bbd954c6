import type { LibraryId } from "#contract/domain/library.ts";
import type { MapFloor } from "#contract/domain/shelf-map.ts";
import type { Copy, TitleDetail } from "#contract/domain/title.ts";
import { shelfOf } from "#contract/text/shelf.ts";
import { QrCode } from "../components/qr-code.tsx";
import { codesOfList } from "../phone/phone-codes.ts";
import type { PhoneTitle } from "../phone/phone-title.ts";
import { nearestFirst } from "../phone/phone-title.ts";
import { authorNames, fullTitle } from "../title-words.ts";
import { CallNumber } from "./call-number.tsx";
import { CopyState } from "./copy-state.tsx";
import { useSlip } from "./help.ts";

/** A saved title, and the copy to go to. */
interface Errand {
  readonly title: TitleDetail;
  readonly copy: Copy | undefined;
  readonly found: ReturnType<typeof shelfOf>;
}

/** On its shelf, or perhaps: the library system does not answer. */
function mayBeThere({ status }: Copy): boolean {
  return status === "on-shelf" || status === "unknown";
}

/**
 * Titles in walking order: shelf by shelf as on the map, then other places in this library, then titles not available here now.
 */
export function walkOf(
  titles: readonly TitleDetail[],
  own: LibraryId,
  floors: readonly MapFloor[],
): readonly Errand[] {
  const shelves = floors.flatMap((floor) => floor.shelves);
  const errands = titles.map((title): Errand => {
    const [copy] = nearestFirst(title.copies, own);
    const found = copy !== undefined && mayBeThere(copy) ? shelfOf(floors, copy) : null;
    return { title, copy, found };
  });
  const far = ({ copy, found }: Errand): number => {
    if (found !== null) return shelves.indexOf(found.shelf);
    return copy?.library === own && mayBeThere(copy) ? shelves.length : shelves.length + 1;
  };
  const number = ({ copy }: Errand): string => copy?.callNumber ?? "";
  return errands.sort((a, b) => far(a) - far(b) || number(a).localeCompare(number(b), "ja"));
}

/** 本のメモ: each title with its call number as on the spine and its shelf, in walking order. */
export function SavedListSlip({ titles }: { readonly titles: readonly TitleDetail[] }) {
  const { t, sheet } = useSlip();
  return (
    <>
      <section>
        <h2>{t("paper.count", { count: titles.length })}</h2>
        {sheet.systemAway && <p className="slip-ask">{t("paper.unknownNow")}</p>}
        <ol className="slip-errands">
          {walkOf(titles, sheet.ownLibrary, sheet.shelfMap).map((errand) => (
            <Line key={errand.title.id} {...errand} />
          ))}
        </ol>
      </section>
      <ListCode titles={titles} />
    </>
  );
}

function Line({ title, copy, found }: Errand) {
  const { t, local } = useSlip();
  return (
    <li>
      {copy === undefined ? <div /> : <CallNumber text={copy.callNumber} />}
      <div>
        <p className="slip-errand-title" lang={title.language}>
          {fullTitle(title)}
        </p>
        <p lang={title.language}>{authorNames(title)}</p>
        {title.availability.kind === "unknown" && title.isbn !== "" && (
          <p>{t("paper.isbn", { isbn: title.isbn })}</p>
        )}
        {found !== null && (
          <p className="slip-place">
            {t("find.map.where", { floor: local(found.floor.name), shelf: local(found.shelf.name) })}
          </p>
        )}
        {copy === undefined ? <p>{t("paper.noCopy")}</p> : <Place copy={copy} />}
      </div>
    </li>
  );
}

function Place({ copy }: { readonly copy: Copy }) {
  const { t, local, libraryName, apart } = useSlip();
  const place = copy.closedStacks ? t("title.inStacks") : local(copy.place);
  return (
    <p>
      {apart([libraryName(copy.library, "shortName"), place])}
      {t("common.apart")}
      <CopyState copy={copy} />
    </p>
  );
}

/** The list in the library's catalogue, if one code can contain its address. */
function ListCode({ titles }: { readonly titles: readonly PhoneTitle[] }) {
  const { sheet, t } = useSlip();
  if (sheet.phone === null || sheet.phone.list === "") return null;
  const [code, more] = codesOfList(titles, sheet.phone);
  if (code === undefined || more !== undefined) return null;
  return (
    <section className="slip-code">
      <QrCode text={code.content} label={t("phone.code")} />
      <p>{t("paper.scan")}</p>
    </section>
  );
}
