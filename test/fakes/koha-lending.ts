import {
  CRASH,
  failure,
  type KohaAnswer,
  type KohaRequest,
  type KohaRoute,
  type KohaState,
} from "./koha-state.ts";
import { checkout, day, hold, type KohaWorld, type Row } from "./koha-world.ts";

/*
 * Lending, as the API description of 23.11 has it. What a rule or preference of a library adds, a copy's row says itself:
 * `_blockers`, `_confirms` and `_warnings`.
 */

const LOAN_DAYS = 21;
/** Whoever has the copy in the meantime. */
const SOMEBODY = 14;

interface Judgement {
  readonly blockers: Row;
  readonly confirms: Row;
  readonly warnings: Row;
}

const patronOf = ({ patrons }: KohaWorld, id: unknown): Row | undefined =>
  patrons.find((one) => String(one["patron_id"]) === String(id));
const itemOf = ({ items }: KohaWorld, id: unknown): Row | undefined =>
  items.find((one) => String(one["item_id"]) === String(id));
const loanOf = ({ checkouts }: KohaWorld, item: Row): Row | undefined =>
  checkouts.find((one) => one["item_id"] === item["item_id"]);

/** The hold that the copy would serve: the one it was caught for, or the first of its title's queue. */
function nextHold({ holds }: KohaWorld, item: Row): Row | undefined {
  const caught = holds.find(
    (one) => one["status"] !== null && String(one["item_id"]) === String(item["item_id"]),
  );
  const queue = holds
    .filter((one) => one["biblio_id"] === item["biblio_id"] && one["status"] === null)
    .filter((one) => one["suspended"] !== true)
    .toSorted((a, b) => Number(a["priority"]) - Number(b["priority"]));
  return caught ?? queue[0];
}

/** Names, cards and numbers of the other patron stand beside the reason. */
function nameOther(world: KohaWorld, id: unknown, prefix: "issued_" | "res"): Row {
  const other = patronOf(world, id);
  return {
    [`${prefix}firstname`]: other?.["firstname"],
    [`${prefix}surname`]: other?.["surname"],
    [`${prefix}cardnumber`]: other?.["cardnumber"],
    [`${prefix}borrowernumber`]: id,
  };
}

function judgePatron(patron: Row): Row {
  return {
    ...(String(patron["expiry_date"]) < day(0) ? { EXPIRED: 1 } : {}),
    ...(patron["patron_card_lost"] === true ? { CARD_LOST: 1 } : {}),
    ...(patron["incorrect_address"] === true ? { GNA: 1 } : {}),
    ...(patron["restricted"] === true ? { USERBLOCKEDNOENDDATE: "9999-12-31" } : {}),
    ...(patron["_debt"] === true ? { DEBT: 1350 } : {}),
  };
}

function judgeLimit({ checkouts, maxLoans }: KohaWorld, patron: Row): Row {
  const have = checkouts.filter((one) => one["patron_id"] === patron["patron_id"]).length;
  if (have < maxLoans) return {};
  return { TOO_MANY: "TOO_MANY_CHECKOUTS", current_loan_count: have, max_loans_allowed: maxLoans };
}

const FOUND: Readonly<Record<string, string>> = { W: "RESERVE_WAITING", T: "TRANSFERRED", P: "PROCESSING" };

function judgeHolds(world: KohaWorld, patron: Row, item: Row): Row {
  const next = nextHold(world, item);
  if (next === undefined || next["patron_id"] === patron["patron_id"]) return {};
  return {
    [FOUND[String(next["status"])] ?? "RESERVED"]: 1,
    ...nameOther(world, next["patron_id"], "res"),
    resbranchcode: next["pickup_library_id"],
    reserve_id: next["hold_id"],
  };
}

function judgeLoan(world: KohaWorld, patron: Row, item: Row): Row {
  const loan = loanOf(world, item);
  if (loan === undefined) return {};
  if (loan["patron_id"] === patron["patron_id"]) return { RENEW_ISSUE: 1 };
  return { ISSUED_TO_ANOTHER: 1, ...nameOther(world, loan["patron_id"], "issued_") };
}

