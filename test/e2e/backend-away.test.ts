import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REFUSALS } from "#contract/refusals.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { type LossyProxy, type OddAnswer, startLossyProxy } from "#test/support/system/lossy-proxy.ts";

const SECOND = 1000;
/** The backend is looked at every 10 s, and a first failure is looked at again. */
const NOTICED_MS = 16 * SECOND;
/** A lost write is looked up for about six seconds, each look up to two more. */
const TOLD_MS = 25 * SECOND;
const PATRON = "new-patron";
/** A visit outlives the time that its patron takes to read what became of a hold. */
const PATIENT = { visit: { backendLostSeconds: 60 } } as const;

let backend: DemoBackend;
let rest: RestKiosk;

beforeAll(async () => {
  backend = await startDemoBackend();
  rest = new RestKiosk(backend.url, backend.token);
});

afterAll(() => backend?.stop());

/** A title that can be held, with a code that opens it. */
interface Book {
  readonly id: string;
  readonly barcode: string;
}

const books: Book[] = [];

/** Another title for each test, so that its holds can be counted. */
async function nextBook(): Promise<Book> {
  if (books.length === 0) {
    const found = (await rest.search("の", { pageSize: 50 })).value.items;
    for (const { id, availability } of found) {
      if (availability.kind !== "holdable") continue;
      const lent = (await rest.title(id)).value.copies.find(({ kept }) => kept === null);
      if (lent !== undefined) books.push({ id, barcode: lent.barcode });
    }
  }
  const book = books.shift();
  if (book === undefined) throw new Error("The demo library has no title to hold.");
  books.push(book);
  return book;
}

/** Holds of the patron on a book, as the backend knows them. */
async function holdsOf(book: Book): Promise<number> {
  const { card, password } = demoPatron(PATRON);
  const patron = await rest.patron(card, password);
  const { holds } = (await patron.holds()).value;
  await patron.signOut();
  return holds.filter(({ title }) => title.id === book.id).length;
}

function codeOf(name: keyof typeof REFUSALS): string {
  return REFUSALS[name].code;
}

/** Signs in and goes as far as the last question before a hold. */
async function askForHold(me: Person, book: Book): Promise<void> {
  await me.signIn(PATRON);
  await me.sees(me.say("home.heading"));
  await me.scanTitle(book.barcode);
  await me.fillHoldForm("central", "none");
}

/** The visit ends, by its own end or by the patron's, and the kiosk is there for the next one (it may have been closed). */
async function leave(me: Person, kiosk: Kiosk): Promise<void> {
  const reset = kiosk.waitForEvent("visit-reset");
  await me.press(me.say("visit.finish"));
  if (await me.reads(me.say("visit.finishBox.heading"))) await me.press(me.say("visit.finish"));
  await reset;
  await me.sees(me.say("visit.attract.line1"));
}

/** The four digits that a patron is told to show to staff. */
function ticketIn(words: string): string {
  return /受付番号 (\d{4})/u.exec(words)?.[1] ?? "none";
}

describe("a backend that is away", () => {
  let kiosk: Kiosk;
  let me: Person;

  beforeAll(async () => {
    await backend.kill();
    kiosk = await startKiosk({ look: "small-client", backend, settings: PATIENT });
    me = person(kiosk, "ja");
  });
  afterAll(() => kiosk?.stop());

  it("is shown on the first screen, with a code for staff; the kiosk recovers by itself (R88)", async () => {
    await me.sees(me.say("visit.outOfOrder.heading"));
    await me.sees(codeOf("out-of-order"));
    await backend.restart();
    await me.sees(me.say("visit.attract.browse"));
  });

  it("puts an idle kiosk out of order until it is back (R88)", async () => {
    await backend.kill();
    await me.sees(me.say("visit.outOfOrder.heading"), NOTICED_MS);
    await me.sees(codeOf("out-of-order"));
    await backend.restart();
    await me.sees(me.say("visit.attract.browse"));
  });

  it("before a hold is sent: the screen says that nothing was done, and nothing was (R69)", async () => {
    const book = await nextBook();
    await askForHold(me, book);
    await backend.kill();
    await me.press(me.say("hold.place"));
    const words = await kiosk.waitFor(/H-36|H-32/u, TOLD_MS);
    expect(words).toContain(words.includes("H-36") ? "何も変わっていません" : ticketIn(words));
    await backend.restart();
    expect(await holdsOf(book)).toBe(0);
    await leave(me, kiosk);
  });

  it("standing still, then dead, while a hold is on its way: not confirmed, with a ticket (R69)", async () => {
    const book = await nextBook();
    await askForHold(me, book);
    backend.freeze();
    await me.press(me.say("hold.place"));
    await me.sees(me.say("hold.placing"));
    await backend.kill();
    const words = await kiosk.waitFor(codeOf("not-confirmed"), TOLD_MS);
    expect(ticketIn(words)).toMatch(/^\d{4}$/u);
    await backend.restart();
    expect(await holdsOf(book)).toBeLessThanOrEqual(1);
    await leave(me, kiosk);
  });
});

