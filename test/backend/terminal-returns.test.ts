import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { purge } from "#backend/store/purge.ts";
import { booksReachedFrom } from "#test/support/backend/reading-history.ts";
import { addKiosk } from "#test/support/backend/second-backend.ts";
import { days, openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { RestKiosk, refusalOf, surely } from "#test/support/http/rest-client.ts";
import { barcodes, hire, statusOf, told } from "#test/support/http/rest-staff.ts";

const TAKES_BACK = { terminals: { takeBack: true } };

/** A title on loan to somebody, and its copy. */
async function lentTitle(library: SmallLibrary, words: object = {}): Promise<readonly [string, string]> {
  const [title = ""] = await library.titles(words);
  await library.lend(await library.card(), title);
  const [barcode = ""] = await barcodes(library, title);
  return [title, barcode];
}

async function loansIn({ backend }: SmallLibrary): Promise<number> {
  return (await backend.db.selectFrom("loans").selectAll().execute()).length;
}

describe("D86: a terminal takes back", () => {
  test("nothing, unless the library has switched it on", async () => {
    const library = await openSmallLibrary({ terminals: { lend: true } });
    const [, barcode] = await lentTitle(library);
    expect((await library.kiosk.checkIn(barcode)).no).toEqual({
      refusal: { name: "counter-only" },
      code: "H-29",
    });
    expect(await loansIn(library)).toBe(1);
  });

  test("a copy without a card; it goes to the trolley, and only its title is answered", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const [title, barcode] = await lentTitle(library, { title: "こころ" });
    const { value } = await library.kiosk.checkIn(barcode);
    expect(value).toMatchObject({ title: { id: title, title: "こころ" }, barcode });
    expect(value.place).toEqual({ kind: "trolley" });
    expect(Object.keys(value).sort()).toEqual(["barcode", "place", "tag", "title"]);
    expect(await loansIn(library)).toBe(0);
    expect(await statusOf(library, title, barcode)).toBe("on-shelf");
  });

  test("from one loan only, where a loan is undone: not from a patron who has borrowed the copy since", async () => {
    const library = await openSmallLibrary({ terminals: { lend: true, takeBack: true } });
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const { loan } = (await (await library.patron()).checkOut(barcode)).value;
    const undo = () => library.kiosk.checkIn(barcode, randomUUID(), { loan: loan.id });
    expect((await library.kiosk.checkIn(barcode)).status).toBe(200);
    expect(await refusalOf(undo())).toBe("loan-not-found");
    const next = (await (await library.patron()).checkOut(barcode)).value;
    expect(await refusalOf(undo())).toBe("loan-not-found");
    expect(await loansIn(library)).toBe(1);
    const own = await library.kiosk.checkIn(barcode, randomUUID(), { loan: next.loan.id });
    expect(own.status).toBe(200);
    expect(await loansIn(library)).toBe(0);
  });

  test.each([
    ["a kind", { counterOnly: ["audio-visual"] }],
    ["a location, in Japanese,", { counterOnlyPlaces: ["1階 児童資料室"] }],
    ["a location, in English,", { counterOnlyPlaces: ["1F Children's room"] }],
  ])("not what is no copy of the library, nor %s that is for the counter", async (_what, kept) => {
    const library = await openSmallLibrary({ terminals: { takeBack: true, ...kept } });
    const [, barcode] = await lentTitle(library, { material: "audio-visual", audience: "children" });
    expect((await library.kiosk.checkIn("no such copy")).no).toEqual({
      refusal: { name: "foreign-copy" },
      code: "H-79",
    });
    expect(await refusalOf(library.kiosk.checkIn(barcode))).toBe("counter-only");
    const nowhere = new RestKiosk(library.url, library.backend.kioskToken, "nowhere");
    expect(await refusalOf(nowhere.checkIn(barcode))).toBe("unknown-library");
    expect(await loansIn(library)).toBe(1);
  });

  test("for a hold here: set aside for it, ready and announced only when staff shelve it", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const [title, barcode] = await lentTitle(library);
    const waiting = await library.patron();
    const { id } = (await waiting.place(title, "central", "phone")).value.hold;
    const staff = await hire(library);
    await staff.approve(id);
    expect((await library.kiosk.checkIn(barcode)).value.place).toEqual({ kind: "hold-box" });
    expect((await waiting.holds()).value.holds).toMatchObject([{ state: "in-transit", ready: null }]);
    expect((await staff.tasks()).value.tasks).toEqual([]);
    expect(told((await staff.receive(barcode)).value.placement)).toBe(`hold shelf A-01 for ${id}`);
    expect((await staff.tasks()).value.tasks).toMatchObject([{ kind: "tell-ready" }]);
  });

  test("D39: for a hold elsewhere, and home: the courier takes it, with its day of arrival", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const [wanted = "", west = ""] = await library.titles({}, { copies: ["west"] });
    for (const title of [wanted, west]) await library.lend(await library.card(), title);
    const staff = await hire(library);
    const { id } = (await (await library.patron()).place(wanted, "east")).value.hold;
    await staff.approve(id);
    const [forHold = ""] = await barcodes(library, wanted);
    const [home = ""] = await barcodes(library, west);
    expect((await library.kiosk.checkIn(forHold)).value.place).toEqual({
      kind: "other-library",
      library: "east",
    });
    expect((await library.kiosk.checkIn(home)).value.place).toEqual({
      kind: "other-library",
      library: "west",
    });
    // From Wednesday the courier comes on Friday.
    expect((await staff.at("east").courier()).value.lines).toMatchObject([
      { copy: { barcode: forHold }, hold: id, from: "central", arrives: "2026-11-27" },
    ]);
    expect((await staff.at("west").courier()).value.lines).toMatchObject([
      { copy: { barcode: home }, hold: null, from: "central", arrives: "2026-11-27" },
    ]);
  });

  test("D36: for a provisional hold: to staff, who approve it with the copy in hand", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const [title, barcode] = await lentTitle(library);
    const waiting = await library.patron();
    const { id } = (await waiting.place(title)).value.hold;
    expect((await library.kiosk.checkIn(barcode)).value.place).toEqual({ kind: "staff" });
    expect((await waiting.holds()).value.holds).toMatchObject([{ state: "applied", position: 1 }]);
    expect(told((await (await hire(library)).ready(barcode)).value.placement)).toBe(
      `hold shelf A-01 for ${id}`,
    );
  });

  test("D36: where holds need no approval, for the first of them", async () => {
    const library = await openSmallLibrary({ ...TAKES_BACK, holds: { approval: "automatic" } });
    const [title, barcode] = await lentTitle(library);
    await (await library.patron()).place(title);
    expect((await library.kiosk.checkIn(barcode)).value.place).toEqual({ kind: "hold-box" });
  });

  test("D23: a copy that staff lent although it is not lent goes to them, home by courier if need be", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const [here = "", west = ""] = await library.titles(
      { kept: "reference" },
      { kept: "old", copies: ["west"] },
    );
    for (const title of [here, west]) {
      await library.lend(await library.card(), title);
      const [barcode = ""] = await barcodes(library, title);
      expect((await library.kiosk.checkIn(barcode)).value.place).toEqual({ kind: "staff" });
    }
    const lines = (await (await hire(library)).at("west").courier()).value.lines;
    expect(lines).toMatchObject([{ from: "central", hold: null }]);
  });

  test("a copy that waits on the hold shelf stays set aside when it is scanned", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const waiting = await library.patron();
    await waiting.place(title);
    await (await hire(library)).ready(barcode);
    expect((await library.kiosk.checkIn(barcode)).value.place).toEqual({ kind: "hold-box" });
    expect((await waiting.holds()).value.holds).toMatchObject([{ state: "ready", ready: { shelf: "A-01" } }]);
  });

  test("a missing copy: it is found", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    await (await hire(library)).lost(barcode);
    expect((await library.kiosk.checkIn(barcode)).value.place).toEqual({ kind: "trolley" });
    expect(await statusOf(library, title, barcode)).toBe("on-shelf");
  });
});

