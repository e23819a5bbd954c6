import { describe, expect, it } from "vitest";
import { key, kohaVisit, options } from "#test/support/library/koha-scene.ts";
import { KOHA_ACCOUNT } from "../../../../fakes/koha-server.ts";
import { day } from "../../../../fakes/koha-world.ts";

const no = (name: string) => ({ ok: false, refusal: { name } });

describe("a suspended hold at Koha", () => {
  it.each(["instant", "day"] as const)(
    "tells its day though Koha writes it as %s, and takes 3 calls",
    async (kind) => {
      const { library, session, koha, calls } = await kohaVisit();
      koha.quirks.suspendedUntil = kind;
      const suspension = { session, key: key(), hold: "61", until: day(7) };
      const answer = await library.suspendHold(suspension, options());
      expect(answer).toMatchObject({
        ok: true,
        value: { id: "61", suspended: { until: day(7) }, position: 2 },
      });
      expect(calls().toSorted()).toEqual(["GET /biblios", "GET /holds", "POST /holds/61/suspension"]);
      const list = await library.holds({ session }, options());
      expect(list.ok && list.value.holds[0]?.suspended).toEqual({ until: day(7) });
    },
  );

  it("without a day sends no day at all", async () => {
    const { library, session, koha } = await kohaVisit();
    await library.suspendHold({ session, key: key(), hold: "61", until: null }, options());
    const sent = koha.seen.find(({ path }) => path.endsWith("/suspension"));
    expect(sent?.body).toEqual({});
    expect(koha.world.holds[0]).toMatchObject({ suspended: true, suspended_until: null });
  });

  it("suspended again until the same day, is left alone", async () => {
    const { library, session, koha } = await kohaVisit();
    Object.assign(koha.world.holds[0] ?? {}, { suspended: true, suspended_until: day(7) });
    const answer = await library.suspendHold({ session, key: key(), hold: "61", until: day(7) }, options());
    expect(answer.ok).toBe(true);
    expect(koha.asked().filter((one) => one.startsWith("POST /holds"))).toEqual([]);
  });

  it("the day of an earlier suspension, which Koha keeps, is no suspension", async () => {
    const { library, session, koha } = await kohaVisit();
    Object.assign(koha.world.holds[0] ?? {}, { suspended: false, suspended_until: day(7) });
    const list = await library.holds({ session }, options());
    expect(list.ok && list.value.holds[0]?.suspended).toBeUndefined();
  });

  it("is suspended as Koha says, when that is not what was asked", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.quirks.losesEndDate = true;
    const suspension = { session, key: key(), hold: "61", until: day(7) };
    expect(await library.suspendHold(suspension, options())).toMatchObject({
      ok: true,
      value: { suspended: { until: null } },
    });
  });

  it.each(["W", "T", "P"])(
    "is refused for a copy that is found (%s), before Koha is asked",
    async (status) => {
      const { library, session, koha } = await kohaVisit();
      Object.assign(koha.world.holds[0] ?? {}, { status });
      const suspension = { session, key: key(), hold: "61", until: null };
      expect(await library.suspendHold(suspension, options())).toEqual(no("hold-not-suspendable"));
      expect(koha.asked().filter((one) => one.startsWith("POST /holds"))).toEqual([]);
    },
  );

  it.each([
    [
      "one whose copy is found in that moment",
      400,
      "Found hold cannot be suspended. Status=T",
      "hold-not-suspendable",
    ],
    ["one that is gone in that moment", 404, "Hold not found.", "hold-not-found"],
  ])("%s is told by Koha (%i)", async (_what, status, error, name) => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("POST", /suspension$/u, { kind: "answer", answer: { status, body: { error } } });
    const suspension = { session, key: key(), hold: "61", until: null };
    expect(await library.suspendHold(suspension, options())).toEqual(no(name));
  });

  it.each(["half", "lost", "html", "crash-after"] as const)(
    "is seen when Koha's answer is %s",
    async (kind) => {
      const { library, session, koha } = await kohaVisit();
      koha.fail("POST", /suspension$/u, { kind });
      const suspension = { session, key: key(), hold: "61", until: day(14) };
      expect(await library.suspendHold(suspension, options())).toMatchObject({
        ok: true,
        value: { suspended: { until: day(14) } },
      });
      koha.fail("DELETE", /suspension$/u, { kind });
      const after = await library.resumeHold({ session, key: key(), hold: "61" }, options());
      expect(after.ok && after.value.suspended).toBeUndefined();
      expect(after.ok).toBe(true);
    },
  );

  it("is not promised where the library does not want it, nor where Koha's description has no such path", async () => {
    const wish = { koha: { auth: "basic" as const, ...KOHA_ACCOUNT, suspendHolds: false } };
    const { library, session, koha } = await kohaVisit(wish);
    expect(library.capabilities.suspendHold).toBe(false);
    const list = await library.holds({ session }, options());
    expect(list.ok && list.value.holds.some(({ suspendable }) => suspendable)).toBe(false);
    const suspension = { session, key: key(), hold: "61", until: null };
    expect(await library.suspendHold(suspension, options())).toEqual(no("unexpected"));
    expect(await library.resumeHold(suspension, options())).toEqual(no("unexpected"));
    expect(koha.asked().filter((one) => one.includes("suspension"))).toEqual([]);
  });
});
