import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SERVERS } from "#test/fakes/sip2/quirks.ts";
import { type FakeCopy, type FakePatron, fakeCopy, smallWorld } from "#test/fakes/sip2/world.ts";
import { borrowing, checkOut, sent } from "#test/support/library/sip2-borrowing.ts";
import { given, patient, refusalOf, signedIn, sip2Scene } from "#test/support/library/sip2-library.ts";

describe("lending over SIP2", () => {
  test("asks about the copy, and sends one 11 that neither renews nor accepts a fee", async () => {
    const { lend, server } = await borrowing();
    const before = server.heard.length;
    const { loan, ...rest } = given(await lend());
    expect(loan).toMatchObject({
      barcode: "30006",
      dueDate: "2026-12-09",
      daysLeft: 14,
      title: { title: "草枕" },
    });
    expect(rest).toEqual({ renewed: false, holdFulfilled: false, tag: "unsaid" });
    const ids = server.heard.slice(before).map((text) => text.slice(0, 2));
    // The holds are counted again, because the patron has some.
    expect(ids.filter((id) => id !== "93" && id !== "99")).toEqual(["17", "11", "63"]);
    expect(sent(server.heard, "11")[0]).toMatch(/^11NN.*AAP1001\|.*AB30006\|.*BON\|/u);
  });

  test.each([
    ["a date in words, where 18 has a readable one", "words-in-loans", "2026-12-09"],
    ["a date that is only words", "words", ""],
    ["no date", "empty", ""],
    ["a date with a time", "display", "2026-12-09"],
  ] as const)("%s: lent all the same", async (_what, due, dueDate) => {
    const { lend, world } = await borrowing({ quirks: { due } });
    expect(given(await lend()).loan).toMatchObject({ dueDate, daysLeft: dueDate === "" ? 0 : 14 });
    expect(world.copies.get("30006")?.holder).toBe("P1001");
  });

  test.each([
    ["Y", false, "switch"],
    ["N", false, "leave"],
    ["U", false, "unsaid"],
    ["Y", true, "leave"],
  ] as const)("desensitize %s, inhibited %s: the tag is to %s", async (tag, isInhibited, step) => {
    const { lend } = await borrowing({ quirks: { tag }, copy: { isInhibited } });
    expect(given(await lend()).tag).toBe(step);
  });

  test("the words of the server are not shown", async () => {
    const { lend } = await borrowing();
    expect(JSON.stringify(await lend())).not.toMatch(/blocked|Enjoy|花子/u);
  });

  test("a text that is no barcode is not sent", async () => {
    const { lend, server } = await borrowing();
    for (const barcode of ["", "30006|AAP1002", "30006\r", "草枕"]) {
      expect(refusalOf(await lend(barcode))).toBe("foreign-copy");
    }
    expect(sent(server.heard, "11")).toEqual([]);
  });

  test("without 17, the list shows whether the patron has the copy", async () => {
    const world = smallWorld();
    world.copies.clear();
    world.copies.set("30006", fakeCopy("30006", "草枕"));
    const { library, server } = await sip2Scene({
      world,
      quirks: { missing: "17", bx: "YYYYYYYYYYNYYYYY" },
    });
    const { session } = await signedIn(library);
    const lend = () => checkOut(library, session, "30006", {});
    expect(given(await lend()).loan).toMatchObject({ dueDate: "2026-12-09", title: { title: "草枕" } });
    expect(refusalOf(await lend())).toBe("lent-to-you");
    expect(sent(server.heard, "11")).toHaveLength(1);
    expect(sent(server.heard, "17")).toEqual([]);
  });

  test("is absent where 98 says so", async () => {
    const { lend, library, server } = await borrowing({ quirks: { bx: "YNYYYYYYYYYYYYYY" } });
    expect(library.capabilities).toMatchObject({ checkOut: false, checkIn: true });
    expect(refusalOf(await lend())).toBe("unexpected");
    expect(sent(server.heard, "11")).toEqual([]);
  });
});

