import { describe, expect, test } from "vitest";
import type { Quirks } from "#test/fakes/sip2/quirks.ts";
import { type FakePatron, fakePatron, smallWorld } from "#test/fakes/sip2/world.ts";
import {
  patient,
  refusalOf,
  type Sip2SceneOptions,
  signedIn,
  sip2Scene,
} from "#test/support/library/sip2-library.ts";

async function visit(
  more: Partial<FakePatron>,
  quirks: Partial<Quirks> = {},
  options: Partial<Sip2SceneOptions> = {},
) {
  const world = smallWorld();
  world.patrons.set("P1001", fakePatron("P1001", "1234", more));
  const scene = await sip2Scene({ world, quirks, ...options });
  return { ...scene, world, ...(await signedIn(scene.library)) };
}

describe("what a patron owes over SIP2", () => {
  test.each([
    ["in the server's currency", { currency: "EUR" }, "", { amount: 12.5, currency: "EUR" }],
    [
      "in the library's, where the server says another",
      { currency: "USD" },
      "JPY",
      { amount: 12.5, currency: "JPY" },
    ],
    ["in the library's, where the server says none", {}, "JPY", { amount: 12.5, currency: "JPY" }],
    ["not at all, where nobody says in what", {}, "", undefined],
  ])("is told %s", async (_how, quirks, currency, expected) => {
    const { overview, library, session } = await visit({ owed: "12,50" }, quirks, { currency });
    expect(overview.owed).toEqual(expected);
    const again = await library.overview({ session }, patient());
    expect(again.ok && again.value.owed).toEqual(expected);
  });

  test.each(["", "0.00", "-3.00", "see desk"])("%j is nothing to tell", async (owed) => {
    const { overview } = await visit({ owed }, { currency: "EUR" });
    expect(overview).not.toHaveProperty("owed");
  });

  const wish = { key: "1", title: "30006", pickup: "MAIN", contact: "none" } as const;

  test.each([
    ["by the flags", { flags: "   Y      Y   ", owed: "900" }],
    ["by the limit", { flags: "   Y          ", owed: "900", feeLimit: "500" }],
  ])("too much of it (%s) is told as that, when holds are denied", async (_how, patron) => {
    const { library, session } = await visit(patron);
    expect(refusalOf(await library.placeHold({ session, ...wish }, patient()))).toBe("owing");
  });

  test("holds denied for another reason are not told as owing", async () => {
    const { library, session } = await visit({ flags: "   Y          ", owed: "300", feeLimit: "500" });
    expect(refusalOf(await library.placeHold({ session, ...wish }, patient()))).toBe("reason-unknown");
  });

  test("a patron who owes too much but has no blocking flag, refused without a reason, gets none: a hold, and a renewal", async () => {
    const { library, session, world, server } = await visit({ flags: "          Y   ", owed: "900" });
    const copy = world.copies.get("30001");
    if (copy) copy.renewalsLeft = 0;
    expect(refusalOf(await library.renew({ session, key: "2", loan: "30001" }, patient()))).toBe(
      "reason-unknown",
    );
    server.quirks.refusedHolds = "+";
    expect(refusalOf(await library.placeHold({ session, ...wish }, patient()))).toBe("reason-unknown");
  });

  test("renewals that are denied for what is owed say so in the list", async () => {
    const { library, session } = await visit({ flags: " Y        Y   ", owed: "900" });
    const loans = await library.loans({ session }, patient());
    expect(loans.ok && loans.value.loans[0]?.renewal).toEqual({ ok: false, refusal: { name: "owing" } });
  });
});
