import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayIn } from "#main/library/sip2/dates.ts";
import { count, every, first } from "#main/library/sip2/message.ts";
import { type Quirks, SERVERS } from "#test/fakes/sip2/quirks.ts";
import { fakeCopy, smallWorld } from "#test/fakes/sip2/world.ts";
import { LISTS, patron, sip2Table } from "#test/support/library/sip2-session.ts";

/** Titles of the patron's loans, from a server with these ways that lists titles. */
async function titles(
  quirks: Partial<Quirks>,
  settings: Parameters<typeof sip2Table>[0] = {},
): Promise<string[]> {
  const table = await sip2Table({ ...settings, quirks: { lists: "titles", ...quirks } });
  return every(await table.answer(patron("P1001", "1234", LISTS.loans)), "AU");
}

const TITLES = ["吾輩は猫である", "坊っちゃん|新装版|", "ガリバーとポアロの旅"];

describe("how answers are written", () => {
  test.each<Partial<Quirks>>([
    {},
    { terminator: "crlf" },
    { order: "ao-last" },
    { order: "alphabetical" },
    { repeats: true },
    { forgetsBars: true },
    { form: "NFD" },
    { checksum: "absent" },
    { checksum: "wrong" },
    { checksum: "short" },
    { checksum: "blank" },
    { checksum: "garbage" },
    { checksum: "unasked" },
  ])("%j changes nothing in what is read", async (quirks) => {
    const table = await sip2Table({ quirks: { ...quirks, lists: "titles" } });
    const answer = await table.answer(patron("P1001", "1234", LISTS.loans));
    expect(every(answer, "AU")).toEqual(TITLES);
    expect([first(answer, "AA"), first(answer, "BL"), first(answer, "CQ")]).toEqual(["P1001", "Y", "Y"]);
    expect(count(answer.parts.charged)).toBe(3);
  });

  test("a bare delimiter within a title stays in it; one at its end is lost with its end", async () => {
    expect(await titles({ bar: "raw" })).toEqual([TITLES[0], "坊っちゃん|新装版", TITLES[2]]);
  });

  test.each(["shift_jis", "euc-jp"] as const)("%s, both ways", async (encoding) => {
    const settings = { encodingOut: encoding, encodingIn: encoding };
    expect(await titles({ encoding, bar: "raw" }, { settings })).toEqual([
      TITLES[0],
      "坊っちゃん|新装版",
      TITLES[2],
    ]);
  });

  test.each(["cp850", "latin1"] as const)("%s keeps accents", async (encoding) => {
    const table = await sip2Table({ quirks: { encoding }, settings: { encodingOut: encoding } });
    expect(first(await table.answer(patron("P1002", "9876#!")), "AE")).toBe("Élégie Müller");
    expect(first(await table.answer({ id: "17", fields: { AB: "30005" } }), "AJ")).toBe("Élégie für Übung");
  });

  test("ascii loses everything else, and that is all", async () => {
    const table = await sip2Table({ quirks: { encoding: "ascii" }, settings: { encodingOut: "ascii" } });
    expect(first(await table.answer({ id: "17", fields: { AB: "30005" } }), "AB")).toBe("30005");
  });

  test("values of 255 characters and no more, in any script", async () => {
    const world = smallWorld();
    world.copies.set("30009", fakeCopy("30009", "長".repeat(300)));
    const table = await sip2Table({ world, quirks: { cut: 255 } });
    expect(first(await table.answer({ id: "17", fields: { AB: "30009" } }), "AJ")).toBe("長".repeat(255));
  });

  test.each(["YYY", "YYYYYYYYYYYYYYYYYYYY", "Y Y   Y         "])("BX %j", async (bx) => {
    const table = await sip2Table({ quirks: { bx } });
    await table.answer({ id: "99" });
    const state = table.session.state();
    expect(state && first(state, "BX")).toBe(bx);
  });

  test.each([
    ["blanks", 3],
    ["none", null],
  ] as const)("counts with %s", async (counts, charged) => {
    const table = await sip2Table({ quirks: { counts } });
    expect(count((await table.answer(patron("P1001", "1234"))).parts.charged)).toBe(charged);
  });

  test("dates of other zones and shapes: the due date is a day, or shown as it is", async () => {
    const due = async (quirks: Partial<Quirks>): Promise<string | null> => {
      const table = await sip2Table({ quirks });
      const answer = await table.answer({ id: "17", fields: { AB: "30001" } });
      return dayIn(first(answer, "AH") ?? "", "Asia/Tokyo");
    };
    expect(await due({ due: "display" })).toBe("2026-12-09");
    expect(await due({ due: "iso" })).toBe("2026-12-09");
    expect(await due({ due: "sip", dates: "utc-with-blank-zone" })).toBe("2026-12-09");
    expect(await due({ due: "empty" })).toBeNull();
  });
});

