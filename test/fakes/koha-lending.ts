import { reasonAgainst, renewLoan } from "./koha-circulation.ts";
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
import { checkout, day, hold, type KohaWorld, type Row } from "./koha-world.ts";

/*
 * Lending, as the routes of 23.11 were seen to answer on the circulation rules of 23.05.04 (KOHA-19), with the preferences of a new
 * Koha. What a rule or another preference of a library adds, a copy's row says itself: `_blockers`, `_confirms` and `_warnings`.
 */

const LOAN_DAYS = 21;
/** Whoever has the copy in the meantime. */
const SOMEBODY = 14;
const HASH = "$2a$08$Canary-hash-of-a-password";

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

const NO_END = "9999-12-31";

function judgePatron(patron: Row): Row {
  return {
    ...(String(patron["expiry_date"]) < day(0) ? { EXPIRED: 1 } : {}),
    ...(patron["patron_card_lost"] === true ? { CARD_LOST: 1 } : {}),
    ...(patron["incorrect_address"] === true ? { GNA: 1 } : {}),
    ...(patron["restricted"] === true ? { DEBARRED: 1, USERBLOCKEDNOENDDATE: NO_END } : {}),
    ...(patron["_debt"] === true ? { DEBT: 1350 } : {}),
  };
}

/** The limit of loans. Its rule stands among the confirmations, also where the limit is a blocker. */
function judgeLimit({ world, quirks }: KohaState, patron: Row): Pick<Judgement, "blockers" | "confirms"> {
  const { checkouts, maxLoans } = world;
  const have = checkouts.filter((one) => one["patron_id"] === patron["patron_id"]).length;
  if (have < maxLoans) return { blockers: {}, confirms: {} };
  const limit = { TOO_MANY: "TOO_MANY_CHECKOUTS", current_loan_count: have, max_loans_allowed: maxLoans };
  const rule = {
    circulation_rule_TOO_MANY: { id: 7, rule_name: "maxissueqty", rule_value: String(maxLoans) },
  };
  return quirks.limitBlocks
    ? { blockers: limit, confirms: rule }
    : { blockers: {}, confirms: { ...limit, ...rule } };
}

