import { type Guard, main, unit } from "./guard.ts";

const IPC = "ipc-setup";
const GATE = "ipc/gate";
const SPEECH = "speech";
const SELF_CHECK = "self-check";
const PRINT_SERVICE = "print-service";
const QUEUE = "queue";
const PRINT_SERVER = "print-server";
const JUDGE = "print-outcome";
const PRINT_CALLS = "print-calls";
const CANCELS = "waiting-cancels";
const LIVE = "live";
const PAGES = "pages";
const RESET = "reset";
const COVER = "covers";
const PICTURE = "picture";
const TEMPLATE = "template";

/** Printing. */
const PRINTING: readonly Guard[] = [
  unit(
    "R80",
    "slips go to the CUPS of this machine alone",
    main("if (!isThisMachine(host)) return null;", ""),
    "ipp",
  ),
  unit(
    "R80",
    "no CUPS is asked where none is named",
    main("if (place === null) return away();", ""),
    PRINT_SERVER,
  ),
  unit(
    "R88",
    "an endless answer of CUPS is none",
    main("if (length <= MAX_ANSWER_BYTES) return;", "if (length > 0) return;"),
    PRINT_SERVER,
  ),
  unit(
    "R88",
    "CUPS is not waited for without end",
    main("signal: AbortSignal.timeout(limit)", "signal: undefined"),
    PRINT_SERVER,
  ),
  unit(
    "R80",
    "what was sent to CUPS is overwritten",
    main('asking.on("close", () => body.fill(0));', ""),
    PRINT_SERVER,
  ),
  unit(
    "R80",
    "a job has no name of its own",
    main("value: JOB_NAME }", "value: Buffer.from(document.pdf).toString() }"),
    QUEUE,
  ),
  unit(
    "R80",
    "a job is the terminal's, not a patron's",
    main('name: "requesting-user-name", value: user()', 'name: "requesting-user-name", value: "2001014"'),
    QUEUE,
  ),
  unit(
    "R80",
    "a job waits until somebody follows it",
    main('keyword("job-hold-until", "indefinite"),', ""),
    QUEUE,
  ),
  unit("", "a slip has the size of its paper", main('paper === "a4" ?', 'paper !== "a4" ?'), QUEUE),
  unit(
    "R80",
    "a job is ordered away with its files",
    main('name: "purge-job", value: true', 'name: "purge-job", value: false'),
    QUEUE,
  ),
  unit(
    "R80",
    "it is ordered away until CUPS forgets it",
    main("if (status === NOT_FOUND) return true;", "return true;"),
    QUEUE,
  ),
  unit(
    "R80",
    "only the terminal's own jobs are cleared away",
    main(
      'const mine: Sent = { kind: "boolean", name: "my-jobs", value: true };',
      'const mine: Sent = { kind: "boolean", name: "my-jobs", value: false };',
    ),
    QUEUE,
  ),
  unit("R80", "a print leaves no job behind", main("await clear(name, id);", ""), PRINT_SERVICE),
  unit("R80", "a slip's text is overwritten", main("document.pdf.fill(0);", ""), PRINT_SERVICE),
  unit(
    "R80",
    "a slip of a patron who has gone is not handed over",
    main('if (visit.aborted) return "over"; unswept', "unswept"),
    PRINT_SERVICE,
  ),
  unit(
    "R80",
    "a slip of a patron who has just gone is not let go",
    main('if (visit.aborted) return "over"; await queues.releaseJob', "await queues.releaseJob"),
    PRINT_SERVICE,
  ),
  unit(
    "R80",
    "what an earlier start left in the queue is cleared away",
    main('if (name !== known && name !== "") unswept.add(name);', ""),
    PRINT_SERVICE,
  ),
  unit(
    "",
    "one slip comes after the other",
    main(
      "const mine = before.then(() => run(sheet, visit));",
      "void before; const mine = run(sheet, visit);",
    ),
    PRINT_SERVICE,
  ),
  unit(
    "",
    "a printer without paper has no button for a while",
    main(
      "tell(isReady(queue) && !waitsForPaper(queue) ? offered : []);",
      "void waitsForPaper; tell(isReady(queue) ? offered : []);",
    ),
    PRINT_SERVICE,
  ),
  unit(
    "R80",
    "after a visit only what comes out already may come out",
    main('return comesOut ? null : "over";', "return null;"),
    JUDGE,
  ),
  unit(
    "R80",
    "a patron prints their own holds alone",
    main(".find((one) => one.id === id)", "[0]", "printCalls"),
    PRINT_CALLS,
  ),
  unit(
    "R80",
    "lists are printed for who is signed in",
    { part: "contract", text: 'printList: { access: "patron"', by: 'printList: { access: "visit"' },
    "phases",
  ),
  unit(
    "R55",
    "paper is not free",
    {
      part: "contract",
      text: 'printTitle: { access: "visit", rate: { burst: 5, perSecond: 0.1 } }',
      by: 'printTitle: { access: "visit" }',
    },
    GATE,
  ),
];

