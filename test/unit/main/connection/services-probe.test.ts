import { describe, expect, onTestFinished, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { StepOutcome, TestCard } from "#contract/staff/connection.ts";
import { tryConnection, tryServices } from "#main/connection/try-connection.ts";
import { KOHA_ACCOUNT, KOHA_LENDER, startKoha } from "#test/fakes/koha-server.ts";
import { sip2WorldOf } from "#test/fakes/koha-sip2.ts";
import { CANARY, CARD } from "#test/fakes/koha-world.ts";
import { type Quirks, SERVERS } from "#test/fakes/sip2/quirks.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";

const BOTH = { lend: true, takeBack: true };
const ALONE = { signIn: "card" };
const GOOD_CARD: TestCard = { cardNumber: "P1001", password: "1234" };

/** The steps about services, with what came out. */
const services = (outcomes: readonly StepOutcome[]) =>
  outcomes
    .filter(({ step }) => ["lend", "take-back", "by-card"].includes(step))
    .map(({ step, outcome, finding }) => `${step} ${outcome} ${finding}`);

async function sip2(quirks: Partial<Quirks>, more: object = {}, account: object = {}) {
  const server = await startSip2Server({ quirks });
  onTestFinished(() => server.stop());
  const backend = {
    adapter: "sip2",
    sip2: { host: server.host, port: server.port, user: "kiosk", password: "secret", ...account },
  };
  const settings = SETTINGS.parse({
    backend,
    services: BOTH,
    card: { pattern: "^P\\d{4}$" },
    ...more,
  });
  return { settings, server };
}

describe("borrowing and returning over SIP2", () => {
  test("work, and nothing is lent or taken back", async () => {
    const { settings, server } = await sip2({});
    expect(services(await tryServices(settings))).toEqual([
      "lend ok lends-by-sip2",
      "take-back ok takes-back-by-sip2",
    ]);
    expect(server.heard.filter((text) => /^(?:09|11)/u.test(text))).toEqual([]);
  });

  test("are asked about only where the terminal offers them", async () => {
    const { settings } = await sip2({}, { services: { takeBack: true } });
    expect(services(await tryServices(settings))).toEqual(["take-back ok takes-back-by-sip2"]);
    const { settings: none } = await sip2({}, { services: {} });
    expect(services(await tryConnection(none, null))).toEqual([]);
  });

  test.each<[string, Partial<Quirks>, readonly string[]]>([
    ["does not know 11", { bx: "YNYYYYYYYYYYYYYY" }, ["lend failed lends-not"]],
    ["does not know 09", { bx: "YYNYYYYYYYYYYYYY" }, ["take-back failed takes-back-not"]],
    ["says in 98 that it does not lend", { flags: "YYNYYN" }, ["lend notice says-no-lending"]],
    ["says in 98 that it takes nothing back", { flags: "YNYYYN" }, ["take-back notice says-no-return"]],
  ])("are told to staff when a server %s", async (_what, quirks, expected) => {
    const { settings } = await sip2(quirks);
    expect(services(await tryServices(settings))).toEqual(expect.arrayContaining([...expected]));
  });

  test.each([{ counterOnly: ["006"] }, { counterOnlyPlaces: ["AV"] }])(
    "with a server that tells nothing of copies none can be left to the counter: %o",
    async (kept) => {
      const steps = async (quirks: Partial<Quirks>) => {
        const { settings } = await sip2(quirks);
        return services(await tryServices({ ...settings, backend: { ...settings.backend, ...kept } }));
      };
      expect(await steps({ bx: "YYYYYYYYYYNYYYYY" })).toEqual([
        "lend failed copies-not-told",
        "take-back failed copies-not-told",
      ]);
      expect(await steps({})).toEqual(["lend ok lends-by-sip2", "take-back ok takes-back-by-sip2"]);
    },
  );

  test("a refused login is not repeated for them", async () => {
    const { settings, server } = await sip2({}, { lend: ALONE }, { password: "wrong" });
    expect(services(await tryConnection(settings, GOOD_CARD))).toEqual([
      "lend failed lends-not",
      "take-back failed takes-back-not",
      "by-card skipped skipped",
    ]);
    expect(server.heard.filter((text) => text.startsWith("93"))).toHaveLength(1);
  });
});

describe("the card alone, tried with a test card", () => {
  test("is known without its password, which is not sent", async () => {
    const { settings, server } = await sip2({}, { lend: ALONE });
    expect(services(await tryConnection(settings, GOOD_CARD)).at(-1)).toBe("by-card ok by-card-known");
    const last = server.heard.findLast((text) => text.startsWith("63"));
    expect(last).not.toContain("1234");
  });

  test("is not asked about without a card, nor where the password is asked for", async () => {
    const { settings } = await sip2({}, { lend: ALONE });
    expect(services(await tryConnection(settings, null)).at(-1)).toBe("by-card skipped none");
    const { settings: usual } = await sip2({});
    expect(services(await tryConnection(usual, GOOD_CARD))).not.toContainEqual(
      expect.stringContaining("by-card"),
    );
  });

  test("is not tried at a server that answers nothing without a password", async () => {
    const { settings, server } = await sip2({}, { lend: ALONE }, { preset: "sierra-polaris" });
    const before = server.heard.filter((text) => text.startsWith("63")).length;
    const outcomes = services(await tryConnection(settings, GOOD_CARD));
    expect(outcomes.at(-1)).toBe("by-card failed by-card-refused");
    const asked = server.heard.filter((text) => text.startsWith("63")).slice(before);
    for (const text of asked) expect(text).toContain("|AD1234|");
  });

  test("that does not suffice is reported to staff, with the setting to change", async () => {
    const library = await openSmallLibrary({ terminals: { lend: true } });
    const backend = { url: library.url, token: library.backend.kioskToken };
    const settings = SETTINGS.parse({ backend, services: BOTH, lend: ALONE });
    const card = { cardNumber: await library.card(), password: PASSWORD };
    const outcomes = await tryConnection(settings, card);
    expect(outcomes.find(({ step }) => step === "by-card")).toMatchObject({
      outcome: "failed",
      finding: "by-card-refused",
      cure: { path: "lend.signIn", changes: [{ path: "lend.signIn", value: "password" }] },
    });
  });
});

describe("borrowing and returning at Koha", () => {
  async function koha(version: "23.05" | "23.11", more: object) {
    const server = await startKoha();
    server.quirks.version = version;
    const beside = await startSip2Server({ world: sip2WorldOf(server.world), quirks: SERVERS.koha });
    onTestFinished(async () => void (await Promise.all([server.stop(), beside.stop()])));
    return SETTINGS.parse({
      kiosk: { library: "CPL" },
      services: BOTH,
      lend: ALONE,
      card: { pattern: "^\\d{13}$", digits: 13 },
      backend: {
        adapter: "koha",
        url: server.url,
        koha: { ...KOHA_ACCOUNT, ...more },
        sip2: { host: beside.host, port: beside.port, user: "kiosk", password: "secret" },
      },
    });
  }
  const card = { cardNumber: CARD, password: CANARY.password };

  test.each([
    [
      "the API and SIP2",
      "23.11",
      { lending: KOHA_LENDER, sip2: true },
      ["lend ok lends-by-api", "take-back ok takes-back-by-sip2", "by-card ok by-card-known"],
    ],
    [
      "the API alone",
      "23.11",
      { lending: KOHA_LENDER },
      ["lend ok lends-by-api", "take-back failed takes-back-not", "by-card ok by-card-known"],
    ],
    [
      "SIP2, where the API is too old",
      "23.05",
      { lending: KOHA_LENDER, sip2: true },
      ["lend ok lends-by-sip2", "take-back ok takes-back-by-sip2", "by-card ok by-card-known"],
    ],
    [
      "neither",
      "23.11",
      {},
      ["lend failed lends-not", "take-back failed takes-back-not", "by-card failed lends-not"],
    ],
  ] as const)("are judged by what there is: %s", async (_what, version, more, expected) => {
    expect(services(await tryConnection(await koha(version, more), card))).toEqual(expected);
  });
});
