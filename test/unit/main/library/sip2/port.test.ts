import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SIP2_ENCODINGS } from "#contract/settings/choices.ts";
import { SERVERS } from "#test/fakes/sip2/quirks.ts";
import { fakeCopy, smallWorld } from "#test/fakes/sip2/world.ts";
import { given, patient, refusalOf, signedIn, sip2Scene } from "#test/support/library/sip2-library.ts";
import { ABOUT } from "#test/support/library/sip2-library-info.ts";

const write = (session: string) => ({ session, key: randomUUID() });

describe("a whole visit", () => {
  test("from the card to the sign-out, by the server's own lists", async () => {
    const { library, server, log } = await sip2Scene();
    const { session, overview } = await signedIn(library);
    const { loans } = given(await library.loans({ session }, patient()));
    expect(overview).toEqual({
      patron: { cardTail: "001", password: "real", email: { state: "none" }, contactMethods: ["none"] },
      loans: { count: 3, overdue: 1, nextDue: "2026-11-20", nextTitle: loans[0]?.title },
      holds: { count: 2, max: 5 },
      ready: [],
    });
    expect(loans.map(({ id, title, dueDate, daysLeft }) => [id, title.title, dueDate, daysLeft])).toEqual([
      ["30002", "坊っちゃん|新装版|", "2026-11-20", -5],
      ["30001", "吾輩は猫である", "2026-12-09", 14],
      ["30003", "ガリバーとポアロの旅", "2026-12-10", 15],
    ]);
    const renewed = given(await library.renew({ ...write(session), loan: "30001" }, patient()));
    expect(renewed).toMatchObject({ id: "30001", dueDate: "2026-12-23", daysLeft: 28 });
    const { holds } = given(await library.holds({ session }, patient()));
    expect(holds.map(({ id, state, title, cancellable }) => [id, state, title.title, cancellable])).toEqual([
      ["30004", "ready", "こころ", false],
      ["30005", "approved", "Élégie für Übung", true],
    ]);
    const place = { ...write(session), title: "30006", pickup: "WEST", contact: "none" } as const;
    const placed = given(await library.placeHold(place, patient()));
    expect(placed).toMatchObject({
      hold: { title: { id: "30006", title: "草枕" }, pickup: "WEST" },
      remaining: 2,
    });
    const move = { ...write(session), hold: placed.hold.id, pickup: "MAIN", contact: "none" } as const;
    expect(given(await library.changeHold(move, patient()))).toMatchObject({ pickup: "MAIN" });
    expect(server.world.pickups.get("P1001 30006")).toBe("MAIN");
    const gone = given(await library.cancelHold({ ...write(session), hold: placed.hold.id }, patient()));
    expect(gone.state).toBe("cancelled");
    expect(server.world.changes).toEqual(["renew 30001 P1001", "hold+ 30006 P1001", "hold- 30006 P1001"]);
    expect(await library.signOut({ session }, patient())).toEqual({ ok: true, value: {} });
    expect(server.heard.at(-1)).toMatch(/^35/u);
    expect(refusalOf(await library.loans({ session }, patient()))).toBe("signed-out");
    expect(JSON.stringify(log.recent())).not.toMatch(/P1001|1234|3000\d|見本|猫|secret/u);
  });

  test("the patron's name, address and messages are nowhere", async () => {
    const { library } = await sip2Scene({ quirks: { personal: true } });
    const { session, overview } = await signedIn(library);
    const all = JSON.stringify([
      overview,
      await library.loans({ session }, patient()),
      await library.holds({ session }, patient()),
    ]);
    expect(all).not.toMatch(/花子|見本県|library\.example|000-0000|1970|Greetings|P1001/u);
  });

  test.each(Object.entries(SERVERS))("at a server like %s", async (name, quirks) => {
    const preset = { koha: "koha", evergreen: "evergreen", invenio: "rero-invenio" }[name] ?? "generic";
    const encoding = quirks.encoding;
    const settings = { preset, holds: undefined, encodingOut: encoding, encodingIn: encoding };
    const { library, server } = await sip2Scene({ quirks, settings });
    const { session } = await signedIn(library);
    const loans = await library.loans({ session }, patient());
    expect(given(loans).loans).toHaveLength(3);
    expect(JSON.stringify(loans)).toContain(
      encoding === "shift_jis" ? "ガリバーとポアロの旅" : "猫".normalize("NFC"),
    );
    expect((await library.signOut({ session }, patient())).ok).toBe(true);
    expect(server.heard.filter((text) => text.startsWith("97"))).toEqual([]);
  });

  test.each(SIP2_ENCODINGS)("titles in %s", async (encoding) => {
    const world = smallWorld();
    const title =
      encoding === "cp850" || encoding === "latin1"
        ? "Élégie für Übung"
        : encoding === "ascii"
          ? "Kokoro"
          : "ソポアロ能表";
    world.copies.set("30001", fakeCopy("30001", title, { holder: "P1001", due: "2026-12-09" }));
    const settings = { encodingOut: encoding, encodingIn: encoding };
    const { library } = await sip2Scene({ world, quirks: { encoding }, settings });
    const { session } = await signedIn(library);
    const { loans } = given(await library.loans({ session }, patient()));
    expect(loans.find(({ id }) => id === "30001")?.title.title).toBe(title);
  });

  test("a title of 300 characters, and lists of words instead of barcodes", async () => {
    const world = smallWorld();
    const long = "猫".repeat(300);
    world.copies.set("30001", fakeCopy("30001", long, { holder: "P1001", due: "2026-12-09" }));
    const { library } = await sip2Scene({ world, quirks: { lists: "titles", cut: 255, form: "NFD" } });
    const { session, overview } = await signedIn(library);
    expect(overview.loans).toEqual({ count: 3, overdue: 1, nextDue: null });
    const { loans } = given(await library.loans({ session }, patient()));
    expect(loans.map(({ title }) => title.title)).toContain("猫".repeat(255));
    // Words name no copy: no date, no renewal, nothing to cancel.
    for (const loan of loans)
      expect(loan).toMatchObject({ barcode: "", dueDate: "", renewal: { ok: false } });
    const { holds } = given(await library.holds({ session }, patient()));
    for (const hold of holds) expect(hold).toMatchObject({ changeable: false, cancellable: false });
  });

  test.each(["right", "ignored", "one-more"] as const)("a list of 120 loans, pages %s", async (paging) => {
    const world = smallWorld();
    for (let at = 0; at < 117; at += 1) {
      const barcode = String(40_000 + at);
      world.copies.set(barcode, fakeCopy(barcode, `本${at}`, { holder: "P1001", due: "2026-12-20" }));
    }
    const { library } = await sip2Scene({ world, quirks: { paging } });
    const { overview } = await signedIn(library);
    expect(overview.loans.count).toBe(120);
  });
});

