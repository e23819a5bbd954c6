import type { Hold } from "#contract/domain/hold.ts";
import type { ContactMethod } from "#contract/domain/patron.ts";
import type { IsoDate, LocalText } from "#contract/domain/text.ts";
import type { TitleLine } from "#contract/domain/title.ts";
import type { KohaHold } from "./answers.schema.ts";
import { addDays, dayOf, startOf, today } from "./dates.ts";
import type { Koha } from "./koha.ts";

const NOWHERE: LocalText = { ja: "", en: "" };

/** Library and last day of a ready hold; null when neither Koha nor the settings tell the period. */
export function shelfOf(
  { about }: Koha,
  hold: KohaHold,
): { readonly place: LocalText; readonly until: IsoDate } | null {
  const since = dayOf(hold.waiting_date);
  const days = about?.rules.holdShelfOpenDays ?? 0;
  const until = dayOf(hold.expiration_date) ?? (since === null || days === 0 ? null : addDays(since, days));
  if (until === null) return null;
  const library = about?.libraries.find(({ id }) => id === hold.pickup_library_id);
  return { place: library?.pickupPlace ?? NOWHERE, until };
}

/** The suspension of a hold; null if it is not suspended. Koha keeps the date of an earlier suspension. */
export function suspensionOf(hold: KohaHold): { readonly until: IsoDate | null } | null {
  return hold.suspended ? { until: dayOf(hold.suspended_until) } : null;
}

function stateOf({ status }: KohaHold): Hold["state"] {
  if (status === null) return "approved";
  // Processing (P) is on the way to the hold shelf, in transit (T) on the way to the library.
  return status === "W" ? "ready" : "in-transit";
}

/**
 * A hold as the page shows it. A hold whose copy was found is changed and cancelled at the counter (D51, D52), though Koha would
 * allow it.
 */
export function holdView(koha: Koha, hold: KohaHold, title: TitleLine, contact: ContactMethod): Hold {
  const shelf = hold.status === "W" ? shelfOf(koha, hold) : null;
  const queued = hold.status === null;
  const suspended = queued ? suspensionOf(hold) : null;
  return {
    id: hold.hold_id,
    title,
    state: stateOf(hold),
    position: queued && hold.priority > 0 ? hold.priority : null,
    pickup: hold.pickup_library_id,
    contact,
    placedAt: startOf(dayOf(hold.hold_date) ?? today()),
    changeable: queued,
    cancellable: queued,
    ready: shelf === null ? null : { ...shelf, shelf: "" },
    needsCourier: false,
    ...(suspended === null ? {} : { suspended }),
    ...(queued && koha.features().capabilities.suspendHold ? { suspendable: true } : {}),
  };
}
