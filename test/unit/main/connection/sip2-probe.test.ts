import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { StepOutcome, TestCard } from "#contract/staff/connection.ts";
import { tryConnection } from "#main/connection/try-connection.ts";
import { type FakeSip2Options, startSip2Server } from "../../../fakes/sip2-server.ts";

const FOLDER = join(import.meta.dirname, "../../../fixtures/tls");
const pem = (name: string): string => readFileSync(join(FOLDER, `${name}.pem`), "utf8");
const found = (outcomes: readonly StepOutcome[]): readonly string[] =>
  outcomes.filter(({ step }) => step !== "catalogue").map(({ step, finding }) => `${step} ${finding}`);
const WELL = ["reach ok", "tls same-machine", "login ok", "status ok", "card ok"];
const GOOD_CARD = { cardNumber: "P1001", password: "1234" };
const failure = (outcomes: readonly StepOutcome[]) => outcomes.find(({ outcome }) => outcome === "failed");

/** Short times: every way that a server does not answer to is waited for. */
const QUICK = { connectSeconds: 2, loginSeconds: 0.6, requestSeconds: 0.6 };

async function attempt(
  server: FakeSip2Options,
  settings: object = {},
  card: TestCard | null = GOOD_CARD,
): Promise<readonly StepOutcome[]> {
  const fake = await startSip2Server(server);
  onTestFinished(() => fake.stop());
  const account = { user: "kiosk", password: "secret" };
  const sip2 = { host: fake.host, port: fake.port, ...account, ...QUICK, ...settings };
  const rule = { pattern: "^P\\d{4}$" };
  return tryConnection(SETTINGS.parse({ backend: { adapter: "sip2", sip2 }, card: rule }), card);
}

/** The settings with what the last try has found, and nothing else, are tried again. */
async function cured(server: FakeSip2Options, outcomes: readonly StepOutcome[]) {
  const changes = failure(outcomes)?.cure?.changes ?? [];
  const settings = Object.fromEntries(changes.map(({ path, value }) => [path.split(".").at(-1), value]));
  return attempt(server, settings);
}