/** Reading aloud. */
const READING: readonly Guard[] = [
  unit("D15", "a card's number is never spoken", main('plain.replaceAll(spelt(card), " ")', "plain"), SPEECH),
  unit(
    "D15",
    "nor in full-width digits",
    main(
      "const wide = String.fromCodePoint((sign.codePointAt(0) ?? 0) + WIDE);",
      "const wide = sign; void WIDE;",
    ),
    SPEECH,
  ),
  unit("D15", "nor digit by digit", main('.join("[\\\\s\\\\p{P}]*")', '.join("")'), SPEECH),
  unit(
    "D15",
    "a visit's voice knows its card",
    main("deps.speaker.speak(text, language, card)", "deps.speaker.speak(text, language, null)"),
    IPC,
  ),
  unit("R50", "masked numbers are not spoken", main('.replaceAll(MASKS, " ")', ""), SPEECH),
  unit("", "nor control characters", main('.replaceAll(CONTROLS, " ")', ""), SPEECH),
  unit("", "nor espeak-ng's own signs", main('.replaceAll(PHONEMES, " ")', ""), SPEECH),
  unit("", "nor without end", main(".slice(0, LONGEST_SPOKEN)", ""), SPEECH),
  unit("R68", "a voice stops with its visit", main("core.onReset(speaker.hush);", ""), IPC),
  unit(
    "R68",
    "a voice stops in the middle of a word",
    main('for (const child of before) child.kill("SIGKILL");', "void before;"),
    SPEECH,
  ),
  unit("", "one text cuts off the other", main("hush(); const now", "const now"), SPEECH),
  unit(
    "",
    "nothing is read aloud where the library has no headphones",
    main("if (now.on && spoken", "if (spoken"),
    SPEECH,
  ),
  unit(
    "R58",
    "words reach a program by its input, never by its command line",
    main('[...words, "-ow", "/dev/stdout"]', '[...words, "-ow", "/dev/stdout", text]'),
    SPEECH,
  ),
  unit(
    "R59",
    "a voice gets none of our environment",
    main("const env = environment();", "const env = { ...environment(), ...process.env };"),
    SPEECH,
  ),
];

/** Undo of cancellations. */
const TAKING_BACK: readonly Guard[] = [
  unit(
    "",
    "a cancellation waits its time",
    main("sendAll((one) => clock() >= one.until)", "sendAll()"),
    CANCELS,
  ),
  unit(
    "",
    "what is taken back is never sent",
    main("const waited = waiting.delete(hold);", "const waited = waiting.has(hold);"),
    CANCELS,
  ),
  unit(
    "",
    "what was sent is sent once",
    main("waiting.delete(hold); if (waiting.size === 0) stopTicking(); const sent", "const sent"),
    CANCELS,
  ),
  unit(
    "",
    "asking again gives no more time",
    main("known?.until ?? clock() + wait()", "clock() + wait()"),
    CANCELS,
  ),
  unit(
    "R68",
    "an answer for who has gone reaches no page",
    main("if (of !== patron) return;", "void of;"),
    CANCELS,
  ),
  unit("R69", "what waits is sent when the patron goes", main("leave() { sendAll();", "leave() {"), CANCELS),
  unit(
    "R69",
    "the end of a visit sends what waits, before it signs out",
    main(
      "cancels.leave(); patron.close(); if (patron.session !== null) startSignOut(patron.session);",
      "patron.close(); if (patron.session !== null) startSignOut(patron.session); cancels.leave();",
    ),
    CANCELS,
  ),
  unit(
    "R68",
    "whoever signs in next has nothing to do with it",
    main("cancels.leave(); patron.session = session;", "patron.session = session;"),
    CANCELS,
  ),
  unit("R69", "the sign-out comes after the actions", main("await journal.settledOf(session);", ""), CANCELS),
  unit(
    "",
    "only what stands in the way is sent early",
    main(
      "if (answer.ok || !IN_THE_WAY.has(answer.refusal.name)) return answer;",
      "if (answer.ok) return answer;",
    ),
    CANCELS,
  ),
];

