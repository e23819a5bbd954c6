import { describe, expect, it } from "vitest";
import { key, kohaScene, kohaVisit, options, signedIn } from "#test/support/library/koha-scene.ts";
import { KOHA_ACCOUNT, KOHA_LENDER, type KohaFault } from "../../../../fakes/koha-server.ts";

describe("the version", () => {
  it("is read once, from the server's own description", async () => {
    const { library, koha } = await kohaScene();
    await library.info(options());
    await library.info(options());
    expect(koha.asked().filter((one) => one === "GET /")).toHaveLength(1);
    expect(library.capabilities).toMatchObject({ renew: true, changeHold: true, suggest: false });
  });

  it("that lacks a path takes the control away, and one path of the two is enough to renew", async () => {
    const { library, koha } = await kohaScene();
    const paths = {
      "/checkouts/{checkout_id}/renewal": { post: {} },
      "/biblios": { get: {} },
      "/patrons/{patron_id}": { get: {} },
    };
    koha.fail("GET", /^\/$/u, { kind: "answer", answer: { status: 200, body: { paths } } });
    await library.info(options());
    expect(library.capabilities).toMatchObject({
      search: true,
      renew: true,
      placeHold: false,
      changeHold: false,
      cancelHold: false,
      email: false,
      changePassword: false,
    });
    const session = await signedIn(library);
    await library.renew({ session, key: key(), loan: "101" }, options());
    expect(koha.asked()).toContain("POST /checkouts/101/renewal");
  });

  it.each<[string, KohaFault]>([
    ["is a page", { kind: "html" }],
    [
      "is another program's",
      { kind: "answer", answer: { status: 200, body: { paths: { "/v1/me": { get: {} } } } } },
    ],
  ])("that %s counts as the oldest, and is asked for again", async (_what, fault) => {
    const { library, koha } = await kohaScene();
    koha.fail("GET", /^\/$/u, fault);
    expect((await library.info(options())).ok).toBe(true);
    expect(library.capabilities.renew).toBe(true);
    await library.info(options());
    expect(koha.asked().filter((one) => one === "GET /")).toHaveLength(2);
  });
});

describe("a terminal that does not lend", () => {
  it.each([
    ["in front of Koha 23.05", "23.05", KOHA_LENDER],
    ["without a second account", "23.11", { user: "", secret: "" }],
  ] as const)("%s refuses without a request", async (_what, version, lending) => {
    const { library, session, koha, calls } = await kohaVisit({
      koha: { auth: "basic", ...KOHA_ACCOUNT, lending },
    });
    koha.quirks.version = version;
    await library.info(options());
    const before = calls().length;
    expect(library.capabilities).toMatchObject({ checkOut: false, checkIn: false });
    const call = { session, key: key(), barcode: "39000000071", renew: false };
    expect(await library.checkOut(call, options())).toMatchObject({ refusal: { name: "unexpected" } });
    expect(calls()).toHaveLength(before);
  });
});
