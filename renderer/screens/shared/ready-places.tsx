import type { ReadyHold } from "#contract/domain/patron.ts";
import { compareShelfNumbers } from "#contract/text/shelf.ts";
import { useLanguage, useLocal, useTranslation } from "../../i18n/index.ts";
import { inOneLine, joinPlaces } from "../../i18n/names.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { useLibraryName } from "./library-name.ts";

/** Number of places shown; the list of holds shows all. */
const PLACES_SHOWN = 2;

/** Where ready holds are, and until when: a line for each place, this library first, with the numbers in shelf order. */
export function ReadyPlaces() {
  const t = useTranslation();
  const local = useLocal();
  const language = useLanguage();
  const libraryName = useLibraryName();
  const { ownLibrary } = useSettings();
  const ready = useStore((state) => state.overview?.ready) ?? [];
  const places = inPlaces(ready).toSorted(
    ([one], [other]) => Number(one.library !== ownLibrary) - Number(other.library !== ownLibrary),
  );
  return (
    <ul className="ready-holds">
      {places.slice(0, PLACES_SHOWN).map((holds) => {
        const { library, place } = holds[0];
        const shelf = numbersOf(holds).join(t("common.apart"));
        const until = firstDay(holds);
        const where = joinPlaces(language, [
          libraryName(library, "shortName"),
          local(place),
          shelf === "" ? "" : t("hold.readyShelf", { shelf }),
        ]);
        return (
          <li key={where}>
            {where === "" ? t("hold.readyUntil", { date: until }) : t("home.readyWhere", { where, until })}
          </li>
        );
      })}
    </ul>
  );
}

/** Those of one place. */
type OnePlace = readonly [ReadyHold, ...ReadyHold[]];

function inPlaces(ready: readonly ReadyHold[]): readonly OnePlace[] {
  const places = new Map<string, [ReadyHold, ...ReadyHold[]]>();
  for (const hold of ready) {
    const key = JSON.stringify([hold.library, hold.place.ja]);
    const there = places.get(key);
    if (there === undefined) places.set(key, [hold]);
    else there.push(hold);
  }
  return [...places.values()];
}

/** Numbers on the hold shelf in the order of the shelf, each in one line. */
export function numbersOf(ready: readonly ReadyHold[]): readonly string[] {
  return ready
    .map(({ shelf }) => shelf)
    .filter((shelf) => shelf !== "")
    .toSorted(compareShelfNumbers)
    .map(inOneLine);
}

/** The first of their last days; empty without holds. */
export function firstDay(ready: readonly ReadyHold[]): string {
  return ready.map(({ until }) => until).toSorted()[0] ?? "";
}