/** Checks of a reset, and a lost page. */
const LOOKING: readonly Guard[] = [
  ...(
    [
      ["cookies", 'if (document.cookie !== "") left.push("cookie");'],
      ["local storage", 'if (localStorage.length > 0) left.push("local-storage");'],
      ["session storage", 'if (sessionStorage.length > 0) left.push("session-storage");'],
      ["databases", 'if (databases.length > 0) left.push("indexed-db");'],
      ["caches", 'if (kept.length > 0) left.push("caches");'],
      ["a history", 'if (history.length !== 1) left.push("history");'],
      ["a window's name", 'if (window.name !== "") left.push("window-name");'],
    ] as const
  ).map(([what, text]) => unit("R73", `the self-check sees ${what}`, main(text, ""), SELF_CHECK)),
  unit(
    "R73",
    "the self-check sees cookies of the new session",
    main('...(cookies.length > 0 ? ["cookies"] : [])', ""),
    SELF_CHECK,
  ),
  unit(
    "R74",
    "the self-check sees what could be pasted",
    main("[filled(), behindOldPage", "[behindOldPage"),
    SELF_CHECK,
  ),
  unit(
    "R72",
    "the self-check sees a process that lives on",
    main('if (old.process !== null && isAlive(old.process)) left.push("old-process");', "void isAlive;"),
    SELF_CHECK,
  ),
  unit(
    "R73",
    "the self-check sees cookies that stayed behind",
    main('if (cookies.length > 0) left.push("old-cookies");', "void cookies;"),
    SELF_CHECK,
  ),
  unit(
    "R73",
    "the self-check sees a cache that stayed behind",
    main("if (counts === MOST_COUNTS) return false;", "if (counts === MOST_COUNTS) return true;"),
    SELF_CHECK,
  ),
  unit(
    "R73",
    "the self-check counts a cache again, for a reader may still let go",
    main("const MOST_COUNTS = 60;", "const MOST_COUNTS = 1;"),
    SELF_CHECK,
  ),
  unit(
    "R73",
    "silence is no cleanness",
    main(
      'if (!Array.isArray(places)) throw new Error("self-check did not answer a list"); return [...places.map(String)',
      "return [...[places].flat().map(String)",
    ),
    SELF_CHECK,
  ),
  unit(
    "R17",
    "a page that is lost is not waited for",
    main("Promise.race([work, page.lost.then(() => null)])", "work"),
    "wait-for-paint",
  ),
  unit(
    "R17",
    "work that a dying page fails is no failure of the reset",
    main("if (await within(page.lost, TOLD_MS)) return null;", ""),
    "wait-for-paint",
  ),
  unit(
    "R83",
    "a process that dies before it shows anything is a lost page",
    main('hooks.log("page-load-failed"); trouble("gone");', 'hooks.log("page-load-failed");'),
    PAGES,
  ),
  unit("R17", "a page tells that it is lost", main("lose();", "", "watch"), PAGES),
  unit(
    "R17",
    "a reset makes another page for one that is lost",
    main("if (pages === MOST_PAGES)", "if (pages <= MOST_PAGES)"),
    RESET,
  ),
  unit(
    "R72",
    "a page that was lost is cleared away like the old one",
    main("await emptied(adapter, adapter.retire());", ""),
    RESET,
  ),
  unit(
    "R81",
    "no cover is taken from a page that was lost",
    main("if (adapter.isLost(page)) return false;", ""),
    RESET,
  ),
  unit("R71", "two partitions take turns", main("lastPartition = live.partition;", ""), PAGES),
  unit("R81", "a page that ends leaves the screen at once", main("window().remove(old.view);", ""), PAGES),
  unit(
    "",
    "the keyboard belongs to what lies in front",
    main("const over = inFront()?.webContents;", "const over = undefined; void inFront;"),
    PAGES,
  ),
  unit(
    "",
    "a page that waits does not keep the keyboard",
    main("if (page !== live) setImmediate(pages.focus);", ""),
    PAGES,
  ),
  unit(
    "R17",
    "a page that waits gives no sign of life for the live one",
    main("if (page === pages.live()) onBeat();", "onBeat();"),
    IPC,
  ),
];