describe("a loan of the patron's own", () => {
  test.each([
    ["barcodes", "04", { name: "lent-to-you", details: { date: "2026-12-09" } }],
    // Another copy of the title may be the patron's, so the day is not told.
    ["titles", "04", { name: "lent-to-you" }],
    ["barcodes", "11", { name: "lent-to-you", details: { date: "2026-12-09" } }],
    ["titles", "12", { name: "counter-only" }],
  ] as const)("is never renewed by scanning it (lists of %s, 18 says %s)", async (lists, status, no) => {
    const { lend, server, world } = await borrowing({ quirks: { lists } });
    const copy = world.copies.get("30001");
    if (copy && status !== "04") copy.status = status;
    expect(await lend("30001")).toEqual({ ok: false, refusal: no });
    expect(sent(server.heard, "11")).toEqual([]);
    expect(world.changes).toEqual([]);
  });

  test.each(["29", "11"] as const)("is renewed by %s when that is asked for", async (renewVia) => {
    const { lend, server } = await borrowing({ settings: { renewVia } });
    expect(given(await lend("30001", { renew: true }))).toMatchObject({
      renewed: true,
      loan: { dueDate: "2026-12-23" },
      tag: "leave",
    });
    expect([...sent(server.heard, "11"), ...sent(server.heard, "29")]).toHaveLength(1);
  });

  test("that the server renews all the same is reported as renewed", async () => {
    const { lend, server, world } = await borrowing();
    const copy = world.copies.get("30006");
    // Another terminal lends it to the same patron between 17 and 11.
    server.faults.set("17", { once: { slow: 300 } });
    const answer = lend();
    await expect.poll(() => sent(server.heard, "17").some((text) => text.includes("AB30006"))).toBe(true);
    if (copy) Object.assign(copy, { holder: "P1001", due: "2026-12-01" });
    expect(given(await answer)).toMatchObject({ renewed: true, loan: { dueDate: "2026-12-15" } });
  });
});

describe("a second copy of a title that the patron has, where lists are titles", () => {
  const titles = { quirks: { lists: "titles" }, copy: { title: "吾輩は猫である" } } as const;

  test.each(["03", "09", "01"])("is lent (18 says %s)", async (status) => {
    const { lend, world } = await borrowing({ ...titles, copy: { ...titles.copy, status } });
    expect(given(await lend()).loan.barcode).toBe("30006");
    expect(world.copies.get("30006")?.holder).toBe("P1001");
  });

  test.each(["03", "09", "01"])(
    "is not told as lent when 11 was lost before (18 says %s)",
    async (status) => {
      const { lend, server, world } = await borrowing({ ...titles, copy: { ...titles.copy, status } });
      server.faults.set("11", { once: "close-first" });
      expect(refusalOf(await lend())).toBe("not-confirmed");
      expect(world.changes).toEqual([]);
    },
  );

  test.each(["03", "01"])("is told as lent when only the answer was lost (18 said %s)", async (status) => {
    const { lend, server } = await borrowing({ ...titles, copy: { ...titles.copy, status } });
    server.faults.set("11", { once: "close" });
    expect(given(await lend()).loan.barcode).toBe("30006");
  });

  test("is not told as lent when another patron got it, for 18 and the list before say nothing of it", async () => {
    const { lend, server, world } = await borrowing({ ...titles, copy: { ...titles.copy, status: "01" } });
    server.faults.set("11", { once: "close-first" });
    const answer = lend();
    await expect.poll(() => sent(server.heard, "11")).toHaveLength(1);
    const copy = world.copies.get("30006");
    if (copy) Object.assign(copy, { holder: "P1002", due: "2026-12-01" });
    expect(refusalOf(await answer)).toBe("not-confirmed");
  });
});

describe("a copy that is not lent", () => {
  test.each([
    ["on its shelf, of a kind", { kind: "006" }, "counter-only"],
    ["on its shelf, of a location", { kind: "001", place: "展示室" }, "counter-only"],
    ["of the patron's own, of a kind", { kind: "006", holder: "P1001", due: "2026-12-09" }, "lent-to-you"],
  ])("%s that stays at the counter", async (_, copy, no) => {
    const { lend, server } = await borrowing({ counterOnly: ["006"], counterOnlyPlaces: ["展示室"], copy });
    expect(refusalOf(await lend())).toBe(no);
    expect(sent(server.heard, "11")).toEqual([]);
  });

  test.each([
    ["of a kind that the server does not tell", {}, "30006", "counter-only"],
    ["of which the server tells nothing at all", { bx: "YYYYYYYYYYNYYYYY" }, "30006", "counter-only"],
    ["that the server does not know", {}, "39999", "foreign-copy"],
  ])("%s is not sent where some kinds stay at the counter", async (_what, quirks, barcode, no) => {
    const { lend, server } = await borrowing({ counterOnly: ["006"], quirks });
    expect(refusalOf(await lend(barcode))).toBe(no);
    expect(sent(server.heard, "11")).toEqual([]);
  });

  test.each<[string, Partial<FakeCopy>, Partial<FakePatron>, object]>([
    ["on loan to another", { holder: "P1002", due: "2026-12-01" }, {}, { name: "lent-to-another" }],
    ["on the hold shelf for another", { queue: ["P1002"], isReady: true }, {}, { name: "waits-for-another" }],
    ["with a queue", { queue: ["P1002"] }, {}, { name: "waits-for-another" }],
    ["in transit", { status: "10" }, {}, { name: "copy-in-transit" }],
    ["lost", { status: "12" }, {}, { name: "counter-only" }],
    ["claimed returned by another", { status: "11", holder: "P1002" }, {}, { name: "counter-only" }],
    ["for no reason that shows", { isKept: true }, {}, { name: "reason-unknown" }],
    [
      "over the limit",
      {},
      { flags: "     Y        ", maxLoans: "3" },
      { name: "loan-limit", details: { max: 3, have: 3 } },
    ],
    ["over a limit that is not told", {}, { flags: "     Y        " }, { name: "loan-limit" }],
    ["fees", {}, { flags: "Y         Y   " }, { name: "owing" }],
    ["overdue loans", {}, { flags: "Y     Y       " }, { name: "lend-overdue" }],
    ["a restricted card", {}, { flags: "Y             " }, { name: "card-blocked" }],
  ])("%s: the reason is told in our words", async (_why, copy, patron, no) => {
    const { lend, world } = await borrowing({ copy, patron });
    expect(await lend()).toEqual({ ok: false, refusal: no });
    expect(world.changes).toEqual([]);
  });

  test("a barcode that the server does not know is another library's", async () => {
    const { lend } = await borrowing();
    expect(refusalOf(await lend("39999"))).toBe("foreign-copy");
  });

  test("kept for another, it is not sent for a patron without holds, whatever the server would do", async () => {
    const { lend, server, world } = await borrowing({ copy: { queue: ["P1002"], isReady: true } });
    for (const barcode of ["30004", "30005"]) {
      const copy = world.copies.get(barcode);
      if (copy) copy.queue = [];
    }
    // Its refusal also tells the visit that there are no holds any more.
    expect(refusalOf(await lend())).toBe("waits-for-another");
    const before = server.heard.length;
    expect(refusalOf(await lend())).toBe("waits-for-another");
    expect(sent(server.heard.slice(before), "11")).toEqual([]);
  });

  test("a patron to whom loans are denied gets none from a server that only warns in words", async () => {
    const { lend, server, world } = await borrowing({
      quirks: { lendsToDenied: true },
      patron: { flags: "Y             " },
    });
    expect(refusalOf(await lend())).toBe("card-blocked");
    expect(sent(server.heard, "11")).toEqual([]);
    // Staff have lifted it: asked again before it is refused, though the visit knew otherwise.
    const patron = world.patrons.get("P1001");
    if (patron) patron.flags = " ".repeat(14);
    expect(given(await lend()).loan.barcode).toBe("30006");
  });
});

