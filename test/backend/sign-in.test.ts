import { describe, expect, test } from "vitest";
import { MINUTE_MS } from "#backend/clock.ts";
import { REFUSALS } from "#contract/refusals.ts";
import { days, openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { refusalOf } from "#test/support/http/rest-client.ts";

const WRONG = "Wrong123";

describe("signing in", () => {
  test("D5: the card number and its password open the patron's page", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    const { session, overview } = (await library.kiosk.signIn(card, PASSWORD)).value;
    expect(session).toMatch(/^[\w-]{43}$/u);
    expect(overview).toEqual({
      patron: {
        cardTail: card.slice(-3),
        password: "real",
        email: { state: "none" },
        contactMethods: ["none", "phone", "fax"],
      },
      loans: { count: 0, overdue: 0, nextDue: null },
      holds: { count: 0, max: 5 },
      ready: [],
    });
  });

  test("D6: a card of another library is named as such", async () => {
    const library = await openSmallLibrary({ cards: { foreignPattern: "^\\d{8}$" } });
    expect(await refusalOf(library.kiosk.signIn("30012345", PASSWORD))).toBe("foreign-card");
    expect(await refusalOf(library.kiosk.signIn("300", PASSWORD))).toBe("card-number-format");
  });

  test("D16: full-width digits of the number are folded, a full-width password is refused as such", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    const wide = card.replace(/\d/gu, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
    expect((await library.kiosk.signIn(wide, PASSWORD)).status).toBe(200);
    expect(await refusalOf(library.kiosk.signIn(card, "Ｓhiori7"))).toBe("not-half-width");
  });

  test("D10: the password is compared letter by letter, never folded", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    for (const near of ["shiori7", "SHIORI7", "Shiori7 ", " Shiori7"]) {
      expect(await refusalOf(library.kiosk.signIn(card, near))).toBe("wrong-credentials");
      await library.kiosk.signIn(card, PASSWORD);
    }
  });

  test("D17: an unknown card is answered word for word like a wrong password", async () => {
    const library = await openSmallLibrary();
    const wrong = await library.kiosk.signIn(await library.card(), WRONG);
    const unknown = await library.kiosk.signIn("7654321", WRONG);
    expect(unknown.raw).toEqual(wrong.raw);
    expect(unknown.status).toBe(wrong.status);
    expect(unknown.no.code).toBe(REFUSALS["wrong-credentials"].code);
  });

  test("D64, lock-out: five wrong passwords in a row lock the card for ten minutes, also for the right one", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    for (let time = 0; time < 5; time += 1) {
      expect(await refusalOf(library.kiosk.signIn(card, WRONG))).toBe("wrong-credentials");
    }
    const locked = await library.kiosk.signIn(card, PASSWORD);
    expect(locked.no.refusal).toEqual({ name: "card-locked", details: { minutes: 10 } });
    library.clock.forward(10 * MINUTE_MS - 1);
    expect((await library.kiosk.signIn(card, PASSWORD)).no.refusal.details?.minutes).toBe(1);
    library.clock.forward(1);
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });

  test("D64, lock-out: a right password sets the count back", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    for (const password of [WRONG, WRONG, WRONG, WRONG, PASSWORD, WRONG, WRONG, WRONG, WRONG]) {
      await library.kiosk.signIn(card, password);
    }
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });

  test("D64, lock-out: an unknown card locks the same way", async () => {
    const library = await openSmallLibrary();
    for (let time = 0; time < 5; time += 1) await library.kiosk.signIn("7654321", WRONG);
    expect(await refusalOf(library.kiosk.signIn("7654321", WRONG))).toBe("card-locked");
  });

  test("D64, lock-out: fifty guesses at once are five guesses", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    const names = await Promise.all(
      Array.from({ length: 50 }, () => refusalOf(library.kiosk.signIn(card, WRONG))),
    );
    expect(names.filter((name) => name === "wrong-credentials")).toHaveLength(5);
    expect(names.filter((name) => name === "card-locked")).toHaveLength(45);
  });

  test("D65, card expiry: the card is good on its last day and not the day after", async () => {
    const library = await openSmallLibrary();
    const lastDay = library.today;
    const card = await library.card({ expiresOn: lastDay });
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
    library.clock.forward(days(1));
    const told = { name: "card-expired", details: { date: lastDay } };
    expect((await library.kiosk.signIn(card, PASSWORD)).no.refusal).toEqual(told);
    expect(await refusalOf(library.kiosk.signIn(card, WRONG))).toBe("wrong-credentials");
  });
});