test("any mixture of ways, in any pieces, is the same patron with the same loans", async () => {
  const ways: fc.Arbitrary<Partial<Quirks>> = fc.record({
    terminator: fc.constantFrom("cr", "crlf"),
    encoding: fc.constantFrom("utf-8", "shift_jis", "euc-jp"),
    checksum: fc.constantFrom("as-asked", "absent", "wrong", "short", "blank", "garbage", "unasked"),
    order: fc.constantFrom("ao-first", "ao-last", "alphabetical"),
    repeats: fc.boolean(),
    bar: fc.constantFrom("escaped", "raw"),
    forgetsBars: fc.boolean(),
    trimsTail: fc.boolean(),
    personal: fc.boolean(),
    counts: fc.constantFrom("zeros", "blanks", "none"),
    dates: fc.constantFrom("local", "utc-with-blank-zone"),
    bx: fc.constantFrom("", "YYY", "YYYYYYYYYYYYYYYYYYYY"),
  });
  const mode = fc.constantFrom("off", "send");
  await fc.assert(
    fc.asyncProperty(ways, mode, fc.boolean(), async (quirks, errorDetection, inPieces) => {
      const settings = { encodingOut: quirks.encoding, errorDetection };
      const table = await sip2Table({ quirks: { ...quirks, lists: "titles" }, settings });
      if (inPieces) table.server.faults.set("63", "fragments");
      const answer = await table.answer(patron("P1001", "1234", LISTS.loans));
      expect(every(answer, "AU").map((title) => title.replace(/\|$/u, ""))).toEqual([
        TITLES[0],
        "坊っちゃん|新装版",
        TITLES[2],
      ]);
      expect([first(answer, "AA"), first(answer, "CQ")]).toEqual(["P1001", "Y"]);
      table.session.end();
      await table.server.stop();
    }),
    { numRuns: 15 },
  );
});

