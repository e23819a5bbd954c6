import { describe, expect, it } from "vitest";
import type { Balance } from "#contract/domain/patron.ts";
import { key, kohaVisit, options } from "#test/support/library/koha-scene.ts";
import { KOHA_ACCOUNT, KOHA_LENDER } from "../../../../fakes/koha-server.ts";

/** On loan to the patron: loan 101. */
const OWN_LOAN = "3900000008";
const FEE = { amount: 2.5, currency: "EUR", reason: "rental" } as const;
const RENEW = "POST /checkouts/101/renewals";

/** A patron whose loan costs something to renew, in front of Koha 23.11. */
async function chargedVisit({
  currency = "EUR",
  lender = true,
  version = "23.11" as "23.05" | "23.11",
} = {}) {
  const lending = lender ? { lending: KOHA_LENDER } : {};
  const visit = await kohaVisit({ koha: { auth: "basic", ...KOHA_ACCOUNT, ...lending }, currency });
  const { koha, library, session } = visit;
  koha.quirks.version = version;
  const loan = koha.world.checkouts.find((one) => one["checkout_id"] === 101);
  const copy = koha.world.items.find((one) => one["item_id"] === loan?.["item_id"]);
  if (copy !== undefined) copy["_confirms"] = { RENTALCHARGE: "2.50" };
  await library.info(options());
  return {
    ...visit,
    scan: (fee?: Balance) =>
      library.checkOut(
        { session, key: key(), barcode: OWN_LOAN, renew: true, ...(fee === undefined ? {} : { fee }) },
        options(),
      ),
    renew: () => library.renew({ session, key: key(), loan: "101" }, options()),
  };
}

describe("what Koha charges for a renewal", () => {
  it("is shown before it, also in the list of loans, which cannot accept it", async () => {
    const { scan, renew, calls } = await chargedVisit();
    const no = { ok: false, refusal: { name: "fee", details: { fee: FEE } } };
    expect(await scan()).toEqual(no);
    expect(await scan({ amount: 2, currency: "EUR" })).toEqual(no);
    expect(await renew()).toEqual(no);
    expect(calls()).not.toContain(RENEW);
  });

  it("is charged after the patron has accepted exactly it, and told", async () => {
    const { scan, calls } = await chargedVisit();
    expect(await scan({ amount: 2.5, currency: "EUR" })).toMatchObject({
      ok: true,
      value: { renewed: true, loan: { renewals: 1 }, fee: FEE },
    });
    expect(calls()).toContain(RENEW);
  });

  it("is a matter for the counter without a currency", async () => {
    const { renew, calls } = await chargedVisit({ currency: "" });
    expect(await renew()).toEqual({ ok: false, refusal: { name: "fee" } });
    expect(calls()).not.toContain(RENEW);
  });

  it("that cannot be read stops it before it is sent", async () => {
    const { renew, koha, calls } = await chargedVisit();
    koha.fail("GET", /^\/checkouts\/availability$/u, { kind: "crash" });
    expect(await renew()).toEqual({ ok: false, refusal: { name: "not-done" } });
    expect(calls()).not.toContain(RENEW);
  });

  it.each([
    ["without an account that lends", { lender: false }],
    ["of a version whose API does not lend", { version: "23.05" }],
  ] as const)("is not known %s, and Koha makes it unasked", async (_what, scene) => {
    const { renew, calls } = await chargedVisit(scene);
    expect(await renew()).toMatchObject({ ok: true, value: { renewals: 1 } });
    expect(calls()).not.toContain("GET /checkouts/availability");
  });
});
