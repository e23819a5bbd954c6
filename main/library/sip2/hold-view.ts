import type { Hold } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { LocalText } from "#contract/domain/text.ts";
import type { Item } from "./item.ts";
import { isBarcode, lineOf } from "./items.ts";
import type { PatronRecord } from "./patrons.ts";
import { type Sip2, todayOf } from "./sip2.ts";

const NOWHERE: LocalText = { ja: "", en: "" };

/** The pickup library of a ready copy, if the server names a known library. */
export function placeOf(
  { about, library }: Pick<Sip2, "about" | "library">,
  item: Item | undefined,
): { readonly library: LibraryId; readonly place: LocalText } {
  const libraries = about?.libraries ?? [];
  const only = about === null ? library : libraries.length === 1 ? (libraries[0]?.id ?? "") : "";
  const found = libraries.find(({ id }) => id === (item?.place === "" ? only : item?.place)) ?? null;
  return { library: found?.id ?? only, place: found?.pickupPlace ?? NOWHERE };
}

/** The state of a line. The copy is more reliable than the list, which some servers fill with all holds. */
function stateOf(list: "ready" | "waiting", item: Item | undefined): Hold["state"] {
  if (list === "waiting") return "approved";
  if (item === undefined || item.status === "unknown" || item.status === "on-hold-shelf") return "ready";
  return item.status === "in-transit" ? "in-transit" : "approved";
}

/**
 * A hold as the page shows it. No list has the pickup library of a waiting hold: it is known if it was set in this visit or
 * there is only one library, otherwise empty.
 */
export function holdView(
  sip2: Sip2,
  record: PatronRecord,
  line: string,
  list: "ready" | "waiting",
  item: Item | undefined,
): Hold {
  const { changeHold, cancelHold } = sip2.capabilities.ofPort();
  const state = stateOf(list, item);
  const set = record.holds.get(line);
  const { library, place } = placeOf(sip2, list === "ready" ? item : undefined);
  const until = state === "ready" ? (item?.shelfUntil ?? null) : null;
  // 15 needs a barcode; a line that is only a title cannot be changed.
  const isOpen = state !== "ready" && isBarcode(line);
  const [year = 1970, month = 1, day = 1] = todayOf(sip2).split("-").map(Number);
  return {
    id: line,
    title: set?.title ?? lineOf(line, item),
    state,
    position: null,
    pickup: set?.pickup ?? library,
    contact: "none",
    // SIP2 does not tell the date; no screen shows it.
    placedAt: new Date(year, month - 1, day).toISOString(),
    changeable: changeHold && isOpen && state === "approved",
    cancellable: cancelHold && isOpen,
    ready: until === null ? null : { place, shelf: "", until },
    needsCourier: false,
  };
}