test("after a loan the patron's flags are read again, also without holds", async () => {
  const { lend, server, world } = await borrowing({ quirks: { lendsToDenied: true } });
  for (const copy of world.copies.values()) copy.queue = [];
  for (const barcode of ["30007", "30008"]) world.copies.set(barcode, fakeCopy(barcode, "三四郎"));
  // The first one tells that there are no holds any more.
  given(await lend());
  given(await lend("30007"));
  // The limit is reached with it.
  const patron = world.patrons.get("P1001");
  if (patron) patron.flags = "Y    Y        ";
  expect(refusalOf(await lend("30008"))).toBe("loan-limit");
  expect(sent(server.heard, "11")).toHaveLength(2);
});

describe("a hold", () => {
  test("of the patron's own on the copy is fulfilled", async () => {
    const { lend } = await borrowing();
    expect(given(await lend("30004")).holdFulfilled).toBe(true);
  });

  test("that was cancelled in the visit was not fulfilled by the next loan", async () => {
    const { lend, library, session } = await borrowing();
    const cancelled = await library.cancelHold({ session, key: randomUUID(), hold: "30005" }, patient());
    expect(cancelled.ok).toBe(true);
    expect(given(await lend()).holdFulfilled).toBe(false);
  });

  test("is seen by the copy's place where holds are not counted", async () => {
    const { lend } = await borrowing({ quirks: { counts: "none" } });
    expect(given(await lend("30004")).holdFulfilled).toBe(true);
    expect(given(await lend()).holdFulfilled).toBe(false);
  });
});

describe("a lost answer", () => {
  test.each(["close", "other-copy"] as const)(
    "(%s) to a loan that was made: done, and sent once",
    async (fault) => {
      const { lend, server, log } = await borrowing({ quirks: { ...SERVERS.koha, missing: "" } });
      server.faults.set("11", { once: fault });
      const answer = given(await lend());
      expect(answer).toMatchObject({ loan: { barcode: "30006", dueDate: "2026-12-09" }, tag: "unsaid" });
      expect(sent(server.heard, "11")).toHaveLength(1);
      expect(log.recent()).toContainEqual(
        expect.objectContaining({ event: "write-lost", reason: fault === "close" ? "closed" : "mismatch" }),
      );
    },
  );

  test("to a loan that was not made is never told as one, and not sent again", async () => {
    const { lend, server, world } = await borrowing();
    server.faults.set("11", { once: "close-first" });
    expect(refusalOf(await lend())).toBe("not-confirmed");
    expect(sent(server.heard, "11")).toHaveLength(1);
    expect(world.changes).toEqual([]);
  });
});

test("the visit ends with 35 after its loans", async () => {
  const { lend, library, server, session } = await borrowing();
  await lend();
  await library.signOut({ session }, patient());
  expect(server.heard.at(-1)).toMatch(/^35.*AAP1001\|/u);
});
