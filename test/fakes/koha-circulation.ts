import { MALFORMED } from "./koha-catalogue.ts";
import { listOf } from "./koha-query.ts";
import {
  badInput,
  CRASH,
  failure,
  type KohaAnswer,
  type KohaRequest,
  type KohaRoute,
  type KohaState,
} from "./koha-state.ts";
import { day, dueAt, type Row } from "./koha-world.ts";

const RENEWED_DAYS = 21;

function listAnswer(rows: readonly Row[], { params }: KohaRequest, columns: readonly string[]): KohaAnswer {
  const answer = listOf(rows, { params, columns, joined: false });
  return answer.kind === "rows" ? { status: 200, body: answer.rows, total: answer.total } : MALFORMED;
}

function checkouts(request: KohaRequest, { world }: KohaState): KohaAnswer {
  // 23.05.04 falls over both of the embeds that it names.
  if (request.headers["x-koha-embed"] !== undefined) return CRASH;
  return listAnswer(world.checkouts, request, ["patron_id"]);
}

/** Why a loan cannot be renewed; null = it can. */
export function reasonAgainst({ world }: KohaState, checkout: Row): string | null {
  const own = world.renewalErrors.get(Number(checkout["checkout_id"]));
  if (own !== undefined) return own;
  return Number(checkout["renewals_count"]) >= world.maxRenewals ? "too_many" : null;
}

function allowsRenewal(_request: KohaRequest, state: KohaState, id: number): KohaAnswer {
  const checkout = state.world.checkouts.find((one) => one["checkout_id"] === id);
  if (checkout === undefined) return failure(404, "Checkout not found");
  const error = reasonAgainst(state, checkout);
  return {
    status: 200,
    body: {
      allows_renewal: error === null,
      current_renewals: checkout["renewals_count"],
      max_renewals: state.world.maxRenewals,
      unseen_renewals: 0,
      error,
    },
  };
}

/** Renews it, whatever stands against it. */
export function renewLoan(checkout: Row): void {
  checkout["due_date"] = dueAt(RENEWED_DAYS);
  checkout["renewals_count"] = Number(checkout["renewals_count"]) + 1;
}

function renew(_request: KohaRequest, state: KohaState, id: number): KohaAnswer {
  const checkout = state.world.checkouts.find((one) => one["checkout_id"] === id);
  if (checkout === undefined) return failure(404, "Checkout not found");
  const error = reasonAgainst(state, checkout);
  if (error !== null) return failure(403, `Renewal not authorized (${error})`);
  renewLoan(checkout);
  return { status: 201, body: checkout };
}

function holds(request: KohaRequest, { world, quirks }: KohaState): KohaAnswer {
  const answer = listAnswer(world.holds, request, ["patron_id", "item_id", "status"]);
  if (!quirks.foreignRows || !Array.isArray(answer.body)) return answer;
  return { ...answer, body: [...(answer.body as Row[]), ...world.holds.slice(-1)] };
}

/** The blocks that came with 25.05.02. */
function blockCode({ world }: KohaState, patron: Row): string | null {
  if (String(patron["expiry_date"]) < day(0)) return "expired";
  if (patron["_debt"] === true) return "debt_limit";
  if (patron["incorrect_address"] === true) return "bad_address";
  if (patron["patron_card_lost"] === true) return "card_lost";
  if (patron["restricted"] === true) return "restricted";
  const own = world.holds.filter((one) => one["patron_id"] === patron["patron_id"]);
  return own.length >= world.maxHolds ? "hold_limit" : null;
}

function isPickup({ world }: KohaState, library: unknown): boolean {
  return world.libraries.some((one) => one["library_id"] === library && one["pickup_location"] === true);
}

/** Libraries that need an override when listed: this one is not in the title's hold group. */
function needsOverride(library: unknown): boolean {
  return library === "TPL";
}

function placeHold({ body, headers }: KohaRequest, state: KohaState): KohaAnswer {
  const { world, quirks } = state;
  const { patron_id, biblio_id, pickup_library_id } = body;
  const patron = world.patrons.find((one) => one["patron_id"] === patron_id);
  if (patron === undefined) return failure(400, "patron_id not found");
  if (!world.biblios.some((one) => one["biblio_id"] === biblio_id)) return CRASH;
  if (!isPickup(state, pickup_library_id) || needsOverride(pickup_library_id)) {
    return failure(400, "The supplied pickup location is not valid");
  }
  const code = quirks.version === "25.05" ? blockCode(state, patron) : null;
  if (code !== null) return failure(409, "Hold cannot be placed.", { error_code: code });
  const queue = world.holds.filter((one) => one["biblio_id"] === biblio_id);
  const own = world.holds.filter((one) => one["patron_id"] === patron_id);
  const reason = queue.some((one) => one["patron_id"] === patron_id)
    ? "tooManyHoldsForThisRecord"
    : own.length >= world.maxHolds
      ? "tooManyReserves"
      : (patron["_holdReason"] ?? null);
  if (reason !== null && headers["x-koha-override"] === undefined) {
    return failure(403, `Hold cannot be placed. Reason: ${String(reason)}`);
  }
  const hold = {
    hold_id: Math.max(...world.holds.map((one) => Number(one["hold_id"])), 0) + 1,
    patron_id,
    biblio_id,
    item_id: null,
    pickup_library_id,
    priority: queue.filter((one) => one["status"] === null).length + 1,
    status: null,
    hold_date: day(0),
    waiting_date: null,
    expiration_date: null,
    suspended: false,
  };
  world.holds.push(hold);
  return { status: 201, body: hold };
}

