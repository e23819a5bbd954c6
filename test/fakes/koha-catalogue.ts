import { listOf } from "./koha-query.ts";
import {
  badInput,
  CRASH,
  failure,
  type KohaAnswer,
  type KohaRequest,
  type KohaRoute,
  type KohaState,
  shown,
} from "./koha-state.ts";
import type { Row } from "./koha-world.ts";

const TYPES = [
  "application/json",
  "application/marc-in-json",
  "application/marcxml+xml",
  "application/marc",
  "text/plain",
];
export const MALFORMED: KohaAnswer = {
  status: 400,
  body: [{ message: "Malformed query string", path: "/query" }],
};

/** Titles are given in exactly one of these types. */
function notAcceptable({ headers }: KohaRequest): KohaAnswer | null {
  return TYPES.includes(headers.accept ?? "") ? null : { status: 406, body: TYPES };
}

function biblios(request: KohaRequest, { world, quirks }: KohaState): KohaAnswer {
  const no = notAcceptable(request);
  if (no !== null) return no;
  // Each title is read together with the table of its edition, which has a biblio_id too.
  const answer = listOf(world.biblios, { params: request.params, columns: [], joined: true });
  if (answer.kind === "crash") return CRASH;
  if (answer.kind === "malformed") return MALFORMED;
  return { status: 200, body: answer.rows, ...(quirks.countsTitles ? { total: answer.total } : {}) };
}

function biblio(request: KohaRequest, { world }: KohaState, id: number): KohaAnswer {
  const no = notAcceptable(request);
  if (no !== null) return no;
  const found = world.biblios.find((one) => one["biblio_id"] === id);
  return found === undefined ? failure(404, "Object not found.") : { status: 200, body: found };
}

function items({ params, headers }: KohaRequest, { world, quirks }: KohaState): KohaAnswer {
  const embeds = String(headers["x-koha-embed"] ?? "")
    .split(",")
    .filter(Boolean);
  const known = quirks.version === "23.05" ? ["biblio"] : ["biblio", "+strings"];
  if (embeds.some((one) => !known.includes(one))) return badInput("Not in enum list.", "/x-koha-embed");
  const joined = embeds.includes("biblio");
  const answer = listOf(world.items, { params, columns: ["external_id"], joined });
  if (answer.kind === "crash") return CRASH;
  if (answer.kind === "malformed") return MALFORMED;
  const body = answer.rows.map((row) => ({
    ...shown(row),
    ...(joined ? { biblio: world.biblios.find((one) => one["biblio_id"] === row["biblio_id"]) ?? null } : {}),
    ...(embeds.includes("+strings") ? { _strings: { location: { str: "General Stacks", type: "av" } } } : {}),
  }));
  return { status: 200, body, total: answer.total };
}

function item(_request: KohaRequest, { world }: KohaState, id: number): KohaAnswer {
  const found = world.items.find((one) => one["item_id"] === id);
  return found === undefined ? failure(404, "Item not found") : { status: 200, body: found };
}

function libraries({ params }: KohaRequest, { world }: KohaState): KohaAnswer {
  const answer = listOf(world.libraries, { params, columns: ["name"], joined: false });
  return answer.kind === "rows" ? { status: 200, body: answer.rows, total: answer.total } : MALFORMED;
}

/** Paths of the description that the adapter looks for, by version. */
function description(_request: KohaRequest, { quirks }: KohaState): KohaAnswer {
  const paths: Record<string, Row> = {
    "/auth/password/validation": { post: {} },
    "/biblios": { get: {} },
    ...(quirks.version === "23.05"
      ? { "/checkouts": { get: {} } }
      : { "/checkouts": { get: {}, post: {} }, "/checkouts/availability": { get: {} } }),
    "/checkouts/{checkout_id}/renewal": { post: {} },
    "/checkouts/{checkout_id}/renewals": { post: {}, get: {} },
    "/holds": { get: {}, post: {} },
    "/holds/{hold_id}": { delete: {}, patch: {} },
    "/holds/{hold_id}/pickup_location": { put: {} },
    "/holds/{hold_id}/suspension": { post: {}, delete: {} },
    "/items": {
      get: {
        parameters: [
          {
            name: "x-koha-embed",
            in: "header",
            items: { enum: quirks.version === "23.05" ? ["biblio"] : ["+strings", "biblio"] },
          },
        ],
      },
    },
    "/patrons/{patron_id}": { get: {}, put: {} },
    "/patrons/{patron_id}/password": { post: {} },
  };
  return { status: 200, body: { swagger: "2.0", basePath: "/api/v1", info: { version: "1" }, paths } };
}

export const CATALOGUE_ROUTES: readonly KohaRoute[] = [
  { method: "GET", path: /^\/$/u, permission: "", answer: description },
  { method: "GET", path: /^\/biblios$/u, permission: "catalogue", answer: biblios },
  { method: "GET", path: /^\/biblios\/(\d+)$/u, permission: "catalogue", answer: biblio },
  { method: "GET", path: /^\/items$/u, permission: "catalogue", answer: items },
  { method: "GET", path: /^\/items\/(\d+)$/u, permission: "catalogue", answer: item },
  { method: "GET", path: /^\/libraries$/u, permission: "catalogue", answer: libraries },
];