describe("a SIP2 server", () => {
  test("is well with the right settings", async () => {
    const outcomes = await attempt({});
    expect(found(outcomes)).toEqual(WELL);
    expect(JSON.stringify(outcomes)).not.toMatch(/P1001|1234|secret/u);
  });

  test("refuses a wrong account, and no other way is tried: three wrong logins may lock it", async () => {
    const fake = await startSip2Server();
    onTestFinished(() => fake.stop());
    const sip2 = { host: fake.host, port: fake.port, user: "kiosk", password: "wrong", ...QUICK };
    const outcomes = await tryConnection(SETTINGS.parse({ backend: { adapter: "sip2", sip2 } }), null);
    expect(failure(outcomes)).toMatchObject({
      step: "login",
      finding: "wrong-account",
      cure: { path: "backend.sip2.user", changes: [] },
    });
    expect(fake.heard.filter((request) => request.startsWith("93"))).toHaveLength(1);
  });

  test.each<[string, FakeSip2Options, object, string, string, unknown]>([
    [
      "demands checksums",
      { quirks: { demandsChecksum: true } },
      { errorDetection: "off" },
      "checksum",
      "backend.sip2.errorDetection",
      "send",
    ],
    [
      "sums wrongly",
      { quirks: { checksum: "wrong" } },
      { errorDetection: "strict" },
      "checksum",
      "backend.sip2.errorDetection",
      "send",
    ],
    [
      "does not know 99",
      { quirks: { missing: "99" } },
      {},
      "status-first",
      "backend.sip2.statusFirst",
      false,
    ],
    [
      "is another institution",
      { institution: "MAIN" },
      { institution: "main" },
      "institution",
      "backend.sip2.institution",
      "MAIN",
    ],
    [
      "writes in another table",
      { quirks: { encoding: "shift_jis" } },
      {},
      "encoding",
      "backend.sip2.encodingIn",
      "shift_jis",
    ],
  ])(
    "that %s: the setting that cures it is found, and it does",
    async (_what, server, settings, finding, path, value) => {
      const outcomes = await attempt(server, settings);
      expect(failure(outcomes)).toMatchObject({ finding, cure: { path } });
      expect(failure(outcomes)?.cure?.changes).toContainEqual({ path, value });
      expect(found(await cured(server, outcomes))).toEqual(WELL);
    },
  );

  test.each(["main", ""])(
    "that takes any institution (%j): its own is told, and nothing fails",
    async (institution) => {
      const server = { institution: "MAIN" };
      const outcomes = await attempt(server, { preset: "koha", institution });
      expect(outcomes.find(({ step }) => step === "status")).toMatchObject({
        outcome: "notice",
        finding: "institution",
        cure: { changes: [{ path: "backend.sip2.institution", value: "MAIN" }] },
      });
      expect(found(outcomes)).toContain("card ok");
      expect(found(await attempt(server, { preset: "koha", institution: "MAIN" }))).toEqual(WELL);
    },
  );

  test("that wants another end of a line: found as that", async () => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (piece) => {
        const asked = piece.toString("latin1");
        if (asked.startsWith("99") && asked.endsWith("\r\n"))
          socket.write("98YYYYNN01000320261125    1200002.00AOmain|BXYYYYYYYYYYYYYYYY|\r");
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const sip2 = { host: "127.0.0.1", port, ...QUICK };
    const outcomes = await tryConnection(SETTINGS.parse({ backend: { adapter: "sip2", sip2 } }), null);
    expect(failure(outcomes)).toMatchObject({
      finding: "line-end",
      cure: { changes: [{ path: "backend.sip2.terminator", value: "crlf" }] },
    });
  });

  test("that encrypts, asked in the open: found as that", async () => {
    const tls = { cert: pem("localhost"), key: pem("localhost-key") };
    const outcomes = await attempt({ tls });
    expect(failure(outcomes)).toMatchObject({
      finding: "tls-wanted",
      cure: { changes: [{ path: "backend.sip2.tls.on", value: true }] },
    });
  });

  test("that wants a certificate of ours: found as that", async () => {
    const tls = {
      cert: pem("localhost"),
      key: pem("localhost-key"),
      ca: pem("authority"),
      requestCert: true,
      rejectUnauthorized: true,
    };
    const settings = { host: "localhost", tls: { on: true, authority: pem("authority") } };
    const outcomes = await attempt({ tls }, settings);
    expect(failure(outcomes)).toMatchObject({
      finding: "client-certificate",
      cure: { path: "backend.sip2.tls.certificate", changes: [] },
    });
  });

  test.each<[string, FakeSip2Options, TestCard, string]>([
    ["a wrong password", {}, { ...GOOD_CARD, password: "9999" }, "wrong-card"],
    ["an unknown card", {}, { ...GOOD_CARD, cardNumber: "P9999" }, "wrong-card"],
    ["a server that proves no password", { quirks: { pin: "missing" } }, GOOD_CARD, "card-unproven"],
    ["a stopped card", {}, { cardNumber: "P1003", password: "0000" }, "card-stopped"],
  ])("%s is told as that", async (_what, server, card, finding) => {
    expect(found(await attempt(server, {}, card)).at(-1)).toBe(`card ${finding}`);
  });

  test("that is none: a web server is reported as invalid, and a silent one as silent", async () => {
    const noise = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", () => void socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    });
    const mute = createServer((socket) => void socket.on("error", () => undefined).resume());
    for (const [server, findings] of [
      [noise, ["nonsense", "closed"]],
      [mute, ["no-answer"]],
    ] as const) {
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      onTestFinished(() => void server.close());
      const sip2 = { host: "127.0.0.1", port: (server.address() as AddressInfo).port, ...QUICK };
      const outcomes = await tryConnection(SETTINGS.parse({ backend: { adapter: "sip2", sip2 } }), null);
      expect(findings).toContain(failure(outcomes)?.finding);
    }
  });
});
