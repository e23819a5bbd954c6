import type { CheckedIn, ReturnPlaceKind } from "#contract/domain/lending.ts";
import { Icon, type IconName } from "../../components/icon.tsx";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import { useCapability, useSettings } from "../../state/store.ts";
import { useLibraryName } from "./library-name.ts";

const PLACES: Readonly<Record<ReturnPlaceKind, IconName>> = {
  trolley: "trolley",
  "hold-box": "box",
  "other-library": "courier",
  staff: "desk",
};

/**
 * Where a copy is put, in the library's own words: those of the bin that the system names, or of the terminal's settings. Beside a
 * terminal that takes nothing back there are no boxes: what is not for the shelf is handed to staff.
 */
export function PutWords({ answer: { place, bin } }: { readonly answer: Pick<CheckedIn, "place" | "bin"> }) {
  const t = useTranslation();
  const local = useLocal();
  const libraryName = useLibraryName();
  const hasBoxes = useCapability("checkIn");
  const names = useSettings().returnPlaces;
  const own = bin ?? names.find((name) => name.place === place.kind);
  const toStaff = own === undefined && place.kind !== "trolley" && !hasBoxes;
  const library = place.kind === "other-library" && !toStaff ? place.library : null;
  const usual = t(toStaff ? "lend.toStaff" : `returns.put.${place.kind}`);
  return (
    <p className="row-put">
      <Icon name={PLACES[toStaff ? "staff" : place.kind]} />
      <span>
        <strong>{own === undefined ? usual : t("returns.putAt", { place: local(own) })}</strong>
        {library !== null && <span>{t("returns.sentTo", { library: libraryName(library) })}</span>}
      </span>
    </p>
  );
}
