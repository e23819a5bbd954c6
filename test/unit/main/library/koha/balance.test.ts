import { describe, expect, it } from "vitest";
import { key, kohaScene, kohaVisit, options, signedIn } from "#test/support/library/koha-scene.ts";

const overview = async ({ library, session }: Awaited<ReturnType<typeof kohaVisit>>) => {
  const answer = await library.overview({ session }, options());
  if (!answer.ok) throw new Error(answer.refusal.name);
  return answer.value;
};

describe("what a patron owes at Koha", () => {
  it.each([
    ["a number", false],
    ["a text", true],
  ])("is on the home screen, as %s, for one call more", async (_kind, textBalance) => {
    const visit = await kohaVisit({ currency: "JPY" });
    visit.koha.quirks.textBalance = textBalance;
    Object.assign(visit.koha.world.patrons[0] ?? {}, { _owed: 300 });
    const before = visit.calls().length;
    expect(await overview(visit)).toMatchObject({ owed: { amount: 300, currency: "JPY" } });
    expect(visit.calls().slice(before).toSorted()).toEqual([
      "GET /biblios",
      "GET /checkouts",
      "GET /holds",
      "GET /patrons/4",
      "GET /patrons/4/account",
    ]);
  });

  it("is in the answer to the sign-in too", async () => {
    const { library, koha } = await kohaScene({ currency: "USD" });
    Object.assign(koha.world.patrons[0] ?? {}, { _owed: 12.5 });
    const answer = await library.signIn(
      { cardNumber: "2352900000001", password: "Canary-Pin-77" },
      options(),
    );
    expect(answer.ok && answer.value.overview.owed).toEqual({ amount: 12.5, currency: "USD" });
  });

  it("is not requested without a currency in the settings", async () => {
    const visit = await kohaVisit();
    Object.assign(visit.koha.world.patrons[0] ?? {}, { _owed: 300 });
    expect((await overview(visit)).owed).toBeUndefined();
    expect(visit.koha.asked().join()).not.toContain("account");
  });

  it.each([0, -5])("that is %i is nothing to tell", async (_owed) => {
    const visit = await kohaVisit({ currency: "JPY" });
    Object.assign(visit.koha.world.patrons[0] ?? {}, { _owed });
    expect(await overview(visit)).not.toHaveProperty("owed");
  });

  it("that Koha does not send blocks no sign-in, and the missing right is named in the log", async () => {
    const { library, koha, log } = await kohaScene({ currency: "JPY" });
    koha.quirks.lacks = "updatecharges";
    const session = await signedIn(library);
    expect(log.recent()).toContainEqual(
      expect.objectContaining({ event: "koha-permission", kind: "balance", count: 403 }),
    );
    for (const fault of ["half", "reset", "html", "crash"] as const) {
      koha.fail("GET", /account$/u, { kind: fault });
      const answer = await library.overview({ session }, options());
      expect(answer.ok && answer.value.owed, fault).toBeUndefined();
      expect(answer.ok, fault).toBe(true);
    }
  });

  it("is waited for a moment, not for ever", async () => {
    const { library, koha } = await kohaScene({ currency: "JPY", times: { balance: 30 } });
    koha.fail("GET", /account$/u, { kind: "silent" });
    await signedIn(library);
  });

  it("too much of it is the reason given when Koha refuses a hold or a renewal for it", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.quirks.version = "25.05";
    Object.assign(koha.world.patrons[0] ?? {}, { _debt: true });
    const wish = { session, key: key(), title: "2", pickup: "CPL", contact: "mail" } as const;
    expect(await library.placeHold(wish, options())).toMatchObject({ ok: false, refusal: { name: "owing" } });
    koha.world.renewalErrors.set(101, "auto_too_much_oweing");
    expect(await library.renew({ session, key: key(), loan: "101" }, options())).toMatchObject({
      refusal: { name: "owing" },
    });
  });
});