/** Calls after the gate, and a changed backend during a visit. */
const CALLS: readonly Guard[] = [
  unit(
    "R63",
    "only the live page's people are people",
    main("if (sender.trusted && page !== null && page === shell.pages.live())", "if (sender.trusted)"),
    IPC,
  ),
  unit(
    "R63",
    "activity that no frame of ours sent is none",
    main(
      "if (sender.trusted && page !== null && page === shell.pages.live())",
      "if (page !== null && page === shell.pages.live())",
    ),
    IPC,
  ),
  unit(
    "R63",
    "the staff page keeps no visit alive",
    main(
      "if (sender.trusted && staff.owns(sender.contentsId)) return staff.activity();",
      'if (staff.owns(sender.contentsId)) { staff.activity(); visit.dispatch({ type: "activity" }); }',
    ),
    IPC,
  ),
  unit(
    "R54",
    "a backend is asked for what it can do alone",
    main('if (!isSupported(verb, deps.capabilities())) return no(verb, "unexpected");', ""),
    GATE,
  ),
  unit(
    "R68",
    "a call for a visit that is over is answered by nobody",
    main("if (visit !== deps.visit()) return never();", ""),
    GATE,
  ),
  unit(
    "R55",
    "passwords are not guessed at speed",
    {
      part: "contract",
      text: 'signIn: { access: "visit", rate: { burst: 4, perSecond: 0.5 } }',
      by: 'signIn: { access: "visit", rate: { burst: 400, perSecond: 50 } }',
    },
    GATE,
  ),
  unit(
    "R53",
    "a sign-in that comes after another card signs nobody in",
    main("&& now.card === card;", ";"),
    "late-sign-in",
  ),
  unit(
    "",
    "a patron's session stays with the backend that gave it",
    main("[...leaving].find(({ sessions }) => sessions.has(session)) ?? current", "current"),
    LIVE,
  ),
  unit(
    "",
    "actions under way are waited for when the backend changes",
    main("if (!isIdle && !(await within(idle, closeAfterMs))) {", "if (!isIdle) {"),
    LIVE,
  ),
  unit(
    "",
    "a sign-out that no other part sends is sent all the same",
    main(
      "await Promise.allSettled([...old.sessions].map((session) => old.adapter.signOut({ session }, options)));",
      "void options;",
    ),
    LIVE,
  ),
  unit("", "a backend that is no more keeps no connection", main("old.adapter.end();", ""), LIVE),
  unit(
    "",
    "a backend that never answers is not waited for",
    main("await within(idle, closeAfterMs)", "await idle.then(() => true)"),
    LIVE,
  ),
];