describe("signing in", () => {
  test("only CQ = Y proves a password", async () => {
    for (const pin of ["missing", "missing-for-unknown", "checked"] as const) {
      const { library } = await sip2Scene({ quirks: { pin } });
      const wrong = await library.signIn({ cardNumber: "P1001", password: "9999" }, patient());
      const unknown = await library.signIn({ cardNumber: "P9999", password: "1234" }, patient());
      // What no server proves is no mistake of the patron's.
      expect(refusalOf(wrong)).toBe(pin === "missing" ? "out-of-order" : "wrong-credentials");
      expect(refusalOf(unknown)).toBe("wrong-credentials");
      const right = await library.signIn({ cardNumber: "P1001", password: "1234" }, patient());
      expect(right.ok).toBe(pin !== "missing");
    }
    // A server that says Y to every number still has to know the card.
    const { library } = await sip2Scene({ quirks: { pin: "always-yes" } });
    expect(refusalOf(await library.signIn({ cardNumber: "P9999", password: "1234" }, patient()))).toBe(
      "wrong-credentials",
    );
  });

  test("a PIN that ends in symbols is the whole PIN, with and without a checksum", async () => {
    for (const errorDetection of ["send", "off"] as const) {
      const { library } = await sip2Scene({
        quirks: { trimsTail: true },
        settings: { errorDetection, terminalPassword: "desk1" },
      });
      expect((await library.signIn({ cardNumber: "P1002", password: "9876#!" }, patient())).ok).toBe(true);
      expect(refusalOf(await library.signIn({ cardNumber: "P1001", password: "1234#!" }, patient()))).toBe(
        "wrong-credentials",
      );
    }
  });

  test("values that would have to be changed before sending are refused without a request", async () => {
    const { library, server } = await sip2Scene();
    for (const cardNumber of [
      "P1001\r",
      "P1001|AAP1002",
      "",
      " P1001",
      "猫",
      "P".repeat(80),
      "P1001\u0000",
    ]) {
      expect(refusalOf(await library.signIn({ cardNumber, password: "1234" }, patient()))).toBe(
        "wrong-credentials",
      );
    }
    for (const password of ["1234\r", "1234|", "", " ", "１２３４", "1234\n35"]) {
      expect(refusalOf(await library.signIn({ cardNumber: "P1001", password }, patient()))).toBe(
        "wrong-credentials",
      );
    }
    expect(server.heard).toEqual([]);
  });

  test("another patron's answer is no answer", async () => {
    for (const leak of ["old-answer", "old-card"] as const) {
      const { library, server } = await sip2Scene();
      const { session } = await signedIn(library, "P1002", "9876#!");
      server.quirks.leak = leak;
      const other = await library.signIn({ cardNumber: "P1001", password: "1234" }, patient());
      expect(refusalOf(other)).toBe("out-of-order");
      server.quirks.leak = "none";
      expect((await library.overview({ session }, patient())).ok).toBe(true);
    }
  });
});