/** Not for loan by itself, or by its item type. */
function judgeKind(item: Row): Row {
  if (item["effective_not_for_loan_status"] === 0) return {};
  const itself = item["not_for_loan_status"];
  return {
    NOT_FOR_LOAN: 1,
    ...(itself === 0 ? { itemtype_notforloan: item["effective_item_type_id"] } : { item_notforloan: itself }),
  };
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

function judgeLoan(state: KohaState, patron: Row, item: Row): Judgement {
  const { world, quirks } = state;
  const loan = loanOf(world, item);
  const none = { blockers: {}, confirms: {}, warnings: {} };
  if (loan === undefined) return none;
  if (loan["patron_id"] === patron["patron_id"]) {
    return reasonAgainst(state, loan) === null
      ? { ...none, confirms: { RENEW_ISSUE: 1 } }
      : { ...none, blockers: { NO_MORE_RENEWALS: 1 } };
  }
  const id = loan["patron_id"];
  return quirks.endsOthersLoans
    ? { ...none, warnings: { RETURNED_FROM_ANOTHER: { patron: wholeRecord(patronOf(world, id)) } } }
    : { ...none, confirms: { ISSUED_TO_ANOTHER: 1, ...nameOther(world, id, "issued_") } };
}

/** A patron's record as the database has it, with the hash of the password. */
function wholeRecord(patron: Row | undefined): Row {
  return { ...shown(patron ?? {}), borrowernumber: patron?.["patron_id"], password: HASH };
}

/** Whether the copy can be lent: the staff's route asks for a confirmation where the patrons' would refuse. */
function judge(state: KohaState, patron: Row, item: Row): Judgement {
  const limit = judgeLimit(state, patron);
  const loan = judgeLoan(state, patron, item);
  const isRenewal = loan.confirms["RENEW_ISSUE"] !== undefined;
  return {
    blockers: {
      ...judgePatron(patron),
      ...loan.blockers,
      ...(isRenewal ? {} : limit.blockers),
      ...judgeKind(item),
      ...(item["withdrawn"] === 0 ? {} : { WTHDRAWN: 1 }),
      ...(item["_blockers"] as Row | undefined),
    },
    confirms: {
      ...loan.confirms,
      ...(isRenewal ? {} : limit.confirms),
      ...judgeHolds(state.world, patron, item),
      ...(item["_confirms"] as Row | undefined),
    },
    warnings: {
      ...loan.warnings,
      ...(item["lost_status"] === 0 ? {} : { ITEM_LOST: "" }),
      ...(item["_warnings"] as Row | undefined),
    },
  };
}

/** What the API description lets stand in a question, and in a loan (of what is used here). */
const FIELDS: readonly string[] = ["patron_id", "item_id"];

const SIGNATURE = ".fake";

/** Proves what was confirmed, by whom and for which copy; nothing of the patron, and of a charge not how much. It never runs out. */
function tokenFor(account: string, item: Row, confirms: Row): string {
  const words = [account, item["item_id"], ...Object.keys(confirms).toSorted()].join(":");
  return `${Buffer.from(words, "utf8").toString("base64url")}${SIGNATURE}`;
}

/** Lets happen what the quirk says, once. */
function passTime({ world, quirks }: KohaState, patron: Row, item: Row): void {
  if (quirks.meanwhile === "reserved") world.holds.push(hold(990, SOMEBODY, Number(item["biblio_id"])));
  if (quirks.meanwhile === "lent")
    world.checkouts.push(checkout(990, SOMEBODY, Number(item["item_id"]), LOAN_DAYS));
  if (quirks.meanwhile === "expired") patron["expiry_date"] = day(-1);
  quirks.meanwhile = "nothing";
}

/** An exception that nothing catches; most of Koha's others are `CRASH`. */
const UNCAUGHT: KohaAnswer = {
  status: 500,
  body: { errors: [{ message: "Internal Server Error.", path: "/" }], status: 500 },
};

/** The account acts for the library that it names, or its own. */
function libraryOf({ headers, account }: KohaRequest): string {
  const named = headers["x-koha-library"];
  return typeof named === "string" ? named : `branch of ${account}`;
}

/** Falls over a patron or a copy that there is not. 23.05 takes the path for a loan's, which has no parameters. */
function availability(request: KohaRequest, state: KohaState): KohaAnswer {
  const { params, account } = request;
  const names = [...params.keys()];
  const odd = state.quirks.version === "23.05" ? names : names.filter((name) => !FIELDS.includes(name));
  if (odd.length > 0) {
    return {
      status: 400,
      body: odd.map((name) => ({ message: "Malformed query string", path: `/query/${name}` })),
    };
  }
  const patron = patronOf(state.world, params.get("patron_id"));
  const item = itemOf(state.world, params.get("item_id"));
  if (patron === undefined || item === undefined) return UNCAUGHT;
  const judged = judge(state, patron, item);
  passTime(state, patron, item);
  return {
    status: 200,
    body: { ...judged, confirmation_token: tokenFor(account, item, judged.confirms) },
  };
}

function lend(request: KohaRequest, state: KohaState): KohaAnswer {
  const { body, params, account } = request;
  const { world } = state;
  const odd = Object.keys(body).find((name) => !FIELDS.includes(name));
  if (odd !== undefined) return badInput(`Properties not allowed: ${odd}.`, "/body");
  const item = itemOf(world, body["item_id"]);
  if (item === undefined) return failure(409, "Item not found", { error_code: "ITEM_NOT_FOUND" });
  const patron = patronOf(world, body["patron_id"]);
  if (patron === undefined) return failure(409, "Patron not found", { error_code: "PATRON_NOT_FOUND" });
  const { blockers, confirms } = judge(state, patron, item);
  const names = Object.keys(blockers);
  if (names.length > 0) return failure(403, `Checkout not authorized (${names.join(" ")})`);
  const token = params.get("confirmation");
  if (Object.keys(confirms).length > 0) {
    // It does not expect a token that is not its own.
    if (token?.endsWith(SIGNATURE) === false) return CRASH;
    if (token !== tokenFor(account, item, confirms)) return failure(412, "Confirmation error");
  }
  const own = loanOf(world, item);
  if (own !== undefined && own["patron_id"] === patron["patron_id"]) {
    renewLoan(own);
    return failure(500, "Unknown error during checkout");
  }
  return { status: 201, body: addLoan(world, libraryOf(request), patron, item) };
}

/** Lends, and fulfils the patron's own hold: the one that is next, or the first on the title. Whoever lent it is not told. */
function addLoan(world: KohaWorld, library: string, patron: Row, item: Row): Row {
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
    library_id: library,
    issuer_id: null,
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
