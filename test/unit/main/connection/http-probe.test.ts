import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { StepOutcome, TestCard } from "#contract/staff/connection.ts";
import { tryConnection } from "#main/connection/try-connection.ts";
import { PASSWORD, type SmallLibrary, startSmallLibrary } from "#test/support/backend/small-library.ts";
import { KOHA_ACCOUNT, KOHA_LENDER, startKoha } from "../../../fakes/koha-server.ts";
import { CANARY, CARD } from "../../../fakes/koha-world.ts";
import { SERVERS } from "../../../fakes/sip2/quirks.ts";
import { startSip2Server } from "../../../fakes/sip2-server.ts";

const found = (outcomes: readonly StepOutcome[]): readonly string[] =>
  outcomes.map(({ step, finding }) => `${step} ${finding}`);
const WELL = ["reach ok", "tls same-machine", "login ok", "status ok", "card ok"];

describe("Shiori's own backend", () => {
  let library: SmallLibrary;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ library, stop } = await startSmallLibrary());
  });
  afterAll(() => stop());

  const attempt = (backend: object, card: TestCard | null) =>
    tryConnection(SETTINGS.parse({ backend: { url: library.url, ...backend } }), card);

  test("is well with the right token and a card", async () => {
    const card = { cardNumber: await library.card(), password: PASSWORD };
    const outcomes = await attempt({ token: library.backend.kioskToken }, card);
    expect(found(outcomes)).toEqual(WELL);
    expect(JSON.stringify(outcomes)).not.toContain(card.cardNumber);
    // Nobody stays signed in behind a try.
    expect(
      library.log.filter((line) => line.includes('"method":"DELETE","route":"/v1/sessions/current"')),
    ).toHaveLength(1);
  });

  test("without a card everything else is tried", async () => {
    const outcomes = await attempt({ token: library.backend.kioskToken }, null);
    expect(found(outcomes)).toEqual([...WELL.slice(0, 4), "card none"]);
  });

  test("refuses a wrong token, and the setting is named", async () => {
    const outcomes = await attempt({ token: "another-token" }, null);
    expect(outcomes[2]).toMatchObject({
      finding: "wrong-account",
      cure: { path: "backend.token", changes: [] },
    });
  });

  test("says that a card or its password is wrong, or that the card is stopped", async () => {
    const token = library.backend.kioskToken;
    const cardNumber = await library.card();
    const wrong = await attempt({ token }, { cardNumber, password: "Wrong-999" });
    expect(found(wrong).at(-1)).toBe("card wrong-card");
    const expired = await library.card({ expiresOn: library.inDays(-1) });
    const stopped = await attempt({ token }, { cardNumber: expired, password: PASSWORD });
    expect(stopped.at(-1)).toMatchObject({ finding: "card-stopped", outcome: "notice" });
  });
});