describe("a session", () => {
  test("D69: ends after fifteen minutes without a request", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    library.clock.forward(14 * MINUTE_MS);
    expect((await patron.overview()).status).toBe(200);
    library.clock.forward(14 * MINUTE_MS);
    expect((await patron.overview()).status).toBe(200);
    library.clock.forward(15 * MINUTE_MS);
    expect(await refusalOf(patron.overview())).toBe("signed-out");
  });

  test("D69: ends after an hour, however busy", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    for (let time = 0; time < 5; time += 1) {
      library.clock.forward(10 * MINUTE_MS);
      expect((await patron.overview()).status).toBe(200);
    }
    library.clock.forward(10 * MINUTE_MS);
    expect(await refusalOf(patron.overview())).toBe("signed-out");
  });

  test("ends with signing out; ending twice does no harm; an invented token is refused", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    expect((await patron.signOut()).status).toBe(200);
    expect((await patron.signOut()).status).toBe(200);
    expect(await refusalOf(patron.overview())).toBe("signed-out");
  });

  test("its token is kept as a hash only", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    const rows = await library.backend.db.selectFrom("sessions").selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(patron.session);
    expect(rows[0]?.tokenHash.toString("utf8")).not.toContain(patron.session);
  });
});

describe("the password", () => {
  test("D8: a temporary password opens the password change and nothing else", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card({ password: "kari2026", temporary: true });
    await library.lend(card, title);
    const patron = await library.kiosk.patron(card, "kari2026");
    const overview = (await patron.overview()).value;
    expect(overview.patron.password).toBe("temporary");
    expect(overview.loans.count).toBe(0); // not told before the change
    const closed = [
      patron.loans(),
      patron.holds(),
      patron.place(title),
      patron.change("1", "central", "none"),
      patron.cancel("1"),
      patron.renew("1"),
      patron.setEmail("a@library.example"),
      patron.deleteEmail(),
    ];
    for (const answer of closed) expect(await refusalOf(answer)).toBe("temporary-password");
  });

  test("D9, D11: the changed password works at once and opens everything", async () => {
    const library = await openSmallLibrary();
    const card = await library.card({ password: "kari2026", temporary: true });
    const patron = await library.kiosk.patron(card, "kari2026");
    const after = (await patron.changePassword("kari2026", "Honya24")).value;
    expect(after.patron.password).toBe("real");
    expect((await patron.holds()).status).toBe(200);
    expect((await library.kiosk.signIn(card, "Honya24")).status).toBe(200);
    expect(await refusalOf(library.kiosk.signIn(card, "kari2026"))).toBe("wrong-credentials");
  });

  test("D10: only 6 to 10 half-width letters and digits are taken", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    for (const bad of [
      "Abc12",
      "Abcdef12345",
      "Ａbc123",
      "abc 123",
      "abc-123",
      "abcdef\n",
      "あいうえおか",
      "",
    ]) {
      expect(await refusalOf(patron.changePassword(PASSWORD, bad)), bad).toBe("password-rule");
    }
    expect((await patron.changePassword(PASSWORD, "Abc123")).status).toBe(200);
    expect((await patron.changePassword("Abc123", "Abcdef1234")).status).toBe(200);
  });

  test("D67: passwords that anybody would guess are refused", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    const patron = await library.kiosk.patron(card, PASSWORD);
    for (const bad of ["aaaaaa", "123456", "fedcba", card])
      expect(await refusalOf(patron.changePassword(PASSWORD, bad)), bad).toBe("password-guessable");
    expect((await patron.changePassword(PASSWORD, "aaaaab")).status).toBe(200);
  });

  test("D12: changing needs the current password, and a new one", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    expect(await refusalOf(patron.changePassword(WRONG, "Abc123"))).toBe("current-password-wrong");
    expect(await refusalOf(patron.changePassword(PASSWORD, PASSWORD))).toBe("password-unchanged");
  });

  test("wrong current passwords lock the card like wrong sign-ins", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    for (let time = 0; time < 5; time += 1) await patron.changePassword(WRONG, "Abc123");
    expect(await refusalOf(patron.changePassword(PASSWORD, "Abc123"))).toBe("card-locked");
  });

  test("a changed password ends the patron's other sessions", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    const elsewhere = await library.kiosk.patron(card, PASSWORD);
    const here = await library.kiosk.patron(card, PASSWORD);
    await here.changePassword(PASSWORD, "Abc123");
    expect((await here.overview()).status).toBe(200);
    expect(await refusalOf(elsewhere.overview())).toBe("signed-out");
  });

  test("D15: no password and no address in clear stands in the database", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron({
      email: { address: "somebody@library.example", state: "registered" },
    });
    await patron.changePassword(PASSWORD, "Abc123");
    const kept = JSON.stringify([
      await library.backend.db.selectFrom("patrons").select("passwordHash").execute(),
      await library.backend.db.selectFrom("operations").selectAll().execute(),
    ]);
    expect(kept).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
    for (const secret of [PASSWORD, "Abc123", "somebody"]) expect(kept).not.toContain(secret);
  });
});
