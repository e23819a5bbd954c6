import { today } from "../../dates.ts";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import { useOwnLibrary } from "../../state/store.ts";
import { hoursToday } from "../shared/opening-hours.ts";

/** Library, date and closing time. */
export function Today() {
  const t = useTranslation();
  const local = useLocal();
  const library = useOwnLibrary();
  if (library === undefined) return null;
  const hours = hoursToday(library);
  return (
    <p className="today caption">
      <span>{local(library.name)}</span>
      <span>{t("common.date", { date: today() })}</span>
      {hours !== undefined && (
        <span>
          {hours === null ? t("visit.attract.closedToday") : t("visit.attract.today", { ...hours })}
        </span>
      )}
    </p>
  );
}