describe("a return is done once", () => {
  test("D37: fifty of one copy at once, at two terminals, set it aside once", async () => {
    const library = await openSmallLibrary({ ...TAKES_BACK, holds: { approval: "automatic" } });
    const [title, barcode] = await lentTitle(library);
    for (let at = 0; at < 2; at += 1) {
      await (await library.patron()).place(title);
      library.clock.forward(1);
    }
    const kiosks = [library.kiosk, (await addKiosk(library, "second")).kiosk];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        surely((key) => (kiosks[at % 2] ?? library.kiosk).checkIn(barcode, key)),
      ),
    );
    expect(answers.map(({ value }) => value.place.kind)).toEqual(Array(50).fill("hold-box"));
    const holds = await library.backend.db
      .selectFrom("holds")
      .select(["state", "copyId"])
      .orderBy("id")
      .execute();
    expect(holds).toMatchObject([{ state: "in-transit" }, { state: "approved", copyId: null }]);
    expect(await loansIn(library)).toBe(0);
  });

  test("one terminal takes back what another lends: the copy is with one patron, or on the shelf", async () => {
    const library = await openSmallLibrary({ terminals: { lend: true, takeBack: true } });
    const [, barcode] = await lentTitle(library);
    const patrons = await Promise.all(Array.from({ length: 10 }, () => library.patron()));
    const second = (await addKiosk(library, "second")).kiosk;
    const answers = await Promise.all(
      patrons.flatMap((patron) => [
        surely((key) => patron.checkOut(barcode, { key })),
        surely((key) => second.checkIn(barcode, key)),
      ]),
    );
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await loansIn(library)).toBeLessThanOrEqual(1);
  });

  test("the same key is answered the same, and stands for one copy at one terminal", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const titles = await library.manyTitles(2);
    for (const title of titles) await library.lend(await library.card(), title);
    const [[one = ""] = [], [two = ""] = []] = await Promise.all(
      titles.map((title) => barcodes(library, title)),
    );
    const key = randomUUID();
    const first = await library.kiosk.checkIn(one, key);
    expect((await library.kiosk.checkIn(one, key)).raw).toEqual(first.raw);
    expect(await refusalOf(library.kiosk.checkIn(two, key))).toBe("bad-request");
    expect(await refusalOf(library.kiosk.checkIn(two, "no key"))).toBe("bad-request");
    expect(await loansIn(library)).toBe(1);
    const { kiosk } = await addKiosk(library, "second");
    expect((await kiosk.checkIn(two, key)).status).toBe(200);
  });

  test("a lost answer is looked up by its terminal; a key that was never used is void from then on", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const [, barcode] = await lentTitle(library);
    const [key, unused] = [randomUUID(), randomUUID()];
    const first = await library.kiosk.checkIn(barcode, key);
    expect((await library.kiosk.operation(key)).value).toEqual({ status: 200, body: first.raw });
    const { kiosk } = await addKiosk(library, "second");
    const others = await kiosk.operation(key);
    expect([others.status, others.no.refusal.name]).toEqual([404, "not-done"]);
    expect((await library.kiosk.operation(unused)).status).toBe(404);
    const late = await library.kiosk.checkIn(barcode, unused);
    expect([late.status, late.no.refusal.name]).toEqual([503, "not-done"]);
  });

  test("staff find what became of it by its key", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const [, barcode] = await lentTitle(library);
    const [done, refused] = [randomUUID(), randomUUID()];
    await library.kiosk.checkIn(barcode, done);
    await library.kiosk.checkIn("no such copy", refused);
    const staff = await hire(library);
    const outcomes = await Promise.all(
      [done, refused, randomUUID()].map((key) => staff.ask("findWrite", { key })),
    );
    expect(outcomes.map(({ value }) => value.outcome)).toEqual(["done", "refused", "unknown"]);
  });

  test("a terminal whose token was revoked meanwhile takes nothing back", async () => {
    const library = await openSmallLibrary(TAKES_BACK);
    const [, barcode] = await lentTitle(library);
    const { id, kiosk } = await addKiosk(library, "second");
    await kiosk.info();
    await library.backend.db
      .updateTable("kiosks")
      .set({ revokedAt: library.clock.now() })
      .where("id", "=", Number(id))
      .execute();
    const answer = await kiosk.checkIn(barcode);
    expect([answer.status, answer.no.refusal.name]).toEqual([401, "settings-broken"]);
    expect(await loansIn(library)).toBe(1);
  });
});

test("D83: lent and taken back at terminals, a day later nothing leads from a card to the book", async () => {
  const library = await openSmallLibrary({ terminals: { lend: true, takeBack: true } });
  const [title = ""] = await library.manyTitles(1);
  const [barcode = ""] = await barcodes(library, title);
  const card = await library.card();
  const patron = await library.kiosk.patron(card, PASSWORD);
  await patron.place(title);
  const staff = await hire(library);
  await staff.ready(barcode);
  await patron.checkOut(barcode);
  const { db, settings } = library.backend;
  expect(await booksReachedFrom(db, card)).toEqual([barcode]);
  await library.kiosk.checkIn(barcode);
  expect(await booksReachedFrom(db, card, ["operations", "staff_operations"])).toEqual([]);
  expect(library.log.join("")).not.toContain(barcode);
  library.clock.forward(days(1));
  await purge(db, library.clock.now(), settings);
  expect(await booksReachedFrom(db, card)).toEqual([]);
  expect(await db.selectFrom("kioskOperations").selectAll().execute()).toEqual([]);
});
