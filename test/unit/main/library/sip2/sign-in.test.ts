import { expect, test } from "vitest";
import { fakePatron, smallWorld } from "#test/fakes/sip2/world.ts";
import { patient, refusalOf, sip2Scene } from "#test/support/library/sip2-library.ts";

test("a lost card may not come in, and debts keep nobody out", async () => {
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

test("three of the four flags, or a reason beside them, keep nobody out (SIP-30)", async () => {
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