/** Cover images. */
const COVERS: readonly Guard[] = [
  unit(
    "R24",
    "a cover is asked for of a title that was shown, and of no other",
    main(
      "const what = noted.get(id);",
      "const what = noted.get(id) ?? { id, isbn: null, everybodys: false };",
    ),
    COVER,
  ),
  unit(
    "R78",
    "covers are forgotten with their visit",
    main("noted.clear(); ofVisit.clear();", "ofVisit.clear();"),
    COVER,
  ),
  unit("R78", "so are their pictures", main("noted.clear(); ofVisit.clear();", "noted.clear();"), COVER),
  unit(
    "R68",
    "a cover that comes after its visit is nobody's",
    main(
      "return signal.aborted || from !== source ? null : keep(what, answer);",
      "return keep(what, answer);",
    ),
    COVER,
  ),
  unit(
    "R78",
    "only what everybody is shown stays",
    main(
      "(everybodys ? ofEverybody : ofVisit).put(id, kept);",
      "(everybodys ? ofEverybody : ofEverybody).put(id, kept);",
    ),
    COVER,
  ),
  unit(
    "R88",
    "a source that does not answer is left alone",
    main('if (backoff.isPaused()) return { kind: "away" };', ""),
    COVER,
  ),
  unit(
    "",
    "pictures take so much memory and no more",
    main(
      "if (bytes <= mostBytes) break; drop(oldest);",
      'if (bytes <= mostBytes || oldest !== "") break; drop(oldest);',
    ),
    COVER,
  ),
  unit(
    "",
    "only pictures are decoded, by their first bytes",
    main(
      "types.find((type) => FIRST_BYTES[type].test(first)) ?? null",
      'types.find((type) => FIRST_BYTES[type].test(first)) ?? "image/png"',
    ),
    PICTURE,
  ),
  unit("", "none that would take too much memory", main("&& width * height <= maxPixels", ""), PICTURE),
  unit("", "the head of a picture is little work", main("step < MOST_STEPS", "step >= 0"), "picture-work"),
  unit("", "a picture is a copy of its own", main("bytes: Uint8Array.from(bytes)", "bytes"), PICTURE),
  unit(
    "R24",
    "a redirect leads nowhere else",
    main(
      "return to.origin === template.origin ? to.pathname + to.search : null;",
      "return to.pathname + to.search;",
    ),
    TEMPLATE,
  ),
  unit(
    "R24",
    "a book's number is encoded in the address",
    main('encodeURIComponent(values[place] ?? "")', '(values[place] ?? "")'),
    TEMPLATE,
  ),
  unit(
    "R88",
    "a picture has its time",
    main("settings.timeoutSeconds * 1000", "settings.timeoutSeconds * 30_000"),
    TEMPLATE,
  ),
  unit(
    "R88",
    "a picture has its size",
    main(
      "const maxBytes = settings.maxKilobytes * 1024;",
      "const maxBytes = settings.maxKilobytes * 1024 * 1024;",
    ),
    TEMPLATE,
  ),
];

/** QR codes for phones. */
const PHONE: readonly Guard[] = [
  {
    name: "a phone is sent to the library's own address, whatever stands in a title's number",
    keeps: "",
    edits: [
      {
        part: "renderer",
        text: '.replaceAll("{id}", encodeURIComponent(title.id))',
        by: '.replaceAll("{id}", title.id)',
      },
    ],
    project: "unit",
    test: "phone",
  },
  {
    name: "the same in a list",
    keeps: "",
    edits: [
      {
        part: "renderer",
        text: "pack.map(({ id }) => encodeURIComponent(id))",
        by: "pack.map(({ id }) => id)",
      },
    ],
    project: "unit",
    test: "phone",
  },
  {
    name: "no code is longer than phones read",
    keeps: "",
    edits: [
      {
        part: "renderer",
        text: "return packs.map((pack) => cut(write(pack), MOST_BYTES));",
        by: "return packs.map((pack) => write(pack));",
      },
    ],
    project: "unit",
    test: "phone",
  },
];

/** Text and answers of other systems. */
const OUTSIDE: readonly Guard[] = [
  unit(
    "R26",
    "texts of every adapter are cleaned at the border",
    main(
      "withCleanAnswers(createAdapter(settings, log, cardTries))",
      "createAdapter(settings, log, cardTries)",
    ),
    "clean-answers",
  ),
  unit(
    "",
    "a list without end is no answer",
    main("|| (Array.isArray(one) && inner.length > rows)", ""),
    "answer-work",
  ),
  unit(
    "",
    "a tag with endless attributes is refused",
    { part: "contract", text: "kept.size > MOST_ATTRIBUTES", by: "false" },
    "answer-work",
  ),
];

const CHECK_OUT = "sip2/checkout";

