import { describe, expect, it, onTestFinished } from "vitest";
import { KOHA_ACCOUNT, KOHA_LENDER, startKoha } from "../../fakes/koha-server.ts";
import { CANARY, hold, item, type Row } from "../../fakes/koha-world.ts";

/*
 * Lending as the routes of Koha 23.11 answer (docs/notes-koha.md, KOHA-19 to KOHA-21): more willing than a terminal may be.
 */

interface Account {
  readonly user: string;
  readonly secret: string;
}

async function fake(row: Row = {}) {
  const koha = await startKoha();
  onTestFinished(() => koha.stop());
  koha.quirks.version = "23.11";
  koha.world.items.push(item(91, 2, row));
  async function ask(
    path: string,
    body?: object,
    { user, secret }: Account = KOHA_LENDER,
    headers: Readonly<Record<string, string>> = {},
  ) {
    const response = await fetch(`${koha.url}/api/v1${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`,
        connection: "close",
        ...headers,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Row };
  }
  const availability = (patron = 4, copy = 91, account?: Account) =>
    ask(`/checkouts/availability?patron_id=${patron}&item_id=${copy}`, undefined, account);
  const lend = (token?: unknown, account?: Account) =>
    ask(
      token === undefined ? "/checkouts" : `/checkouts?confirmation=${String(token)}`,
      { patron_id: 4, item_id: 91 },
      account,
    );
  return { koha, ask, availability, lend };
}

describe("lending in the fake Koha", () => {
  it("is unknown to 23.05", async () => {
    const { koha, availability, lend, ask } = await fake();
    koha.quirks.version = "23.05";
    expect([(await availability()).status, (await lend()).status]).toEqual([400, 404]);
    expect((await ask("/")).body["paths"]).not.toHaveProperty("/checkouts/availability");
  });

  it("lends a copy without holds, in the branch of the account", async () => {
    const { koha, availability, lend } = await fake();
    expect((await availability()).body).toMatchObject({ blockers: {}, confirms: {}, warnings: {} });
    expect(await lend()).toMatchObject({ status: 201, body: { patron_id: 4, item_id: 91 } });
    expect(koha.world.checkouts.at(-1)).toMatchObject({ library_id: `branch of ${KOHA_LENDER.user}` });
  });

  it("lends for the library that the account names, if there is one", async () => {
    const { koha, ask } = await fake();
    const lendFor = (library: string) =>
      ask("/checkouts", { patron_id: 4, item_id: 91 }, KOHA_LENDER, { "x-koha-library": library });
    expect(await lendFor("NONE")).toMatchObject({ status: 403, body: { required_permissions: null } });
    expect((await lendFor("WPL")).body).toMatchObject({ library_id: "WPL", issuer_id: null });
    expect(koha.world.checkouts.filter((one) => one["item_id"] === 91)).toHaveLength(1);
  });

  it("renews an own loan that was confirmed, and says that it failed", async () => {
    const { koha, availability, ask } = await fake();
    const loan = koha.world.checkouts.find((one) => one["checkout_id"] === 101);
    const { body } = await availability(4, 8);
    expect(body["confirms"]).toEqual({ RENEW_ISSUE: 1 });
    const token = String(body["confirmation_token"]);
    const renewed = await ask(`/checkouts?confirmation=${token}`, { patron_id: 4, item_id: 8 });
    expect(renewed).toEqual({ status: 500, body: { error: "Unknown error during checkout" } });
    expect(loan?.["renewals_count"]).toBe(1);
    expect((await availability(4, 8)).body["blockers"]).toEqual({ NO_MORE_RENEWALS: 1 });
  });

  it("names the rule of the limit among the confirmations, also where the limit is a blocker", async () => {
    const { koha, availability } = await fake();
    koha.world.maxLoans = 2;
    const limit = { TOO_MANY: "TOO_MANY_CHECKOUTS", current_loan_count: 2, max_loans_allowed: 2 };
    const rule = { circulation_rule_TOO_MANY: expect.objectContaining({ rule_value: "2" }) };
    expect((await availability()).body).toMatchObject({ blockers: {}, confirms: { ...limit, ...rule } });
    koha.quirks.limitBlocks = true;
    expect((await availability()).body).toMatchObject({ blockers: limit, confirms: rule });
  });

  it("warns with another patron's whole record where it would end the loan", async () => {
    const { koha, availability } = await fake();
    koha.quirks.endsOthersLoans = true;
    const { blockers, confirms, warnings } = (await availability(4, 21)).body;
    expect([blockers, confirms]).toEqual([{}, {}]);
    expect(warnings).toMatchObject({ RETURNED_FROM_ANOTHER: { patron: { borrowernumber: 14 } } });
    expect(JSON.stringify(warnings)).toContain("$2a$08$");
  });

  it("falls over what it does not have or expect", async () => {
    const { availability, lend, ask } = await fake({ _confirms: { PREVISSUE: 1 } });
    const uncaught = { status: 500, body: { errors: [{ message: "Internal Server Error." }] } };
    expect(await availability(4, 999)).toMatchObject(uncaught);
    expect(await availability(999, 91)).toMatchObject(uncaught);
    expect(await lend("a.word")).toMatchObject({ status: 500 });
    expect((await ask("/checkouts/availability?patron_id=4&item_id=91&barcode=1")).status).toBe(400);
    expect((await ask("/checkouts", { patron_id: 4, item_id: 91, barcode: "1" })).status).toBe(400);
  });

  it("names the other patron beside a hold, and lends against it to whom has the token", async () => {
    const { koha, availability, lend } = await fake();
    koha.world.holds.push(hold(700, 14, 2));
    const { body } = await availability();
    expect(body["confirms"]).toMatchObject({ RESERVED: 1, ressurname: CANARY.surname });
    expect((await lend()).status).toBe(412);
    expect((await lend(body["confirmation_token"])).status).toBe(201);
  });

  it("takes no token of another account, of another copy, or from before a change", async () => {
    const { koha, availability, lend } = await fake({ _confirms: { PREVISSUE: 1 } });
    koha.world.items.push(item(92, 2, { _confirms: { PREVISSUE: 1 } }));
    const others = [
      await availability(4, 91, KOHA_ACCOUNT),
      await availability(4, 92),
      await availability(4, 91),
    ];
    koha.world.maxLoans = 2;
    for (const { body } of others) expect((await lend(body["confirmation_token"])).status).toBe(412);
  });

  it("is blocked by name, and says which of the two it does not have", async () => {
    const { ask, lend } = await fake({ _blockers: { NOT_FOR_LOAN: 1, RESTRICTED: 1 } });
    expect(await lend()).toEqual({
      status: 403,
      body: { error: "Checkout not authorized (NOT_FOR_LOAN RESTRICTED)" },
    });
    expect(await ask("/checkouts", { patron_id: 4, item_id: 999 })).toMatchObject({
      status: 409,
      body: { error_code: "ITEM_NOT_FOUND" },
    });
    expect(await ask("/checkouts", { patron_id: 999, item_id: 91 })).toMatchObject({
      status: 409,
      body: { error_code: "PATRON_NOT_FOUND" },
    });
  });
});
