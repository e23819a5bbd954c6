import { formatTime, today } from "../../dates.ts";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import { useOwnLibrary, useStore } from "../../state/store.ts";
import { StaffButton } from "./staff-button.tsx";

/** Outside opening hours: a closed book in the dark, for panels that cannot sleep; only the staff entry can be pressed. */
export function ClosedScreen() {
  const t = useTranslation();
  const local = useLocal();
  const library = useOwnLibrary();
  const opens = useStore((state) => state.visit.opens);
  const isToday = opens?.date === today();
  return (
    <main className="closed">
      <div className="closed-words">
        {library !== undefined && <p className="closed-library">{local(library.name)}</p>}
        <h1>{t(isToday ? "visit.closed.headingMorning" : "visit.closed.heading")}</h1>
        {opens !== undefined && (
          <p>
            {isToday
              ? t("visit.closed.opensToday", { time: formatTime(opens.time) })
              : t("visit.closed.opens", {
                  date: opens.date,
                  time: formatTime(opens.time),
                })}
          </p>
        )}
        <p>{t("visit.closed.hello")}</p>
      </div>
      <StaffButton label={t("visit.closed.staff")} />
    </main>
  );
}