describe("Koha", () => {
  const THIRTEEN = { pattern: "^\\d{13}$", digits: 13 };
  async function attempt(
    koha: object,
    card: TestCard | null = null,
    scene?: (server: Koha) => void,
    rule: object = THIRTEEN,
  ) {
    const server = await startKoha();
    onTestFinished(() => server.stop());
    scene?.(server);
    const backend = { adapter: "koha", url: server.url, koha: { ...KOHA_ACCOUNT, ...koha } };
    return tryConnection(SETTINGS.parse({ kiosk: { library: "CPL" }, backend, card: rule }), card);
  }
  type Koha = Awaited<ReturnType<typeof startKoha>>;

  test("says that it does not know the terminal's library", async () => {
    const { url, stop } = await startKoha();
    onTestFinished(stop);
    const backend = { adapter: "koha", url, koha: { auth: "basic", ...KOHA_ACCOUNT } };
    const outcomes = await tryConnection(SETTINGS.parse({ kiosk: { library: "NONE" }, backend }), null);
    expect(outcomes.find(({ step }) => step === "login")).toMatchObject({
      outcome: "notice",
      finding: "institution",
      cure: { path: "kiosk.library", changes: [] },
    });
  });

  test.each(["basic", "oauth"])("is well with the right account (%s) and a card", async (auth) => {
    expect(found(await attempt({ auth }, { cardNumber: CARD, password: CANARY.password }))).toEqual(WELL);
  });

  test.each(["basic", "oauth"])("refuses a wrong account (%s), and the setting is named", async (auth) => {
    const outcomes = await attempt({ auth, secret: "wrong" });
    expect(outcomes[2]).toMatchObject({ finding: "wrong-account", cure: { path: "backend.koha.user" } });
  });

  test("says that the account lacks a right", async () => {
    const answer = { status: 403, body: { error: "no", required_permissions: { catalogue: "1" } } };
    const outcomes = await attempt({}, null, (server) =>
      server.fail("GET", /^\/libraries/u, { kind: "answer", answer }, 9),
    );
    expect(outcomes[2]).toMatchObject({ finding: "no-permission" });
  });

  test("says that the terminal's own settings do not take the card, with the pattern that does", async () => {
    const card = { cardNumber: CARD, password: CANARY.password };
    const outcomes = await attempt({}, card, undefined, {});
    expect(outcomes.at(-1)).toMatchObject({
      step: "card",
      outcome: "failed",
      finding: "card-pattern",
      cure: {
        path: "card.pattern",
        changes: [
          { path: "card.pattern", value: "^\\d{13}$" },
          { path: "card.digits", value: 13 },
        ],
      },
    });
    expect(JSON.stringify(outcomes)).not.toContain(CARD);
    const mistyped = await attempt({}, card, undefined, { ...THIRTEEN, checkDigit: "m11" });
    expect(mistyped.at(-1)?.cure).toEqual({
      path: "card.checkDigit",
      changes: [{ path: "card.checkDigit", value: "none" }],
    });
  });

  test("says that a card is wrong", async () => {
    const outcomes = await attempt({}, { cardNumber: CARD, password: "Wrong-999" });
    expect(found(outcomes).at(-1)).toBe("card wrong-card");
  });

  describe("SIP2 beside the API", () => {
    async function attemptBeside(sip2: object) {
      const koha = await startKoha();
      const server = await startSip2Server({ quirks: SERVERS.koha });
      onTestFinished(async () => void (await Promise.all([koha.stop(), server.stop()])));
      const backend = {
        adapter: "koha",
        url: koha.url,
        koha: { ...KOHA_ACCOUNT, sip2: true },
        // Of a system that was connected before.
        sip2: { host: server.host, port: server.port, user: "kiosk", preset: "symphony", ...sip2 },
      };
      return tryConnection(SETTINGS.parse({ kiosk: { library: "CPL" }, backend }), null);
    }

    test("is well as Koha's, whatever the preset", async () => {
      expect(found(await attemptBeside({ password: "secret" })).at(-1)).toBe("sip2 ok");
    });

    test("refuses a wrong account, and the setting is named", async () => {
      const outcomes = await attemptBeside({ password: "wrong" });
      expect(outcomes[2]).toMatchObject({ step: "login", finding: "ok" });
      expect(outcomes.at(-1)).toMatchObject({
        step: "sip2",
        finding: "wrong-account",
        cure: { path: "backend.sip2.user" },
      });
    });

    test("is not where the settings say", async () => {
      const outcomes = await attemptBeside({ port: 1 });
      expect(outcomes.at(-1)).toMatchObject({ step: "sip2", finding: "port-closed" });
    });
  });

  describe("the account that lends", () => {
    const later = (server: Koha): void => {
      server.quirks.version = "23.11";
    };
    const path = "backend.koha.lending.user";

    test.each(["basic", "oauth"])("is well, and nothing is lent (%s)", async (auth) => {
      let koha: Koha | undefined;
      const outcomes = await attempt({ auth, lending: KOHA_LENDER }, null, (server) => {
        koha = server;
        later(server);
      });
      expect(found(outcomes).at(-1)).toBe("lending ok");
      expect(koha?.asked()).not.toContain("POST /checkouts");
      const asked = koha?.seen.find((one) => one.path === "/checkouts");
      expect(asked).toMatchObject({ account: KOHA_LENDER.user });
    });

    test.each(["basic", "oauth"])("is wrong although the first is right (%s)", async (auth) => {
      const outcomes = await attempt({ auth, lending: { ...KOHA_LENDER, secret: "wrong" } }, null, later);
      expect(outcomes[2]).toMatchObject({ step: "login", finding: "ok" });
      expect(outcomes.at(-1)).toMatchObject({ step: "lending", finding: "wrong-account", cure: { path } });
    });

    test("lacks the right", async () => {
      const outcomes = await attempt({ lending: KOHA_LENDER }, null, (server) => {
        later(server);
        server.quirks.lacks = "circulate";
      });
      expect(outcomes.at(-1)).toMatchObject({ finding: "no-permission", cure: { path } });
    });

    test("may not act for the terminal's library", async () => {
      const outcomes = await attempt({ lending: KOHA_LENDER }, null, (server) => {
        later(server);
        server.world.libraries.shift();
      });
      expect(outcomes.at(-1)).toMatchObject({ finding: "institution", cure: { path: "kiosk.library" } });
    });

    test("is of no use in front of an older Koha", async () => {
      const outcomes = await attempt({ lending: KOHA_LENDER });
      expect(outcomes.at(-1)).toMatchObject({ outcome: "notice", finding: "lending-too-old" });
    });
  });
});
