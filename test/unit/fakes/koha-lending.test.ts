import { describe, expect, it, onTestFinished } from "vitest";
import { KOHA_ACCOUNT, KOHA_LENDER, startKoha } from "../../fakes/koha-server.ts";
import { CANARY, hold, item, type Row } from "../../fakes/koha-world.ts";

/*
 * Lending as the API description and the source of Koha 23.11 have it (docs/notes-koha.md, KOHA-19 to KOHA-21): more willing than a
 * terminal may be.
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
  async function ask(path: string, body?: object, { user, secret }: Account = KOHA_LENDER) {
    const response = await fetch(`${koha.url}/api/v1${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`,
        connection: "close",
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

  it("lends what nobody wants, in the branch of the account", async () => {
    const { koha, availability, lend } = await fake();
    expect((await availability()).body).toMatchObject({ blockers: {}, confirms: {}, warnings: {} });
    expect(await lend()).toMatchObject({ status: 201, body: { patron_id: 4, item_id: 91 } });
    expect(koha.world.checkouts.at(-1)).toMatchObject({ library_id: `branch of ${KOHA_LENDER.user}` });
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
