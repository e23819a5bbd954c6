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

/** FailedLoginAttempts. */
const MOST_TRIES = 5;
const SHORTEST_PASSWORD = 4;
const REQUIRED = ["surname", "library_id", "category_id"] as const;
const READ_ONLY = ["anonymized", "restricted"] as const;
const CHANGEABLE = ["surname", "library_id", "category_id", "email", "firstname", "lang"] as const;

function byId({ world }: KohaState, id: number): Row | undefined {
  return world.patrons.find((one) => one["patron_id"] === id);
}

/** Tries the user name first, then the card number. Expired, restricted and lost cards pass. */
function validate({ body }: KohaRequest, { world, quirks }: KohaState): KohaAnswer {
  const { identifier, password } = body;
  const patron =
    world.patrons.find((one) => one["userid"] === identifier) ??
    world.patrons.find((one) => one["cardnumber"] === identifier);
  const no = failure(400, "Validation failed");
  if (patron === undefined) return no;
  if (Number(patron["login_attempts"]) >= MOST_TRIES) return no;
  if (patron["_password"] !== password) {
    patron["login_attempts"] = Number(patron["login_attempts"]) + 1;
    return no;
  }
  if (patron["_passwordRunOut"] === true) {
    return quirks.runOut === "500" ? CRASH : failure(400, "Password expired");
  }
  patron["login_attempts"] = 0;
  const { cardnumber, userid, patron_id } = patron;
  return {
    status: 201,
    body: quirks.namesPatron ? { cardnumber, userid, patron_id } : { cardnumber, userid },
  };
}

function list({ params }: KohaRequest, { world }: KohaState): KohaAnswer {
  const answer = listOf(world.patrons, { params, columns: ["cardnumber", "userid"], joined: false });
  if (answer.kind !== "rows")
    return { status: 400, body: [{ message: "Malformed query string", path: "/" }] };
  return { status: 200, body: answer.rows.map(shown), total: answer.total };
}

function get(_request: KohaRequest, state: KohaState, id: number): KohaAnswer {
  const patron = byId(state, id);
  return patron === undefined ? failure(404, "Patron not found.") : { status: 200, body: shown(patron) };
}

/** `_owed` of the patron; what was paid too much is a balance below 0. */
function account(_request: KohaRequest, state: KohaState, id: number): KohaAnswer {
  const patron = byId(state, id);
  if (patron === undefined) return failure(404, "Patron not found");
  const owed = Number(patron["_owed"] ?? 0);
  const sum = (total: number) => ({ total, lines: [] });
  return {
    status: 200,
    body: {
      balance: state.quirks.textBalance ? owed.toFixed(2) : owed,
      outstanding_debits: sum(Math.max(0, owed)),
      outstanding_credits: sum(Math.min(0, owed)),
    },
  };
}

function put({ body }: KohaRequest, state: KohaState, id: number): KohaAnswer {
  const patron = byId(state, id);
  if (patron === undefined) return failure(404, "Patron not found");
  for (const name of REQUIRED) if (!(name in body)) return badInput("Missing property.", `/body/${name}`);
  for (const name of READ_ONLY) if (name in body) return badInput("Read-only.", `/body/${name}`);
  for (const name of CHANGEABLE) if (name in body) patron[name] = body[name];
  return { status: 200, body: shown(patron) };
}

function setPassword({ body }: KohaRequest, state: KohaState, id: number): KohaAnswer {
  const patron = byId(state, id);
  if (patron === undefined) return failure(404, "Patron not found.");
  const password = String(body["password"]);
  if (body["password"] !== body["password_2"]) return failure(400, "Passwords don't match");
  if (password.length < SHORTEST_PASSWORD) {
    return failure(
      400,
      `Password length (${password.length}) is shorter than required (${SHORTEST_PASSWORD})`,
    );
  }
  if (password.trim() !== password) {
    return failure(400, "[Password contains leading/trailing whitespace character(s)]");
  }
  patron["_password"] = password;
  return { status: 200, body: "" };
}

export const PATRON_ROUTES: readonly KohaRoute[] = [
  { method: "POST", path: /^\/auth\/password\/validation$/u, permission: "borrowers", answer: validate },
  { method: "GET", path: /^\/patrons$/u, permission: "borrowers", answer: list },
  { method: "GET", path: /^\/patrons\/(\d+)$/u, permission: "borrowers", answer: get },
  { method: "GET", path: /^\/patrons\/(\d+)\/account$/u, permission: "updatecharges", answer: account },
  { method: "PUT", path: /^\/patrons\/(\d+)$/u, permission: "borrowers", answer: put },
  { method: "POST", path: /^\/patrons\/(\d+)\/password$/u, permission: "borrowers", answer: setPassword },
];
