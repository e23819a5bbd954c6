import { describe, expect, it } from "vitest";
import { ABOUT } from "#test/support/library/koha-library-info.ts";
import { key, kohaVisit, options } from "#test/support/library/koha-scene.ts";
import { day, hold } from "../../../../fakes/koha-world.ts";

const no = (name: string, details?: object) => ({
  ok: false,
  refusal: details === undefined ? { name } : { name, details },
});
const CHANGE = { hold: "61", pickup: "WPL", contact: "mail" } as const;

describe("holds at Koha", () => {
  it("come with titles, place in the queue, state and last day", async () => {
    const { library, session, calls } = await kohaVisit({ about: ABOUT });
    expect(await library.holds({ session }, options())).toMatchObject({
      ok: true,
      value: {
        active: 3,
        max: 4,
        holds: [
          {
            id: "61",
            title: { title: "1000 wools" },
            state: "approved",
            position: 2,
            pickup: "CPL",
            contact: "mail",
            changeable: true,
            cancellable: true,
            ready: null,
          },
          {
            id: "62",
            title: { title: "Dune messiah", volume: "2" },
            state: "ready",
            position: null,
            changeable: false,
            cancellable: false,
            ready: { place: { en: "Desk 2" }, until: day(6) },
          },
          { id: "63", state: "in-transit", position: null, cancellable: false },
        ],
      },
    });
    expect(calls()).toEqual(["GET /holds", "GET /biblios"]);
  });

  it("a ready hold without a last day has one from the settings, or none", async () => {
    for (const [about, ready] of [
      [ABOUT, { until: day(6) }],
      [null, null],
    ] as const) {
      const { library, session, koha } = await kohaVisit({ about });
      const row = koha.world.holds.find((one) => one["hold_id"] === 62);
      if (row) row["expiration_date"] = null;
      const list = await library.holds({ session }, options());
      const found = list.ok ? list.value.holds.find(({ id }) => id === "62") : undefined;
      if (ready === null) expect(found?.ready).toBeNull();
      else expect(found?.ready).toMatchObject(ready);
    }
  });

  it("an answer with a row of another patron is refused", async () => {
    const { library, session, koha, events } = await kohaVisit();
    koha.quirks.foreignRows = true;
    expect(await library.holds({ session }, options())).toEqual(no("out-of-order"));
    expect(events()).toContain("koha-foreign-data");
  });
});

describe("changing a hold at Koha", () => {
  it("moves its pickup by the call that says so when it does not", async () => {
    const { library, session, koha, calls } = await kohaVisit();
    expect(await library.changeHold({ session, key: key(), ...CHANGE }, options())).toMatchObject({
      ok: true,
      value: { id: "61", pickup: "WPL", title: { title: "1000 wools" } },
    });
    expect(calls().toSorted()).toEqual([
      "GET /biblios",
      "GET /holds",
      "GET /holds/61/pickup_locations",
      "PUT /holds/61/pickup_location",
    ]);
    expect(koha.world.holds[0]?.["pickup_library_id"]).toBe("WPL");
    expect(koha.asked().filter((one) => one.startsWith("PATCH"))).toEqual([]);
  });

  it.each([
    ["a hold on the shelf", { hold: "62" }, no("hold-not-changeable")],
    ["a hold on its way", { hold: "63" }, no("hold-not-changeable")],
    ["somebody else's hold", { hold: "64" }, no("hold-not-found")],
    ["a place that staff would have to force", { pickup: "TPL" }, no("unknown-library")],
    ["another way of telling", { contact: "fax" as const }, no("contact-not-allowed")],
  ])("%s is left alone", async (_what, change, expected) => {
    const { library, session, koha } = await kohaVisit();
    const answer = await library.changeHold({ session, key: key(), ...CHANGE, ...change }, options());
    expect(answer).toEqual(expected);
    expect(koha.asked().filter((one) => one.startsWith("PUT"))).toEqual([]);
  });

  it("Koha reports a hold that was trapped in between (409)", async () => {
    const { library, session, koha } = await kohaVisit();
    const body = { error: "waiting", error_code: "hold_waiting" };
    koha.fail("PUT", /pickup_location$/u, { kind: "answer", answer: { status: 409, body } });
    expect(await library.changeHold({ session, key: key(), ...CHANGE }, options())).toEqual(
      no("hold-not-changeable"),
    );
  });

  it("an answer with the old place is no success", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.quirks.keepsPickup = true;
    expect(await library.changeHold({ session, key: key(), ...CHANGE }, options())).toMatchObject(
      no("not-confirmed"),
    );
  });

  it("whose answer is lost is found", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("PUT", /pickup_location$/u, { kind: "lost" });
    expect(await library.changeHold({ session, key: key(), ...CHANGE }, options())).toMatchObject({
      ok: true,
      value: { pickup: "WPL" },
    });
  });
});

describe("cancelling a hold at Koha", () => {
  it("takes it out of the queue", async () => {
    const { library, session, koha, calls } = await kohaVisit();
    expect(await library.cancelHold({ session, key: key(), hold: "61" }, options())).toMatchObject({
      ok: true,
      value: { id: "61", state: "cancelled", changeable: false, cancellable: false, position: null },
    });
    expect(calls()).toEqual(["GET /holds", "GET /biblios", "DELETE /holds/61"]);
    expect(koha.world.holds.some((one) => one["hold_id"] === 61)).toBe(false);
  });

  it.each([
    ["on the shelf, though Koha would", "62", no("hold-not-cancellable")],
    ["on its way", "63", no("hold-not-cancellable")],
    ["of somebody else", "64", no("hold-not-found")],
  ])("one %s is left alone", async (_what, id, expected) => {
    const { library, session, koha } = await kohaVisit();
    expect(await library.cancelHold({ session, key: key(), hold: id }, options())).toEqual(expected);
    expect(koha.world.holds).toHaveLength(4);
  });

  it("that is gone already is reported", async () => {
    const { library, session, koha } = await kohaVisit();
    const answer = { status: 404, body: { error: "Hold not found." } };
    koha.fail("DELETE", /^\/holds/u, { kind: "answer", answer });
    expect(await library.cancelHold({ session, key: key(), hold: "61" }, options())).toEqual(
      no("hold-not-found"),
    );
  });

  it("whose answer is lost is found to be gone, and a request to staff is none", async () => {
    const lost = await kohaVisit();
    lost.koha.fail("DELETE", /^\/holds/u, { kind: "lost" });
    const call = { session: lost.session, key: key(), hold: "61" };
    expect(await lost.library.cancelHold(call, options())).toMatchObject({
      ok: true,
      value: { state: "cancelled" },
    });

    const asked = await kohaVisit();
    asked.koha.quirks.asksStaff = true;
    expect(
      await asked.library.cancelHold({ session: asked.session, key: key(), hold: "61" }, options()),
    ).toMatchObject(no("not-confirmed"));
  });
});

describe("more holds than a page of Koha's", () => {
  it("are all there", async () => {
    const { library, session, koha } = await kohaVisit();
    for (let id = 200; id < 240; id += 1) koha.world.holds.push(hold(id, 4, 2));
    const list = await library.holds({ session }, options());
    expect(list.ok && list.value.holds).toHaveLength(43);
  });
});
