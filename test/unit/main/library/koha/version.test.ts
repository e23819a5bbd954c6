import { describe, expect, it } from "vitest";
import { key, kohaScene, options, signedIn } from "#test/support/library/koha-scene.ts";
import type { KohaFault } from "../../../../fakes/koha-server.ts";

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