describe("what a server cannot do", () => {
  test.each([
    ["nothing", "none", {}, { placeHold: false, changeHold: false, cancelHold: false }],
    ["cancel", "cancel", {}, { placeHold: false, changeHold: false, cancelHold: true }],
    ["add", "add", {}, { placeHold: true, changeHold: false, cancelHold: false }],
    ["everything", "full", {}, { placeHold: true, changeHold: true, cancelHold: true }],
    ["no catalogue", "full", { blind: true }, { search: false, placeHold: false, cancelHold: true }],
  ] as const)("is absent: %s", async (_what, holds, more, expected) => {
    const { library } = await sip2Scene({ settings: { holds }, ...more });
    expect(library.capabilities).toMatchObject({
      ...expected,
      email: false,
      proveEmail: false,
      changePassword: false,
      suggest: false,
    });
  });

  test("it is learned from BX, where only an N takes away", async () => {
    for (const [bx, renew, cancelHold] of [
      ["YYYYYYYYYYYYYNNY", false, false],
      ["YYYYYYYYYYYYYYYY", true, true],
      ["YYY", true, true],
      ["  ", true, true],
    ] as const) {
      const { library } = await sip2Scene({ quirks: { bx } });
      expect(library.capabilities).toMatchObject({ renew: true, cancelHold: true });
      expect((await library.health(patient())).ok).toBe(true);
      expect(library.capabilities).toMatchObject({ renew, cancelHold });
    }
  });

  test("a server that does not know 35 is not asked", async () => {
    const { library, server } = await sip2Scene({ quirks: { bx: "YYYYYYYYNYYYYYYY", missing: "35" } });
    const { session } = await signedIn(library);
    await library.signOut({ session }, patient());
    expect(server.heard.filter((text) => text.startsWith("35"))).toEqual([]);
  });

  test("without words in the settings the library is what the server says of itself", async () => {
    const { library } = await sip2Scene({
      about: null,
      institution: "LIB",
      settings: { institution: "LIB" },
    });
    expect(given(await library.info(patient()))).toMatchObject({
      name: { ja: "見本図書館" },
      libraries: [{ id: "MAIN", name: { en: "見本図書館" } }],
    });
    const named = await sip2Scene();
    expect(given(await named.library.info(patient()))).toEqual(ABOUT);
  });
});

describe("the end of a visit", () => {
  test("a sign-out that is not answered does not keep the next patron waiting", async () => {
    const { library, server } = await sip2Scene();
    const { session } = await signedIn(library);
    server.faults.set("35", "never");
    const goodbye = library.signOut({ session }, patient());
    const start = performance.now();
    await signedIn(library, "P1002", "9876#!");
    // Far less than the time that a question may take.
    expect(performance.now() - start).toBeLessThan(30_000);
    expect((await goodbye).ok).toBe(true);
  });

  test("with no visit there is no connection", async () => {
    const { library, server } = await sip2Scene();
    const { session } = await signedIn(library);
    expect(server.connections().open).toBe(1);
    await library.signOut({ session }, patient());
    await expect.poll(() => server.connections().open).toBe(0);
  });

  test("32 kiosks share two workers", async () => {
    const scene = await sip2Scene({ quirks: { workers: 2 } });
    const kiosks = Array.from({ length: 32 }, () => scene.another());
    const health = await Promise.all(kiosks.map((kiosk) => kiosk.health(patient())));
    expect(health.every(({ ok }) => ok)).toBe(true);
    for (const kiosk of kiosks.slice(0, 6)) {
      const { session } = await signedIn(kiosk);
      await kiosk.signOut({ session }, patient());
    }
    await expect.poll(() => scene.server.connections().open).toBe(0);
  });
});
