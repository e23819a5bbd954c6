import { expect, test } from "vitest";
import { fakePatron, smallWorld } from "#test/fakes/sip2/world.ts";
import { patient, refusalOf, sip2Scene } from "#test/support/library/sip2-library.ts";

test("a lost card is refused, and debts do not prevent a sign-in", async () => {
  const world = smallWorld();
  world.patrons.set("P2001", fakePatron("P2001", "1234", { flags: "    Y         " }));
  world.patrons.set("P2002", fakePatron("P2002", "0000", { flags: "YYYY  YY  YY  ", owed: "1200" }));
  const { library } = await sip2Scene({ world });
  expect(refusalOf(await library.signIn({ cardNumber: "P2001", password: "1234" }, patient()))).toBe(
    "card-blocked",
  );
  expect((await library.signIn({ cardNumber: "P2002", password: "0000" }, patient())).ok).toBe(true);
  // With a wrong password nothing is told of the card.
  expect(refusalOf(await library.signIn({ cardNumber: "P2001", password: "0000" }, patient()))).toBe(
    "wrong-credentials",
  );
});

test.each([
  ["expired", "PATRON EXPIRED", "card-expired"],
  ["restricted", "Greetings from Koha. ", "card-blocked"],
])(
  "a card that Koha says is %s has four flags and no date, and may not come in (SIP-30)",
  async (_, words, name) => {
    const world = smallWorld();
    world.patrons.set("P2003", fakePatron("P2003", "1234", { flags: "YYYY          ", words }));
    const { library } = await sip2Scene({ world });
    const signIn = (password: string) => library.signIn({ cardNumber: "P2003", password }, patient());
    expect(refusalOf(await signIn("1234"))).toBe(name);
    expect(refusalOf(await signIn("0000"))).toBe("wrong-credentials");
  },
);

test("three of the four flags, or a reason beside them, do not prevent a sign-in (SIP-30)", async () => {
  const world = smallWorld();
  for (const [card, flags] of [
    ["P2004", "YY Y          "],
    ["P2005", "YYYY     Y    "],
  ] as const) {
    world.patrons.set(card, fakePatron(card, "1234", { flags }));
    const { library } = await sip2Scene({ world });
    expect((await library.signIn({ cardNumber: card, password: "1234" }, patient())).ok).toBe(true);
  }
});

test("a server that proves no password allows no sign-in, is logged, and does not count against the patron (SIP-17)", async () => {
  const { library, log } = await sip2Scene({ quirks: { pin: "missing" } });
  const signIn = (cardNumber: string) => library.signIn({ cardNumber, password: "1234" }, patient());
  expect(refusalOf(await signIn("P1001"))).toBe("out-of-order");
  expect(log.recent().map(({ event }) => event)).toContain("sip2-passwords-unproved");
  expect(refusalOf(await signIn("P9999"))).toBe("wrong-credentials");
});

test("a server that leaves the proof out for unknown cards only is in order (SIP-17)", async () => {
  const { library, log } = await sip2Scene({ quirks: { pin: "missing-for-unknown" } });
  const signIn = (cardNumber: string, password: string) =>
    library.signIn({ cardNumber, password }, patient());
  expect(refusalOf(await signIn("P9999", "1234"))).toBe("wrong-credentials");
  expect(refusalOf(await signIn("P1001", "0000"))).toBe("wrong-credentials");
  expect(refusalOf(await signIn("P9999", "1234"))).toBe("wrong-credentials");
  expect((await signIn("P1001", "1234")).ok).toBe(true);
  expect(log.recent().map(({ event }) => event)).not.toContain("sip2-passwords-unproved");
});