function pickups(_request: KohaRequest, { world, quirks }: KohaState): KohaAnswer {
  const rows = world.libraries
    .filter((one) => one["pickup_location"] === true)
    .map((one) => ({ ...one, needs_override: needsOverride(one["library_id"]) }));
  const body = quirks.listsOverrides ? rows : rows.filter((one) => !one.needs_override);
  return { status: 200, body, total: body.length };
}

function pickupsOfHold(request: KohaRequest, state: KohaState, id: number): KohaAnswer {
  const known = state.world.holds.some((one) => one["hold_id"] === id);
  return known ? pickups(request, state) : failure(404, "Hold not found");
}

function changePickup({ body }: KohaRequest, state: KohaState, id: number): KohaAnswer {
  const hold = state.world.holds.find((one) => one["hold_id"] === id);
  if (hold === undefined) return failure(404, "Hold not found");
  if (hold["status"] === "W") {
    return failure(409, "Cannot change pickup location for waiting holds", { error_code: "hold_waiting" });
  }
  const library = body["pickup_library_id"];
  if (!isPickup(state, library) || needsOverride(library)) {
    return failure(400, "The supplied pickup location is not valid");
  }
  if (!state.quirks.keepsPickup) hold["pickup_library_id"] = library;
  return { status: 200, body: { pickup_library_id: hold["pickup_library_id"] } };
}

/** Answers 200 for a waiting hold and changes nothing. */
function patchHold({ body }: KohaRequest, { world }: KohaState, id: number): KohaAnswer {
  const hold = world.holds.find((one) => one["hold_id"] === id);
  if (hold === undefined) return failure(404, "Hold not found");
  if (hold["status"] === null) hold["pickup_library_id"] = body["pickup_library_id"];
  return { status: 200, body: hold };
}

function cancelHold(_request: KohaRequest, { world, quirks }: KohaState, id: number): KohaAnswer {
  const at = world.holds.findIndex((one) => one["hold_id"] === id);
  if (at < 0) return failure(404, "Hold not found.");
  if (quirks.asksStaff) return { status: 202 };
  world.holds.splice(at, 1);
  return { status: 204 };
}

/** Only a hold whose copy was found is refused; a day that is past is taken, and so is a second suspension. */
function suspend({ body }: KohaRequest, { world, quirks }: KohaState, id: number): KohaAnswer {
  const hold = world.holds.find((one) => one["hold_id"] === id);
  if (hold === undefined) return failure(404, "Hold not found.");
  if (hold["status"] !== null) {
    return failure(400, `Found hold cannot be suspended. Status=${String(hold["status"])}`);
  }
  const wanted = body["end_date"];
  if (wanted !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(String(wanted))) {
    return badInput("Does not match date format.", "/body/end_date");
  }
  const until = quirks.losesEndDate || wanted === undefined ? null : String(wanted);
  hold["suspended"] = true;
  hold["suspended_until"] =
    until === null || quirks.suspendedUntil === "day" ? until : new Date(`${until}T00:00:00`).toISOString();
  return { status: 201, body: { end_date: until } };
}

/** One that is not suspended is answered alike. */
function resume(_request: KohaRequest, { world }: KohaState, id: number): KohaAnswer {
  const hold = world.holds.find((one) => one["hold_id"] === id);
  if (hold === undefined) return failure(404, "Hold not found.");
  hold["suspended"] = false;
  hold["suspended_until"] = null;
  return { status: 204 };
}

const CIRCULATE = "circulate";
const RESERVE = "reserveforothers";

export const CIRCULATION_ROUTES: readonly KohaRoute[] = [
  { method: "GET", path: /^\/checkouts$/u, permission: CIRCULATE, answer: checkouts },
  {
    method: "GET",
    path: /^\/checkouts\/(\d+)\/allows_renewal$/u,
    permission: CIRCULATE,
    answer: allowsRenewal,
  },
  { method: "POST", path: /^\/checkouts\/(\d+)\/renewals?$/u, permission: CIRCULATE, answer: renew },
  { method: "GET", path: /^\/holds$/u, permission: RESERVE, answer: holds },
  { method: "POST", path: /^\/holds$/u, permission: RESERVE, answer: placeHold },
  { method: "GET", path: /^\/biblios\/(\d+)\/pickup_locations$/u, permission: RESERVE, answer: pickups },
  { method: "GET", path: /^\/holds\/(\d+)\/pickup_locations$/u, permission: RESERVE, answer: pickupsOfHold },
  { method: "PUT", path: /^\/holds\/(\d+)\/pickup_location$/u, permission: RESERVE, answer: changePickup },
  { method: "PATCH", path: /^\/holds\/(\d+)$/u, permission: RESERVE, answer: patchHold },
  { method: "DELETE", path: /^\/holds\/(\d+)$/u, permission: RESERVE, answer: cancelHold },
  { method: "POST", path: /^\/holds\/(\d+)\/suspension$/u, permission: RESERVE, answer: suspend },
  { method: "DELETE", path: /^\/holds\/(\d+)\/suspension$/u, permission: RESERVE, answer: resume },
];