describe("a wire that loses things", () => {
  let proxy: LossyProxy;
  let kiosk: Kiosk;
  let me: Person;

  beforeAll(async () => {
    proxy = await startLossyProxy(backend.url);
    kiosk = await startKiosk({
      look: "small-client",
      backend: { url: proxy.url, token: backend.token },
      settings: PATIENT,
    });
    me = person(kiosk, "ja");
  });
  afterAll(async () => {
    await kiosk?.stop();
    await proxy?.stop();
  });

  it("loses the answer to a hold: it is looked up, told as done, and is there once (R69)", async () => {
    const book = await nextBook();
    await askForHold(me, book);
    proxy.dropAnswers("placeHold");
    const before = proxy.heard("placeHold");
    await me.press(me.say("hold.place"));
    await me.sees(me.say("hold.done"), TOLD_MS);
    expect(proxy.heard("placeHold") - before).toBe(1);
    expect(await holdsOf(book)).toBe(1);
    await proxy.pass();
    await leave(me, kiosk);
  });

  it("loses the hold itself: told as not done, and it is not (R69)", async () => {
    const book = await nextBook();
    await askForHold(me, book);
    proxy.dropRequests("placeHold");
    await me.press(me.say("hold.place"));
    await me.sees(codeOf("not-done"), TOLD_MS);
    expect(await holdsOf(book)).toBe(0);
    await proxy.pass();
    await leave(me, kiosk);
  });

  it("breaks when the hold is done but not yet told: not confirmed; the journal has the same ticket, and the hold is there once (R69)", async () => {
    const book = await nextBook();
    await askForHold(me, book);
    proxy.holdAnswers("placeHold");
    const done = proxy.done();
    await me.press(me.say("hold.place"));
    await done;
    await backend.kill();
    await proxy.cut();
    const ticket = ticketIn(await kiosk.waitFor(codeOf("not-confirmed"), TOLD_MS));
    await backend.restart();
    await proxy.pass();
    expect(await holdsOf(book)).toBe(1);
    const journal = readFileSync(join(kiosk.userData, "journal.jsonl"), "utf8");
    const last: unknown = JSON.parse(journal.trim().split("\n").at(-1) ?? "{}");
    expect(last).toMatchObject({ verb: "placeHold", outcome: "unknown", ticket });
    await leave(me, kiosk);
  });

  it("answers a hold after its patron has gone: the next one reads nothing of it (R68, R69)", async () => {
    const book = await nextBook();
    await askForHold(me, book);
    proxy.holdAnswers("placeHold");
    const done = proxy.done();
    await me.press(me.say("hold.place"));
    await done;
    await leave(me, kiosk);
    await me.scanCard("no-email");
    await me.sees(me.say("signIn.password.heading"));
    await proxy.pass();
    const outcomes = (): string => readFileSync(join(kiosk.userData, "journal.jsonl"), "utf8");
    await expect.poll(() => outcomes().trim().split("\n").at(-1)).toContain('"outcome":"done"');
    expect(await kiosk.words()).not.toContain(me.say("hold.done"));
    expect(await holdsOf(book)).toBe(1);
    await leave(me, kiosk);
  });

  const odd: readonly (readonly [string, OddAnswer])[] = [
    ["HTML", { status: 200, type: "text/html", body: "<html><h1>It works!</h1></html>" }],
    ["half an answer", { status: 200, type: "application/json", body: '{"loans":[{"id":"1","title":{' }],
    [
      "an error with its stack",
      { status: 500, type: "text/plain", body: "Error: boom\n    at Object.<anonymous> (/srv/app.js:1:1)" },
    ],
    [
      "ten megabytes",
      { status: 200, type: "application/json", body: `{"loans":"${"x".repeat(10 * 1024 * 1024)}"}` },
    ],
  ];

  it.each(odd)(
    "brings %s instead of loans: words and a code, no stack and no blank page (R88)",
    async (_what, answer) => {
      await me.signIn("ordinary");
      await me.sees(me.say("home.heading"));
      proxy.answer(answer, "loans");
      await me.press(new RegExp(`^${me.say("home.loans")}`, "u"));
      const words = await kiosk.waitFor(codeOf("out-of-order"));
      expect(words).toContain("いま、図書館のシステムとつながりません。");
      expect(words).not.toMatch(/boom|srv|It works|xxxx|undefined|\[object/u);
      await proxy.pass();
      await leave(me, kiosk);
    },
  );

  it("answers everything with invalid data: the kiosk is out of order with a code, and recovers by itself (R88)", async () => {
    proxy.answer({ status: 200, type: "text/html", body: "<html>captive portal</html>" });
    await me.sees(me.say("visit.outOfOrder.heading"), NOTICED_MS);
    await me.sees(codeOf("out-of-order"));
    await proxy.pass();
    await me.sees(me.say("visit.attract.browse"));
  });

  it("passes five wrong passwords: the card is locked, in words with the minutes (D64)", async () => {
    await me.scanCard("hold-in-transit");
    for (let tries = 0; tries < 5; tries += 1) {
      await me.sees(me.say("signIn.password.heading"));
      await me.typeLatin("wrong1");
      await me.press(me.say("common.next"));
      await me.sees(/H-11|H-13/u);
      if (await me.reads(codeOf("wrong-credentials"))) await me.press(me.say("signIn.password.checkAgain"));
    }
    if (!(await me.reads(codeOf("card-locked")))) {
      await me.typeLatin(demoPatron("hold-in-transit").password);
      await me.press(me.say("common.next"));
    }
    const words = await kiosk.waitFor(codeOf("card-locked"));
    expect(words).toMatch(/あと\d+分使えません/u);
    await leave(me, kiosk);
  });
});