/** Whether the copy can be lent: the staff's route asks for a confirmation where the patrons' would refuse. */
function judge(world: KohaWorld, patron: Row, item: Row): Judgement {
  return {
    blockers: {
      ...judgePatron(patron),
      ...(item["effective_not_for_loan_status"] === 0 ? {} : { NOT_FOR_LOAN: 1, item_notforloan: 1 }),
      ...(item["withdrawn"] === 0 ? {} : { WTHDRAWN: 1 }),
      ...(item["_blockers"] as Row | undefined),
    },
    confirms: {
      ...judgeLimit(world, patron),
      ...(item["lost_status"] === 0 ? {} : { ITEM_LOST: "Lost" }),
      ...judgeLoan(world, patron, item),
      ...judgeHolds(world, patron, item),
      ...(item["_confirms"] as Row | undefined),
    },
    warnings: { ...(item["_warnings"] as Row | undefined) },
  };
}

/** Proves what was confirmed, by whom and for which copy; nothing of the patron. */
function tokenFor(account: string, item: Row, confirms: Row): string {
  const words = [account, item["item_id"], ...Object.keys(confirms).toSorted()].join(":");
  return `${Buffer.from(words, "utf8").toString("base64url")}.fake`;
}

/** Lets happen what the quirk says, once. */
function passTime({ world, quirks }: KohaState, patron: Row, item: Row): void {
  if (quirks.meanwhile === "reserved") world.holds.push(hold(990, SOMEBODY, Number(item["biblio_id"])));
  if (quirks.meanwhile === "lent")
    world.checkouts.push(checkout(990, SOMEBODY, Number(item["item_id"]), LOAN_DAYS));
  if (quirks.meanwhile === "expired") patron["expiry_date"] = day(-1);
  quirks.meanwhile = "nothing";
}

/** Falls over a patron or a copy that there is not. 23.05 takes the path for a loan's, which has no parameters. */
function availability({ params, account }: KohaRequest, state: KohaState): KohaAnswer {
  if (state.quirks.version === "23.05") {
    const body = [...params.keys()].map((name) => ({
      message: "Malformed query string",
      path: `/query/${name}`,
    }));
    return { status: 400, body };
  }
  const patron = patronOf(state.world, params.get("patron_id"));
  const item = itemOf(state.world, params.get("item_id"));
  if (patron === undefined || item === undefined) return CRASH;
  const judged = judge(state.world, patron, item);
  passTime(state, patron, item);
  return {
    status: 200,
    body: { ...judged, confirmation_token: tokenFor(account, item, judged.confirms) },
  };
}

function lend({ body, params, account }: KohaRequest, { world }: KohaState): KohaAnswer {
  const item = itemOf(world, body["item_id"]);
  if (item === undefined) return failure(409, "Item not found", { error_code: "ITEM_NOT_FOUND" });
  const patron = patronOf(world, body["patron_id"]);
  if (patron === undefined) return failure(409, "Patron not found", { error_code: "PATRON_NOT_FOUND" });
  const { blockers, confirms } = judge(world, patron, item);
  const names = Object.keys(blockers);
  if (names.length > 0) return failure(403, `Checkout not authorized (${names.join(" ")})`);
  const isConfirmed = params.get("confirmation") === tokenFor(account, item, confirms);
  if (Object.keys(confirms).length > 0 && !isConfirmed) return failure(412, "Confirmation error");
  return { status: 201, body: addLoan(world, account, patron, item) };
}

/** Lends, and fulfils the patron's own hold: the one that is next, or the first on the title. The branch is the account's. */
function addLoan(world: KohaWorld, account: string, patron: Row, item: Row): Row {
  const before = loanOf(world, item);
  if (before !== undefined) world.checkouts.splice(world.checkouts.indexOf(before), 1);
  const next = nextHold(world, item);
  const mine = [next, ...world.holds].find(
    (one) => one?.["patron_id"] === patron["patron_id"] && one?.["biblio_id"] === item["biblio_id"],
  );
  if (mine !== undefined) world.holds.splice(world.holds.indexOf(mine), 1);
  const id = Math.max(0, ...world.checkouts.map((one) => Number(one["checkout_id"]))) + 1;
  const lent = {
    ...checkout(id, Number(patron["patron_id"]), Number(item["item_id"]), LOAN_DAYS),
    library_id: `branch of ${account}`,
  };
  item["checked_out_date"] = day(LOAN_DAYS);
  world.checkouts.push(lent);
  return lent;
}

const CIRCULATE = "circulate";

export const LENDING_ROUTES: readonly KohaRoute[] = [
  {
    method: "GET",
    path: /^\/checkouts\/availability$/u,
    permission: CIRCULATE,
    answer: availability,
  },
  { method: "POST", path: /^\/checkouts$/u, permission: CIRCULATE, isLater: true, answer: lend },
];