describe("what answers leave out, add or get wrong", () => {
  test("lists are barcodes or titles, and longer than asked for", async () => {
    const range = { BP: "1", BQ: "1" };
    const loans = async (quirks: Partial<Quirks>): Promise<string[]> => {
      const table = await sip2Table({ quirks });
      return every(await table.answer(patron("P1001", "1234", LISTS.loans, range)), "AU");
    };
    expect(await loans({})).toEqual(["30001"]);
    expect(await loans({ lists: "titles" })).toEqual(["吾輩は猫である"]);
    expect(await loans({ paging: "one-more" })).toEqual(["30001", "30002"]);
    expect(await loans({ paging: "ignored" })).toEqual(["30001", "30002", "30003"]);
  });

  test("a password is proven by CQ alone: always yes, missing, missing for strangers, none in 24", async () => {
    const proof = async (quirks: Partial<Quirks>, card: string, pin: string): Promise<string | undefined> => {
      const table = await sip2Table({ quirks });
      return first(await table.answer(patron(card, pin)), "CQ");
    };
    expect(await proof({}, "P1001", "1234")).toBe("Y");
    expect(await proof({}, "P1001", "4321")).toBe("N");
    expect(await proof({ pin: "always-yes" }, "P1001", "4321")).toBe("Y");
    expect(await proof({ pin: "missing" }, "P1001", "1234")).toBeUndefined();
    expect(await proof({ pin: "missing-for-unknown" }, "P9999", "1234")).toBeUndefined();
    const table = await sip2Table({ quirks: { cqIn24: false } });
    const status = await table.answer({ id: "23", fields: { AA: "P1001", AD: "1234" } });
    expect(first(status, "CQ")).toBeUndefined();
  });

  test("personal data come with a wrong password too", async () => {
    const table = await sip2Table({ quirks: { personal: true } });
    const answer = await table.answer(patron("P1001", "wrong"));
    expect([first(answer, "CQ"), first(answer, "BE")]).toEqual(["N", "p1001@library.example"]);
    expect(JSON.stringify(table.log.recent())).not.toContain("P1001");
  });

  test("a password that ends in signs survives servers that trim the end of a request, with AY and without", async () => {
    for (const errorDetection of ["send", "off"] as const) {
      const table = await sip2Table({ quirks: { trimsTail: true }, settings: { errorDetection } });
      expect(first(await table.answer(patron("P1002", "9876#!")), "CQ")).toBe("Y");
      expect(first(await table.answer({ id: "23", fields: { AA: "P1002", AD: "9876" } }), "CQ")).toBe("N");
    }
  });

  test("a copy's number that a server has trimmed is another copy's: that answer is not ours", async () => {
    const table = await sip2Table({
      quirks: { trimsTail: true },
      settings: { errorDetection: "off", sendEmpty: false },
    });
    expect(await table.ask({ id: "17", fields: { AB: "30001猫" } })).toEqual({
      kind: "lost",
      reason: "mismatch",
    });
    expect(first(await table.answer({ id: "17", fields: { AB: "30001" } }), "AB")).toBe("30001");
  });

  test("every server as a whole: sign in, lists, an item, the end", async () => {
    for (const [name, quirks] of Object.entries(SERVERS)) {
      const settings = { encodingOut: quirks.encoding };
      const table = await sip2Table({ quirks, settings });
      const who = await table.answer(patron("P1001", "1234", LISTS.loans));
      expect([name, first(who, "CQ"), every(who, "AU").length]).toEqual([name, "Y", 3]);
      expect(first(await table.answer({ id: "17", fields: { AB: "30001" } }), "AJ")).toBe(TITLES[0]);
      expect((await table.answer({ id: "35", fields: { AA: "P1001" } })).parts.ended).toBe("Y");
    }
  });

  test("actions: lend, renew, renew all, hold, give back, pay; the password itself is never asked for by them", async () => {
    const { answer, server } = await sip2Table();
    const P = { AA: "P1001" };
    expect((await answer({ id: "29", fields: { ...P, AB: "30001" } })).parts.ok).toBe("1");
    expect((await answer({ id: "29", fields: { ...P, AB: "30003" } })).parts.ok).toBe("0");
    expect((await answer({ id: "11", fields: { ...P, AB: "30006" } })).parts).toMatchObject({
      ok: "1",
      renewal: "N",
    });
    expect((await answer({ id: "11", fields: { ...P, AB: "30006" } })).parts).toMatchObject({
      ok: "1",
      renewal: "Y",
    });
    const all = await answer({ id: "65", fields: P });
    expect([count(all.parts.renewed), every(all, "BM"), every(all, "BN")]).toEqual([
      1,
      ["30002"],
      ["30001", "30003", "30006"],
    ]);
    expect((await answer({ id: "15", parts: { mode: "-" }, fields: { ...P, AB: "30005" } })).parts.ok).toBe(
      "1",
    );
    expect((await answer({ id: "15", parts: { mode: "+" }, fields: { ...P, AB: "30005" } })).parts.ok).toBe(
      "1",
    );
    expect((await answer({ id: "15", parts: { mode: "*" }, fields: { ...P, AB: "30005" } })).parts.ok).toBe(
      "1",
    );
    expect((await answer({ id: "09", fields: { AB: "30003", AP: "C" } })).parts).toMatchObject({
      ok: "1",
      alert: "Y",
    });
    expect((await answer({ id: "37", fields: { AA: "P1003", BV: "120" } })).parts.accepted).toBe("Y");
    expect(server.world.changes).toEqual([
      "renew 30001 P1001",
      "lend 30006 P1001",
      "renew 30006 P1001",
      "renew 30002 P1001",
      "hold- 30005 P1001",
      "hold+ 30005 P1001",
      "return 30003",
    ]);
  });
});
