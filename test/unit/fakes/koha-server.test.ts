import { describe, expect, it, onTestFinished } from "vitest";
import { KOHA_ACCOUNT, startKoha } from "../../fakes/koha-server.ts";
import { CANARY, CARD, hold } from "../../fakes/koha-world.ts";

/*
 * The fake is only worth something while it is as unhelpful as a real Koha 23.05.04 (docs/notes-koha.md). Each case here is one
 * of its ways that an adapter which is not careful would fall over.
 */

const BASIC = `Basic ${Buffer.from(`${KOHA_ACCOUNT.user}:${KOHA_ACCOUNT.secret}`).toString("base64")}`;

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly authorization?: string | null;
}

async function fake() {
  const koha = await startKoha();
  onTestFinished(() => koha.stop());
  async function ask(path: string, { method = "GET", headers, body, authorization = BASIC }: Asked = {}) {
    const response = await fetch(`${koha.url}/api/v1${path}`, {
      method,
      headers: {
        accept: "application/json",
        connection: "close",
        ...(authorization === null ? {} : { authorization }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      total: response.headers.get("x-total-count"),
      body: (text === "" ? null : JSON.parse(text)) as never,
    };
  }
  return { koha, ask };
}

const q = (condition: unknown): string => `q=${encodeURIComponent(JSON.stringify(condition))}`;

describe("credentials", () => {
  it("none is 401, a wrong password 403, an expired token 401", async () => {
    const { ask } = await fake();
    expect(await ask("/libraries", { authorization: null })).toMatchObject({ status: 401 });
    expect(await ask("/libraries", { authorization: `Basic ${btoa("kiosk-api:no")}` })).toMatchObject({
      status: 403,
      body: { error: "Invalid password", required_permissions: null },
    });
    expect(await ask("/libraries", { authorization: "Bearer never-given" })).toMatchObject({ status: 401 });
  });

  it("a missing permission is named", async () => {
    const { koha, ask } = await fake();
    koha.quirks.lacks = "catalogue";
    expect(await ask("/libraries")).toMatchObject({
      status: 403,
      body: { required_permissions: { catalogue: "1" } },
    });
  });
});

describe("lists", () => {
  it("are compared with contains unless told otherwise, and numbers too", async () => {
    const { ask } = await fake();
    expect(await ask(`/patrons?cardnumber=${CARD}`)).toMatchObject({ total: "2" });
    expect(await ask(`/patrons?cardnumber=${CARD}&_match=exact`)).toMatchObject({ total: "1" });
    expect(await ask("/holds?patron_id=4")).toMatchObject({ total: "4" });
    expect(await ask("/holds?patron_id=4&_match=exact")).toMatchObject({ total: "3" });
  });

  it("give 20 rows unless told otherwise", async () => {
    const { koha, ask } = await fake();
    for (let id = 400; id < 430; id += 1) koha.world.holds.push(hold(id, 5, 2));
    expect((await ask("/holds?patron_id=5&_match=exact")).body).toHaveLength(20);
    expect((await ask("/holds?patron_id=5&_match=exact&_per_page=-1")).body).toHaveLength(30);
    expect((await ask("/holds?patron_id=5&_match=exact&_page=2")).body).toHaveLength(10);
  });

  it("tell how many rows there are, but for titles", async () => {
    const { koha, ask } = await fake();
    expect((await ask("/items")).total).toBe(String(koha.world.items.length));
    expect((await ask("/biblios?_per_page=2")).total).toBeNull();
    koha.quirks.countsTitles = true;
    expect((await ask("/biblios?_per_page=2")).total).toBe(String(koha.world.biblios.length));
  });

  it("refuse an unknown parameter with a bare list", async () => {
    const { ask } = await fake();
    expect(await ask("/holds?patron=4")).toMatchObject({
      status: 400,
      body: [{ message: "Malformed query string" }],
    });
  });

  it("fall over a publisher, which stands in answers and in no column", async () => {
    const { ask } = await fake();
    expect(await ask(`/biblios?${q({ publisher: { "-like": "%Press%" } })}`)).toMatchObject({ status: 500 });
  });

  it("fall over a name that two tables have", async () => {
    const { ask } = await fake();
    const embed = { headers: { "x-koha-embed": "biblio" } };
    expect(await ask(`/items?${q({ item_id: [8] })}`, embed)).toMatchObject({ status: 500 });
    expect(await ask(`/items?${q({ "me.item_id": [8] })}`, embed)).toMatchObject({
      body: [{ biblio: { title: "Dune /" } }],
    });
  });
});

describe("the ways of 23.05.04", () => {
  it("titles are 406 unless exactly one type is asked for", async () => {
    const { ask } = await fake();
    const headers = { accept: "application/json, text/plain, */*" };
    expect(await ask("/biblios/1", { headers })).toMatchObject({ status: 406 });
    expect(await ask("/biblios", { headers })).toMatchObject({ status: 406 });
    expect(await ask("/biblios/1")).toMatchObject({ status: 200 });
  });

  it("an embed it does not list is 400, and one it does list on loans 500", async () => {
    const { ask } = await fake();
    const embed = (value: string) => ({ headers: { "x-koha-embed": value } });
    expect(await ask("/items", embed("checkout"))).toMatchObject({ status: 400, body: { status: 400 } });
    expect(await ask("/items", embed("+strings"))).toMatchObject({ status: 400 });
    expect(await ask("/checkouts?patron_id=4", embed("issuer"))).toMatchObject({ status: 500 });
  });

  it("a hold has its copy as a text and its title as a number", async () => {
    const { ask } = await fake();
    expect((await ask("/holds?patron_id=4&_match=exact")).body[1]).toMatchObject({
      item_id: "71",
      biblio_id: 7,
    });
  });

  it("a waiting hold takes a PATCH and does not change; the other way is 409", async () => {
    const { koha, ask } = await fake();
    const body = { pickup_library_id: "WPL" };
    expect(await ask("/holds/62", { method: "PATCH", body })).toMatchObject({ status: 200 });
    expect(koha.world.holds[1]?.["pickup_library_id"]).toBe("CPL");
    expect(await ask("/holds/62/pickup_location", { method: "PUT", body })).toMatchObject({
      status: 409,
      body: { error_code: "hold_waiting" },
    });
  });

  it("a hold on an unknown title is 500, one on the own loan or a copy that is not lent goes through", async () => {
    const { ask } = await fake();
    const place = (biblio_id: number) =>
      ask("/holds", { method: "POST", body: { patron_id: 4, biblio_id, pickup_library_id: "CPL" } });
    expect(await place(999)).toMatchObject({ status: 500 });
    expect(await place(1)).toMatchObject({ status: 201 });
    expect(await place(4)).toMatchObject({ status: 201 });
    expect(await place(4)).toMatchObject({
      status: 403,
      body: { error: "Hold cannot be placed. Reason: tooManyHoldsForThisRecord" },
    });
  });

  it("an expired patron is validated and may hold; 25.05 refuses with a code", async () => {
    const { koha, ask } = await fake();
    const body = { identifier: "2352900000005", password: CANARY.password };
    expect(await ask("/auth/password/validation", { method: "POST", body })).toMatchObject({ status: 201 });
    const wish = { patron_id: 5, biblio_id: 2, pickup_library_id: "CPL" };
    koha.quirks.version = "25.05";
    expect(await ask("/holds", { method: "POST", body: wish })).toMatchObject({
      status: 409,
      body: { error_code: "expired" },
    });
    koha.quirks.version = "23.05";
    expect(await ask("/holds", { method: "POST", body: wish })).toMatchObject({ status: 201 });
  });

  it("an override forces what the rules forbid, and places that need one are listed", async () => {
    const { koha, ask } = await fake();
    koha.world.maxHolds = 1;
    const body = { patron_id: 4, biblio_id: 2, pickup_library_id: "CPL" };
    expect(await ask("/holds", { method: "POST", body })).toMatchObject({ status: 403 });
    const headers = { "x-koha-override": "any" };
    expect(await ask("/holds", { method: "POST", body, headers })).toMatchObject({ status: 201 });
    expect((await ask("/biblios/2/pickup_locations?patron_id=4")).body).toHaveLength(3);
    koha.quirks.listsOverrides = false;
    expect((await ask("/biblios/2/pickup_locations?patron_id=4")).body).toHaveLength(2);
  });

  it("wrong passwords, unknown and locked cards are one answer; five tries lock", async () => {
    const { ask } = await fake();
    const tries = (identifier: string, password: string) =>
      ask("/auth/password/validation", { method: "POST", body: { identifier, password } });
    const no = { status: 400, body: { error: "Validation failed" } };
    expect(await tries("nobody", "x")).toMatchObject(no);
    for (let turn = 0; turn < 5; turn += 1) expect(await tries(CARD, "wrong")).toMatchObject(no);
    expect(await tries(CARD, CANARY.password)).toMatchObject(no);
  });

  it("a patron's fields that are only shown are an error when they come back, and three are demanded", async () => {
    const { ask } = await fake();
    const fields = { surname: "x", library_id: "CPL", category_id: "PT" };
    const put = (body: object) => ask("/patrons/4", { method: "PUT", body });
    expect(await put({ ...fields, restricted: false })).toMatchObject({ status: 400 });
    expect(await put({ email: null })).toMatchObject({ status: 400, body: { errors: [{}] } });
    expect(await put({ ...fields, email: null })).toMatchObject({ status: 200, body: { email: null } });
    expect(await ask("/patrons/4", { method: "PATCH", body: {} })).toMatchObject({ status: 404 });
  });
});
