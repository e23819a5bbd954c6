import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { addKiosk } from "#test/support/backend/second-backend.ts";
import { days, openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { RestKiosk, type RestPatron, refusalOf, surely } from "#test/support/http/rest-client.ts";
import { barcodes, hire, statusOf, told } from "#test/support/http/rest-staff.ts";

const LENDS = { terminals: { lend: true } };

/** The first copy of each title. */
async function firstCopies(library: SmallLibrary, titles: readonly string[]): Promise<readonly string[]> {
  return (await Promise.all(titles.map((title) => barcodes(library, title)))).map(([code = ""]) => code);
}

async function loansIn({ backend }: SmallLibrary): Promise<number> {
  return (await backend.db.selectFrom("loans").selectAll().execute()).length;
}

describe("D84: a terminal lends", () => {
  test("nothing, unless the library has switched it on", async () => {
    const library = await openSmallLibrary();
    const [barcode = ""] = await firstCopies(library, await library.manyTitles(1));
    const answer = await (await library.patron()).checkOut(barcode);
    expect(answer.no).toEqual({ refusal: { name: "counter-only" }, code: "H-29" });
    expect(await loansIn(library)).toBe(0);
  });

  test("a copy off the shelf to the patron who has signed in, with the due date in their list", async () => {
    const library = await openSmallLibrary(LENDS);
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const patron = await library.patron();
    const { value } = await patron.checkOut(barcode);
    const { loans } = (await patron.loans()).value;
    expect(loans).toMatchObject([{ barcode, dueDate: "2026-12-09", daysLeft: 14, renewals: 0 }]);
    const rest = { renewed: false, holdFulfilled: false, returnable: false, tag: "unsaid" };
    expect(value).toEqual({ loan: loans[0], ...rest });
    expect(await statusOf(library, title, barcode)).toBe("on-loan");
  });

  test("a copy that the terminals also take back, and says so", async () => {
    const library = await openSmallLibrary({ terminals: { lend: true, takeBack: true } });
    const [barcode = ""] = await firstCopies(library, await library.manyTitles(1));
    expect((await (await library.patron()).checkOut(barcode)).value).toMatchObject({ returnable: true });
  });

  test("D59: until a day on which the library of the terminal is open", async () => {
    const library = await openSmallLibrary({
      ...LENDS,
      calendar: { byLibrary: { west: { closedWeekdays: [3] } } },
    });
    const [barcode = ""] = await firstCopies(library, await library.manyTitles(1));
    const west = new RestKiosk(library.url, library.backend.kioskToken, "west");
    const patron = await west.patron(await library.card(), PASSWORD);
    expect((await patron.checkOut(barcode)).value.loan.dueDate).toBe("2026-12-10");
    const nowhere = new RestKiosk(library.url, library.backend.kioskToken, "nowhere");
    const lost = await nowhere.patron(await library.card(), PASSWORD);
    expect(await refusalOf(lost.checkOut(barcode))).toBe("unknown-library");
  });

  test("D8, D48: not with a temporary password, and not without a sign-in", async () => {
    const library = await openSmallLibrary(LENDS);
    const [barcode = ""] = await firstCopies(library, await library.manyTitles(1));
    expect(await refusalOf((await library.patron({ temporary: true })).checkOut(barcode))).toBe(
      "temporary-password",
    );
    const gone = await library.patron();
    await gone.signOut();
    expect(await refusalOf(gone.checkOut(barcode))).toBe("signed-out");
    expect(await loansIn(library)).toBe(0);
  });

  test("every refusal has its reason, and changes nothing", async () => {
    const library = await openSmallLibrary({ terminals: { lend: true, counterOnly: ["audio-visual"] } });
    const titles = await library.titles({}, {}, {}, {}, { kept: "reference" }, { material: "audio-visual" });
    const [own = "", others = "", awaited = "", travels = "", kept = "", film = ""] = titles;
    const codes = await firstCopies(library, titles);
    const card = await library.card();
    await library.lend(card, own);
    await library.lend(await library.card(), others, -3);
    const waiting = await library.patron();
    await library.setAside((await waiting.place(awaited)).value.hold.id, "ready");
    const patron = await library.kiosk.patron(card, PASSWORD);
    await library.setAside((await patron.place(travels)).value.hold.id, "in-transit");
    const told = Object.fromEntries(
      await Promise.all(
        titles.map(async (title, at) => [title, (await patron.checkOut(codes[at] ?? "")).no] as const),
      ),
    );
    expect(told).toEqual({
      [own]: { refusal: { name: "lent-to-you", details: { date: library.inDays(7) } }, code: "H-73" },
      // Neither by whom nor until when.
      [others]: { refusal: { name: "lent-to-another" }, code: "H-74" },
      [awaited]: { refusal: { name: "waits-for-another" }, code: "H-75" },
      [travels]: { refusal: { name: "copy-in-transit" }, code: "H-78" },
      [kept]: { refusal: { name: "not-for-loan" }, code: "H-76" },
      [film]: { refusal: { name: "counter-only" }, code: "H-29" },
    });
    expect((await patron.checkOut("no such copy")).no).toEqual({
      refusal: { name: "foreign-copy" },
      code: "H-79",
    });
    expect(await loansIn(library)).toBe(2);
    const verbs = (await (await hire(library, "manager")).journal()).value.lines.map(({ verb }) => verb);
    expect(verbs).not.toContain("lend");
  });

  test("D37a: what others wait for on the shelf, as the counter does", async () => {
    const library = await openSmallLibrary(LENDS);
    const [title = ""] = await library.manyTitles(1);
    const waiting = await library.patron();
    await waiting.place(title);
    const [barcode = ""] = await barcodes(library, title);
    expect((await (await library.patron()).checkOut(barcode)).status).toBe(200);
    expect((await waiting.holds()).value.holds).toMatchObject([{ state: "applied", position: 1 }]);
  });

  test("D57: up to the limit, also to a patron at many terminals at once; an overdue loan does not matter", async () => {
    const library = await openSmallLibrary({ ...LENDS, loans: { max: 3 } });
    const titles = await library.manyTitles(9);
    const codes = await firstCopies(library, titles.slice(1));
    const card = await library.card();
    await library.lend(card, titles[0] ?? "", -1);
    const kiosks = [library.kiosk, (await addKiosk(library, "second")).kiosk];
    const patrons = await Promise.all(kiosks.map((kiosk) => kiosk.patron(card, PASSWORD)));
    const answers = await Promise.all(
      codes.map((code, at) =>
        surely(async (key) => (await patrons[at % 2]?.checkOut(code, { key })) ?? never()),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    const refused = answers.filter(({ status }) => status !== 200).map(({ no }) => no.refusal);
    expect(new Set(refused.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ name: "loan-limit", details: { max: 3, have: 3 } })]),
    );
    expect(await loansIn(library)).toBe(3);
  });

  test("one copy to one of fifty who want it at once, at two terminals", async () => {
    const library = await openSmallLibrary(LENDS);
    const [barcode = ""] = await firstCopies(library, await library.manyTitles(1));
    const kiosks = [library.kiosk, (await addKiosk(library, "second")).kiosk];
    const cards = await Promise.all(Array.from({ length: 50 }, () => library.card()));
    const patrons: RestPatron[] = [];
    // One after the other: the queue of passwords has a length and a longest wait.
    for (const [at, card] of cards.entries())
      patrons.push(await (kiosks[at % 2] ?? library.kiosk).patron(card, PASSWORD));
    const answers = await Promise.all(
      patrons.map((patron) => surely((key) => patron.checkOut(barcode, { key }))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200).map(({ no }) => no.refusal.name);
    expect(refused).toEqual(Array(49).fill("lent-to-another"));
    expect(await loansIn(library)).toBe(1);
  });

  test("the copy of the patron's own hold, and the hold is fulfilled", async () => {
    const library = await openSmallLibrary(LENDS);
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const patron = await library.patron();
    await patron.place(title);
    const staff = await hire(library, "manager");
    await staff.ready(barcode);
    expect((await patron.checkOut(barcode)).value.holdFulfilled).toBe(true);
    expect((await patron.holds()).value.holds).toEqual([]);
    const [line] = (await staff.journal({ copy: barcode })).value.lines;
    expect(line).toMatchObject({ verb: "lend", by: { kind: "kiosk" }, hold: null, patron: null });
  });

  test("D36: another copy than the one that waits; that one passes to the next, and a provisional hold stays so", async () => {
    const library = await openSmallLibrary(LENDS);
    const [title = ""] = await library.titles({ copies: ["central", "central"] });
    const [waits = "", onShelf = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const patron = await library.patron();
    await patron.place(title);
    await staff.ready(waits);
    library.clock.forward(1);
    const next = await library.patron();
    const { id } = (await next.place(title)).value.hold;
    expect((await patron.checkOut(onShelf)).value.holdFulfilled).toBe(true);
    expect((await next.holds()).value.holds).toMatchObject([{ state: "applied" }]);
    expect((await staff.clear()).value.lines).toMatchObject([{ copy: { barcode: waits }, hold: null }]);
    expect(told((await staff.ready(waits)).value.placement)).toBe(`hold shelf A-01 for ${id}`);
  });

  test("once under its key, and a lost answer is looked up", async () => {
    const library = await openSmallLibrary(LENDS);
    const [barcode = "", other = ""] = await firstCopies(library, await library.manyTitles(2));
    const patron = await library.patron();
    const [key, unused] = [randomUUID(), randomUUID()];
    const first = await patron.checkOut(barcode, { key });
    expect((await patron.checkOut(barcode, { key })).raw).toEqual(first.raw);
    expect((await patron.operation(key)).value).toEqual({ status: 200, body: first.raw });
    expect(await refusalOf(patron.checkOut(other, { key }))).toBe("bad-request");
    expect((await patron.operation(unused)).no.refusal.name).toBe("not-done");
    expect(await refusalOf(patron.checkOut(other, { key: unused }))).toBe("not-done");
    expect(await loansIn(library)).toBe(1);
  });
});

describe("D85: a copy that the patron has already", () => {
  test("is renewed only when they ask for it", async () => {
    const library = await openSmallLibrary(LENDS);
    const [barcode = ""] = await firstCopies(library, await library.manyTitles(1));
    const patron = await library.patron();
    await patron.checkOut(barcode);
    library.clock.forward(days(7));
    const again = await library.kiosk.patron("1000001", PASSWORD);
    expect(await refusalOf(again.checkOut(barcode))).toBe("lent-to-you");
    expect((await again.checkOut(barcode, { renew: true })).value).toMatchObject({
      renewed: true,
      holdFulfilled: false,
      loan: { barcode, dueDate: "2026-12-16", renewals: 1 },
    });
    expect((await again.checkOut(barcode, { renew: true })).no.refusal).toMatchObject({
      name: "renewal-limit",
    });
  });

  test("D58: is not renewed while another patron waits for it", async () => {
    const library = await openSmallLibrary(LENDS);
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const card = await library.card();
    await library.lend(card, title);
    await (await library.patron()).place(title);
    const patron = await library.kiosk.patron(card, PASSWORD);
    expect(await refusalOf(patron.checkOut(barcode, { renew: true }))).toBe("renewal-reserved");
  });

  test("a wish to renew what another has is refused like any other", async () => {
    const library = await openSmallLibrary(LENDS);
    const [title = ""] = await library.manyTitles(1);
    await library.lend(await library.card(), title);
    const [barcode = ""] = await barcodes(library, title);
    expect(await refusalOf((await library.patron()).checkOut(barcode, { renew: true }))).toBe(
      "lent-to-another",
    );
  });
});

function never(): never {
  throw new Error("There are two terminals.");
}
