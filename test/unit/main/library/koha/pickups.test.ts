import { describe, expect, it } from "vitest";
import { ABOUT } from "#test/support/library/koha-library-info.ts";
import { key, kohaScene, kohaVisit, options } from "#test/support/library/koha-scene.ts";

const no = (name: string) => ({ ok: false, refusal: { name } });
const ok = (value: readonly string[]) => ({ ok: true, value });
const NOWHERE = { kind: "answer", answer: { status: 200, body: [] } } as const;

describe("pickup places at Koha", () => {
  it.each([true, false])("leave out what staff would have to force (listed: %s)", async (listsOverrides) => {
    const { library, session, koha } = await kohaVisit();
    koha.quirks.listsOverrides = listsOverrides;
    for (const what of [{ title: "2" }, { hold: "61" }]) {
      expect(await library.pickupPlaces({ session, what }, options())).toEqual(ok(["CPL", "WPL"]));
    }
  });

  it("cost one call for a title, and two for a hold", async () => {
    const { library, session, koha, calls } = await kohaVisit();
    await library.pickupPlaces({ session, what: { title: "2" } }, options());
    await library.pickupPlaces({ session, what: { hold: "61" } }, options());
    expect(calls()).toEqual([
      "GET /biblios/2/pickup_locations",
      "GET /holds",
      "GET /holds/61/pickup_locations",
    ]);
    expect(koha.seen.find(({ path }) => path.startsWith("/biblios/2"))?.params.get("patron_id")).toBe("4");
  });

  it("are those that the settings name, in their order, where they name any", async () => {
    const about = {
      ...ABOUT,
      libraries: ABOUT.libraries.map((one) => (one.id === "OLD" ? { ...one, id: "WPL" } : one)),
    };
    const turned = { ...about, libraries: about.libraries.toReversed() };
    const { library, session } = await kohaVisit({ about: turned });
    expect(await library.pickupPlaces({ session, what: { title: "2" } }, options())).toEqual(
      ok(["WPL", "CPL"]),
    );
    const { library: other, session: its } = await kohaVisit({ about: ABOUT });
    expect(await other.pickupPlaces({ session: its, what: { title: "2" } }, options())).toEqual(ok(["CPL"]));
  });

  it("none is a refusal, for the list and for the hold", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("GET", /pickup_locations$/u, NOWHERE, 3);
    for (const what of [{ title: "2" }, { hold: "61" }]) {
      expect(await library.pickupPlaces({ session, what }, options())).toEqual(no("no-pickup"));
    }
    const wish = { session, key: key(), title: "2", pickup: "CPL", contact: "mail" } as const;
    expect(await library.placeHold(wish, options())).toEqual(no("no-pickup"));
    expect(koha.asked().filter((one) => one.startsWith("POST /holds"))).toEqual([]);
  });

  it.each([
    ["a title that is none", { title: "2/items" }, "not-holdable"],
    ["another patron's hold", { hold: "64" }, "hold-not-found"],
    ["a hold that is none", { hold: "../patrons" }, "hold-not-found"],
  ])("are asked for nothing that is not the patron's: %s", async (_what, what, name) => {
    const { library, session, koha } = await kohaVisit();
    expect(await library.pickupPlaces({ session, what }, options())).toEqual(no(name));
    expect(koha.asked().join()).not.toContain("pickup_locations");
  });

  it("need a patron, and a Koha that answers", async () => {
    const { library } = await kohaScene();
    expect(await library.pickupPlaces({ session: "nobody", what: { title: "2" } }, options())).toEqual(
      no("signed-out"),
    );
    const { library: other, session, koha } = await kohaVisit();
    koha.fail("GET", /pickup_locations$/u, { kind: "crash" });
    expect(await other.pickupPlaces({ session, what: { title: "2" } }, options())).toEqual(
      no("out-of-order"),
    );
  });
});
