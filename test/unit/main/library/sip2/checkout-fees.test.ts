import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { borrowing, sent } from "#test/support/library/sip2-borrowing.ts";
import { given, patient } from "#test/support/library/sip2-library.ts";

describe("a fee over SIP2", () => {
  const FEE = { amount: 2.5, currency: "EUR", reason: "rental" };
  const quirks = { currency: "EUR" };
  const copy = { fee: "2.50" };

  test("is named, and nothing is charged or lent", async () => {
    const { lend, world } = await borrowing({ quirks, copy });
    expect(await lend()).toEqual({ ok: false, refusal: { name: "fee", details: { fee: FEE } } });
    expect(world.changes).toEqual([]);
  });

  test("is accepted (BO = Y) after the patron has accepted exactly it", async () => {
    const { lend, server, world } = await borrowing({ quirks, copy });
    const answer = given(await lend("30006", { fee: { amount: 2.5, currency: "EUR" } }));
    expect(answer).toMatchObject({ fee: FEE, loan: { barcode: "30006" } });
    expect(sent(server.heard, "11").map((text) => /BO(.)/u.exec(text)?.[1])).toEqual(["N", "Y"]);
    expect(world.changes).toEqual(["lend 30006 P1001", "charge 2.50 P1001"]);
  });

  test.each([
    ["another amount", { amount: 2, currency: "EUR" }],
    ["another currency", { amount: 2.5, currency: "JPY" }],
  ])("of %s is asked about again", async (_what, fee) => {
    const { lend, world } = await borrowing({ quirks, copy });
    expect(await lend("30006", { fee })).toEqual({
      ok: false,
      refusal: { name: "fee", details: { fee: FEE } },
    });
    expect(world.changes).toEqual([]);
  });

  test.each(["29", "11"] as const)("of a renewal by %s is asked about as well", async (renewVia) => {
    const { lend, library, session, world } = await borrowing({ quirks, settings: { renewVia } });
    const own = world.copies.get("30001");
    if (own) own.fee = "2.50";
    const no = { ok: false, refusal: { name: "fee", details: { fee: FEE } } };
    expect(await lend("30001", { renew: true })).toEqual(no);
    // The list of loans cannot accept it.
    const write = { session, key: randomUUID(), loan: "30001" };
    expect(await library.renew(write, patient())).toEqual(no);
    expect(world.changes).toEqual([]);
    const fee = { amount: 2.5, currency: "EUR" };
    expect(given(await lend("30001", { renew: true, fee }))).toMatchObject({
      loan: { dueDate: "2026-12-23" },
      fee: FEE,
    });
    expect(world.changes).toEqual(["renew 30001 P1001", "charge 2.50 P1001"]);
  });

  test("without a currency can only be settled at the counter", async () => {
    const { lend } = await borrowing({ copy });
    expect(await lend()).toEqual({ ok: false, refusal: { name: "fee" } });
  });

  test("accepted for a copy that costs nothing changes nothing", async () => {
    const { lend, server } = await borrowing({ quirks });
    expect(given(await lend("30006", { fee: { amount: 2.5, currency: "EUR" } }))).not.toHaveProperty("fee");
    expect(sent(server.heard, "11")).toHaveLength(1);
  });

  test("whose loan lost its answer is charged once, and told as done", async () => {
    const { lend, server, world } = await borrowing({ quirks: { currency: "EUR" }, copy: { fee: "2.50" } });
    const fee = { amount: 2.5, currency: "EUR" };
    server.faults.set("11", { once: "fragments", next: { once: "close" } });
    expect(given(await lend("30006", { fee })).loan.barcode).toBe("30006");
    expect(world.changes).toEqual(["lend 30006 P1001", "charge 2.50 P1001"]);
  });
});