/** Lending and return over SIP2 (decision 41). */
const LENDING: readonly Guard[] = [
  unit(
    "",
    "an answer to a return has nothing of the borrower",
    main("fields: fields.filter((field) => isKept(id, field.id))", "fields"),
    "sip2/checkin",
  ),
  unit(
    "",
    "a loan of the patron's own is not renewed by scanning it",
    main("if (ofCopy !== null) return refused(ofCopy);", ""),
    CHECK_OUT,
  ),
  unit(
    "",
    "a patron to whom loans are denied gets none",
    main("return no === null ? ok(made) : refused(no);", "return ok(made);"),
    CHECK_OUT,
  ),
  unit(
    "",
    "a loan whose answer was lost is told as made only when the patron has it",
    main('if (kind !== "done") return { kind };', ""),
    CHECK_OUT,
  ),
  unit(
    "",
    "another copy of the same title does not prove a loan",
    main("titles > (sameTitle ?? 0)", "true"),
    CHECK_OUT,
  ),
  unit(
    "",
    "a refused return of a lost copy is not told as done",
    main('before.status === "missing" ? null : placeBy(now.status)', "placeBy(now.status)"),
    "sip2/checkin",
  ),
  unit(
    "",
    "a kind of material for the counter is not taken back",
    main("const no = counterRefusal(link, before); if (no !== null) return refused(no);", ""),
    "sip2/checkin",
  ),
  unit(
    "",
    "a fee is accepted at no other amount",
    main("fee !== undefined && fee.amount === accepted?.amount &&", "fee !== undefined && accepted &&"),
    "sip2/checkout-fees",
  ),
];

const KOHA_LENDING = "koha/lending";

/** Lending over Koha's API, which lends nearly everything to who confirms it (decision 41). */
const LENDING_AT_KOHA: readonly Guard[] = [
  unit(
    "",
    "a confirmation that is not known is not given",
    main("...confirms.names.filter((name) => !confirmed.includes(name)),", ""),
    KOHA_LENDING,
  ),
  unit(
    "",
    "another patron's loan is not ended by a loan",
    main("...warnings.names.filter((name) => STOPPING_WARNINGS.includes(name))", ""),
    KOHA_LENDING,
  ),
  unit(
    "",
    "a kind that is not told may be one for the counter",
    main("isUntoldKind || isUntoldPlace || isKept", "isUntoldPlace || isKept"),
    "sip2/checkin",
  ),
  unit(
    "",
    "a location that is not told may be one for the counter",
    main("isUntoldKind || isUntoldPlace || isKept", "isUntoldKind || isKept"),
    "sip2/checkin",
  ),
  unit(
    "",
    "a copy of a location for the counter is not taken back",
    main("(places ?? []).some((one) => counterOnlyPlaces.includes(one))", "false"),
    "sip2/checkin",
  ),
  unit(
    "",
    "a copy that is in a location for the counter now is not taken back",
    main("[permanentPlace, place].filter", "[permanentPlace].filter"),
    "sip2/checkin",
  ),
  unit(
    "",
    "a copy in a cart is still one of its own location at Koha",
    main("[item.permanent_location, item.location]", "[item.location]"),
    "koha/beside-sip2",
  ),
  unit(
    "",
    "a copy for the counter is not taken back from Koha",
    main('if (staysAtCounter(koha, item)) return refusal("counter-only");', ""),
    "koha/beside-sip2",
  ),
  unit(
    "",
    "a charge is confirmed at no other amount",
    main("accepted?.amount === charge.amount", "accepted !== undefined"),
    KOHA_LENDING,
  ),
  unit(
    "",
    "a loan of the patron's own is not renewed by scanning it at Koha",
    main("if (!renew) {", "if (false) {", "lentAlready"),
    KOHA_LENDING,
  ),
  unit(
    "",
    "an answer about another patron's loan is not believed",
    main("loan?.patron_id === patron && loan.item_id === item.item_id ? loan : undefined", "loan"),
    KOHA_LENDING,
  ),
  unit(
    "",
    "a renewal that costs something is not sent unasked",
    main("no === null ? ok(charge) : refused(no)", "ok(charge)"),
    "koha/renewal-charge",
  ),
  unit(
    "",
    "a password is kept only where loans are made over SIP2",
    main("besideThatLends(koha) === null ? null : borrowerOf", "koha.beside === null ? null : borrowerOf"),
    "koha/kept-password",
  ),
  unit(
    "",
    "SIP2 that is away is not waited for",
    main("if (beside.guard.isAway()) return SERVICE_AWAY;", ""),
    "koha/beside-sip2",
  ),
  unit(
    "",
    "nothing is lent over SIP2 that is away",
    main("if (guard.isAway()) return SERVICE_AWAY;", ""),
    "koha/beside-sip2",
  ),
  unit(
    "",
    "loans do not stop for a connection that only returns need",
    main('besideThatLends(koha) === null ? ["checkIn"]', 'koha.beside === null ? ["checkIn"]'),
    "koha/beside-sip2",
  ),
  unit(
    "R88",
    "the page is told what a connection beside the system cannot do",
    main('tell({ type: "beside-away", services });', ""),
    "app/backend-watch",
  ),
  unit(
    "",
    "a visit that has borrowed over Koha's SIP2 ends there too",
    main("session.isKnownToSip2 = true;", ""),
    "koha/beside-sip2",
  ),
  unit(
    "",
    "no other visit is told to Koha's SIP2",
    main("borrower === null || !isKnownToSip2 ||", "borrower === null ||"),
    "koha/beside-sip2",
  ),
  unit(
    "",
    "a SIP2 server that does not know the end of a visit is not asked",
    main("if (!capabilities.answersEndSession()) return;", ""),
    "sip2/port",
  ),
  unit(
    "R88",
    "a write that was not done has the library system looked at",
    main('name === "out-of-order" || name === "not-done"', 'name === "out-of-order"'),
    "app/ipc-setup",
  ),
];

