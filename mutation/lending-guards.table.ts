import type { CodeEdit } from "./edit.ts";
import { type Guard, main, unit } from "./guard.ts";

const UNDO = "ipc/undo-loan";
const RETURNS = "visit/returns";
const OFFERED = "ipc/offered-here";
const TERMINAL_LENDS = "terminal-lending";
const TERMINAL_RETURNS = "terminal-returns";

/** Undoing a loan of the visit, and what it costs (decision 41). */
const LOANS: readonly Guard[] = [
  unit(
    "",
    "a loan that a return would not bring back is not undone",
    main("if (done === undefined || !isUndoable(done)) return", "if (done === undefined) return"),
    UNDO,
  ),
  ...[
    ["a copy that only the counter takes back", "returnable && !renewed", "!renewed"],
    ["a renewal", "returnable && !renewed", "returnable"],
    ["a loan that fulfilled a hold", "&& !holdFulfilled", ""],
    ["a loan with a fee", "!holdFulfilled && fee === undefined", "!holdFulfilled"],
  ].map(([what, text = "", by = ""]) => unit("", `${what} cannot be undone`, main(text, by), UNDO)),
  unit(
    "",
    "an undo names the loan that it undoes",
    main("library.checkIn({ barcode, key, undoes }, options)", "library.checkIn({ barcode, key }, options)"),
    UNDO,
  ),
  unit(
    "",
    "a loan is undone once",
    main('if (answer.ok || answer.refusal.name === "loan-not-found") lent.delete(barcode);', ""),
    UNDO,
  ),
  unit(
    "",
    "a copy that was returned is not undone as well",
    main("({ title }) => [title]); if (answer.ok) lent.delete(barcode);", "({ title }) => [title]);"),
    UNDO,
  ),
  unit(
    "",
    "what one patron has lent is not the next one's",
    main("patron.lent = new Map();", ""),
    "visit/patron",
  ),
  unit(
    "",
    "a fee told to one patron is not the next one's",
    main("patron.fees = new Map();", ""),
    "visit/patron",
  ),
  ...[
    ["that was not told", "return isSame ? { fee } : {};", "return fee === undefined ? {} : { fee };"],
    ["of another amount", "fee?.amount === told.amount && fee.currency", "fee?.currency"],
    [
      "in another currency",
      "fee?.amount === told.amount && fee.currency === told.currency",
      "fee?.amount === told.amount",
    ],
    ["of another copy", "const told = fees.get(barcode);", "const [told] = fees.values();"],
  ].map(([what, text = "", by = ""]) =>
    unit("", `a fee ${what} is not accepted`, main(text, by), "ipc/not-from-the-page"),
  ),
];

/** Returns at the terminal, and what it offers. */
const RETURNING: readonly Guard[] = [
  unit(
    "",
    "the same copy is one return",
    main("if (known !== undefined) return known.answer;", "", "createReturns"),
    RETURNS,
  ),
  unit(
    "",
    "returns are sent one behind the other",
    main("dated(send(queue))", "dated(send(Promise.resolve()))"),
    RETURNS,
  ),
  unit(
    "",
    "a copy that was lent meanwhile is another return",
    main("lent: (barcode) => void recent.delete(barcode)", "lent: () => undefined"),
    RETURNS,
  ),
  unit(
    "",
    "the next visit sees no copy of the one before",
    main("forget() { done = new Map();", "forget() {"),
    RETURNS,
  ),
  unit(
    "",
    "a late return belongs to its own visit",
    main("if (answer.ok) visit.set(", "void visit; if (answer.ok) done.set("),
    RETURNS,
  ),
  unit(
    "",
    "a copy scanned in the next visit is returned again",
    main("if (isDone) recent.delete(barcode);", ";"),
    RETURNS,
  ),
  unit(
    "R89",
    "a return that waits is in the journal, and is not sent before its turn",
    main("await turn;", ""),
    "durable-write",
  ),
  {
    name: "an answer to a return is read without what the contract does not know",
    keeps: "",
    edits: [{ part: "contract", text: "<CheckedIn> = z.object(", by: "<CheckedIn> = z.looseObject(" }],
    project: "unit",
    test: "library/shiori",
  },
  unit(
    "",
    "who waits for a copy is in no answer over SIP2",
    main("return !OF_OTHERS.has(field);", "return true;"),
    "sip2/checkin",
  ),
  unit(
    "",
    "a terminal lends only where that is switched on",
    main("capabilities.checkOut && services.lend", "capabilities.checkOut"),
    OFFERED,
  ),
  unit(
    "",
    "a terminal takes back only where that is switched on",
    main("capabilities.checkIn && services.takeBack", "capabilities.checkIn"),
    OFFERED,
  ),
  unit(
    "",
    "the card alone suffices only where the terminal allows it",
    main('capabilities.checkOutByCard && lend.signIn === "card"', "capabilities.checkOutByCard"),
    OFFERED,
  ),
  unit(
    "",
    "a card opens nothing where nobody signs in",
    main('decoded.kind === "card" && !deps.patrons() ? NO_CARD : decoded', "decoded"),
    "scan-router",
  ),
  unit(
    "",
    "nobody signs in at a terminal without a service for patrons",
    main('if (!context.hasPatrons) return refused(refusal("unexpected"));', ""),
    "ipc/not-from-the-page",
  ),
  {
    name: "an orderly stop waits for returns, though nobody has signed in",
    keeps: "R91",
    edits: [
      main(
        "Promise.all([journal.settled(), patronSession.signOutsSettled()])",
        "patronSession.signOutsSettled()",
      ),
    ],
    project: "e2e",
    test: "ordered-stop",
  },
];

