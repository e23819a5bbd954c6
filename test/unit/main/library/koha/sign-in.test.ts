import { describe, expect, it } from "vitest";
import { kohaScene, kohaVisit, options, PATIENTLY, signedIn } from "#test/support/library/koha-scene.ts";
import { CANARY, CARD, day } from "../../../../fakes/koha-world.ts";

const { password } = CANARY;
const no = (name: string, details?: object) => ({
  ok: false,
  refusal: details === undefined ? { name } : { name, details },
});

describe("signing in at Koha", () => {
  it("proves the password first, then asks for the very patron it names, and shows the home screen", async () => {
    const { library, koha } = await kohaScene();
    const answer = await library.signIn({ cardNumber: CARD, password }, options());
    expect(answer).toMatchObject({
      ok: true,
      value: {
        overview: {
          patron: {
            cardTail: "001",
            password: "real",
            email: { state: "registered", masked: "c***@library.example" },
            contactMethods: ["mail"],
          },
          loans: { count: 2, overdue: 1, nextDue: day(-2) },
          holds: { count: 3, max: 50 },
          ready: [{ title: "Dune messiah", library: "CPL", until: day(6) }],
        },
      },
    });
    expect(koha.asked()).toEqual([
      "POST /auth/password/validation",
      "GET /patrons/4",
      "GET /checkouts",
      "GET /holds",
      "GET /biblios",
    ]);
  });

  it("never takes the patron that a part of the number finds", async () => {
    const { library, koha } = await kohaScene();
    koha.quirks.namesPatron = false;
    // Parameters would be compared with "contains": the card of patron 14 contains this one.
    koha.world.patrons.reverse();
    const session = await signedIn(library);
    expect(await library.overview({ session }, options())).toMatchObject({
      value: { patron: { email: { masked: "c***@library.example" } } },
    });
    const asked = koha.seen.find(({ path }) => path === "/patrons");
    expect(asked?.params.get("q")).toBe(JSON.stringify({ "me.cardnumber": CARD }));
  });

  it("compares the number itself when a server answers with others all the same", async () => {
    const { library, koha } = await kohaScene();
    koha.quirks.namesPatron = false;
    const other = koha.world.patrons[1];
    koha.fail("GET", /^\/patrons$/u, { kind: "answer", answer: { status: 200, body: [other] } });
    expect(await library.signIn({ cardNumber: CARD, password }, options())).toEqual(no("wrong-credentials"));
  });

  it("does not take a card number that is another patron's user name", async () => {
    const { library } = await kohaScene();
    const answer = await library.signIn(
      { cardNumber: "2352900000011", password: "Another-Pin-1" },
      options(),
    );
    expect(answer).toEqual(no("wrong-credentials"));
  });

  it.each([
    ["a wrong password", CARD, "wrong"],
    ["an unknown card", "2352900009999", password],
    ["a locked card", "2352900000009", password],
  ])("%s is told like the others", async (_what, cardNumber, word) => {
    const { library } = await kohaScene();
    expect(await library.signIn({ cardNumber, password: word }, options())).toEqual(no("wrong-credentials"));
  });

  it.each([
    ["an expired card", "2352900000005", no("card-expired", { date: day(-1) })],
    ["a restricted patron", "2352900000006", no("card-blocked")],
    ["a lost card", "2352900000007", no("card-blocked")],
  ])("%s is stopped although Koha's validation lets it pass", async (_what, cardNumber, expected) => {
    const { library } = await kohaScene();
    expect(await library.signIn({ cardNumber, password }, options())).toEqual(expected);
    // Only who knows the password learns it.
    expect(await library.signIn({ cardNumber, password: "wrong" }, options())).toEqual(
      no("wrong-credentials"),
    );
  });

  it("lets a card in on its last day", async () => {
    const { library, koha } = await kohaScene();
    const patron = koha.world.patrons[0];
    if (patron === undefined) throw new Error("There is nobody.");
    patron["expiry_date"] = day(0);
    await signedIn(library);
  });

  it.each(["500", "400"] as const)("a password that has run out is for the counter (%s)", async (runOut) => {
    const { library, koha } = await kohaScene();
    koha.quirks.runOut = runOut;
    const answer = await library.signIn({ cardNumber: "2352900000008", password }, options());
    expect(answer).toEqual(no("card-blocked"));
  });

  it.each([
    [{ error: "Bad request. Only one identifier attribute can be passed." }],
    [{ errors: [{ message: "Expected string - got null.", path: "/body/password" }], status: 400 }],
    ["not Koha's words at all"],
  ])("a question that Koha does not understand blames no password", async (body) => {
    const { library, koha } = await kohaScene();
    koha.fail("POST", /validation/u, { kind: "answer", answer: { status: 400, body } });
    expect(await library.signIn({ cardNumber: CARD, password }, options())).toEqual(no("out-of-order"));
  });

  it("a server that falls over everything is out of order, and no card is to blame", async () => {
    const { library, koha } = await kohaScene();
    koha.fail("POST", /validation/u, { kind: "crash" });
    koha.fail("GET", /^\/patrons/u, { kind: "crash" });
    expect(await library.signIn({ cardNumber: CARD, password }, options())).toEqual(no("out-of-order"));
  });

  it("a server error at a password check, or an answer about another patron, does not count against the card", async () => {
    const { library, koha } = await kohaScene();
    const answer = { status: 200, body: [koha.world.patrons[1]] };
    koha.fail("POST", /validation/u, { kind: "crash" });
    koha.fail("GET", /^\/patrons/u, { kind: "answer", answer });
    expect(await library.signIn({ cardNumber: CARD, password }, options())).toEqual(no("out-of-order"));
  });

  it("gives no session to a visit that has ended meanwhile", async () => {
    const { library, koha } = await kohaScene();
    koha.quirks.delayMs = 300;
    const visit = new AbortController();
    const answer = library.signIn({ cardNumber: CARD, password }, { signal: visit.signal });
    await expect.poll(() => koha.asked(), PATIENTLY).toContain("GET /holds");
    visit.abort();
    expect((await answer).ok).toBe(false);
  });
});

describe("the session", () => {
  it("ends with signing out: nothing is asked for it any more", async () => {
    const { library, session, calls } = await kohaVisit();
    expect(await library.signOut({ session }, options())).toEqual({ ok: true, value: {} });
    for (const answer of [
      await library.overview({ session }, options()),
      await library.loans({ session }, options()),
      await library.holds({ session }, options()),
      await library.renew({ session, key: "k", loan: "101" }, options()),
      await library.deleteEmail({ session, key: "k" }, options()),
    ]) {
      expect(answer).toEqual(no("signed-out"));
    }
    expect(calls()).toEqual([]);
    expect(await library.signOut({ session: "never" }, options())).toEqual({ ok: true, value: {} });
  });

  it("shows the home screen again with three calls, and one more while a hold is ready", async () => {
    const { library, session, calls } = await kohaVisit();
    await library.overview({ session }, options());
    expect(calls()).toEqual(["GET /patrons/4", "GET /checkouts", "GET /holds", "GET /biblios"]);
  });
});