const OWN_CATALOGUE = "library/own-catalogue";

/** A catalogue beside the library system (decision 40). */
const BESIDE: readonly Guard[] = [
  unit("R88", "a part that is away is not asked", main("(isAway() ? AWAY : ask())", "ask()"), OWN_CATALOGUE),
  unit(
    "R88",
    "nothing is written to a system that is away",
    main("(isAway() ? NOT_SENT : ask())", "ask()"),
    OWN_CATALOGUE,
  ),
  unit(
    "R88",
    "one failed check closes no part",
    main("failures >= FAILURES", "failures >= 1", "createPartGuard"),
    OWN_CATALOGUE,
  ),
  unit(
    "R88",
    "a check that was given up closes no part",
    main("if (!options.signal.aborted) failures", "failures"),
    OWN_CATALOGUE,
  ),
  unit(
    "",
    "a title that the system does not know any more is not found",
    main('return now.refusal.name === "title-not-found" ? now : described;', "return described;"),
    OWN_CATALOGUE,
  ),
  {
    name: "a title without a number of the system takes no hold",
    keeps: "",
    edits: [{ part: "main", text: "copies: [], holdable: false", by: "copies: []" }],
    project: "adapters",
    test: "own-catalogue",
  },
  {
    name: "a title over SRU beside Koha has Koha's number, not its record's",
    keeps: "",
    edits: [{ part: "main", text: "{ library, number: KOHA_NUMBER }", by: "{ library }" }],
    project: "adapters",
    test: "own-catalogue",
  },
  unit(
    "",
    "titles that a harvest would bring have clean texts",
    main("samples.push(withCleanTexts({", "samples.push(((one) => one)({"),
    "connection/own-catalogue-probe",
  ),
  unit(
    "",
    "an error page has no titles that a harvest would bring",
    main('reply.kind === "answer" && reply.status === 200 ? await', 'reply.kind === "answer" ? await'),
    "connection/own-catalogue-probe",
  ),
  {
    name: "a backend with patrons is no catalogue",
    keeps: "",
    edits: [
      {
        part: "main",
        text: 'return isAlone ? ok({}) : refused(refusal("out-of-order"));',
        by: "return ok({});",
      },
    ],
    project: "adapters",
    test: "own-catalogue",
  },
];

/** Guards of features added after the lockdown. */
export const FEATURE_GUARDS: readonly Guard[] = [
  ...PRINTING,
  ...READING,
  ...TAKING_BACK,
  ...LOOKING,
  ...CALLS,
  ...COVERS,
  ...OUTSIDE,
  ...PHONE,
  ...LENDING,
  ...LENDING_AT_KOHA,
  ...BESIDE,
];