function backend(name: string, text: string, by: string, test: string): Guard {
  const edit: CodeEdit = { part: "backend", text, by };
  return { name, keeps: "", edits: [edit], project: "backend", test };
}

function screen(name: string, text: string, by: string, test: string, within?: string): Guard {
  const edit: CodeEdit = { part: "renderer", text, by, ...(within === undefined ? {} : { within }) };
  return { name, keeps: "", edits: [edit], project: "screens", test };
}

/** The reference backend's own rules for terminals. */
const AT_THE_BACKEND: readonly Guard[] = [
  backend(
    "no terminal lends unless the library has switched it on",
    'if (!settings.terminals.lend) return refused(refusal("counter-only"));',
    "",
    TERMINAL_LENDS,
  ),
  backend(
    "no terminal takes back unless the library has switched it on",
    'if (!terminals.takeBack) return refused(refusal("counter-only"));',
    "",
    TERMINAL_RETURNS,
  ),
  backend(
    "a loan is undone only while the copy is on it",
    'if (loan !== undefined && String(found.loan?.id) !== loan) return refused(refusal("loan-not-found"));',
    "",
    TERMINAL_RETURNS,
  ),
  backend(
    "copies for the counter are not taken back",
    'if (isForCounter(facts, terminals)) return refused(refusal("counter-only"));',
    "",
    TERMINAL_RETURNS,
  ),
  backend(
    "copies of a location for the counter are not taken back",
    "counterOnlyPlaces.some((one) => one === place.ja || one === place.en)",
    "false",
    TERMINAL_RETURNS,
  ),
  backend(
    "what waits for another patron is not lent",
    'if (aside === "another") return refusal("waits-for-another");',
    "",
    TERMINAL_LENDS,
  ),
  backend("nobody passes the limit of loans", "return have >= max ?", "return have < 0 ?", TERMINAL_LENDS),
  backend(
    "a loan of the patron's own is renewed only when they ask",
    "if (renew && found.loan?.patronId === patronId) {",
    "if (found.loan?.patronId === patronId) {",
    TERMINAL_LENDS,
  ),
];

/** The lists of scanned copies on the page. */
const ON_THE_PAGE: readonly Guard[] = [
  screen(
    "a copy is not lent twice by a second scan",
    'if (known !== undefined && known.state !== "refused" && known.state !== "undone") return;',
    "",
    "lend",
  ),
  screen(
    "a copy that is being returned is not sent again",
    'if (known?.state === "working") return;',
    "",
    "returns",
  ),
  screen(
    "the end asks where a copy was not returned",
    "const asks = signedIn || isReturnAmiss;",
    "const asks = signedIn;",
    "returns-amiss",
  ),
  screen(
    "no sign says that all is done above a copy that is not",
    'play(sound, sound === "done" && amiss ? "seen" : sound)',
    "play(sound)",
    "lend",
  ),
  screen(
    "the count is compared with what was lent",
    "if (done + open === expected)",
    "if (lines.length === expected)",
    "lend-count",
  ),
  screen(
    "what was not lent or returned comes before what was",
    "return [last, ...amiss, ...others.filter((line) => !amiss.includes(line))];",
    "return lines;",
    "lend",
  ),
  screen("loans are sent one after the other", "queue === null ? run() : queue.then(run)", "run()", "lend"),
  screen(
    "no loan is sent while the library system does not answer",
    "if (no !== null) return refused(no);",
    "",
    "lend-amiss",
    "now",
  ),
  screen(
    "no return is sent while the library system does not answer",
    "if (no !== null) return refused(no);",
    "",
    "returns",
    "checkIn",
  ),
  screen(
    "the system behind a catalogue of its own counts for loans",
    'backendAway || hello?.partAway === "system"',
    "backendAway",
    "lend-amiss",
  ),
  screen(
    "no card is asked for while nothing can be lent",
    'mayBorrow(page) ? null : whyAway(page, "checkOut")',
    "null",
    "books-first",
  ),
  screen(
    "a return whose service alone does not answer leads to the desk",
    "hello?.besideAway.includes(service) === true",
    "false",
    "returns-amiss",
  ),
  screen(
    "a publisher's barcode is named as such where copies are lent",
    'scan.kind === "isbn" || OF_PUBLISHER.includes(scan.refusal.name)',
    'scan.kind === "isbn"',
    "lend-amiss",
  ),
  screen(
    "a number that is no copy is named as another library's where copies are lent",
    'NOT_OURS.includes(scan.refusal.name) ? { name: "foreign-copy" } : scan.refusal',
    "scan.refusal",
    "lend-amiss",
  ),
  screen(
    "an ISBN leads from no list of lent copies to its title",
    'if (currentRoute(page).at === "lend" && (scan.kind === "isbn" || scan.kind === "refused"))',
    'if (currentRoute(page).at === "lend" && scan.kind === "refused")',
    "lend-amiss",
  ),
];

/** Guards of lending, undo, fees and returns at a terminal. */
export const LENDING_GUARDS: readonly Guard[] = [...LOANS, ...RETURNING, ...AT_THE_BACKEND, ...ON_THE_PAGE];
