import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { sip2Parts } from "#contract/settings/backends.schema.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { guessEncoding } from "#main/library/sip2/encoding.ts";
import { SERVERS } from "#test/fakes/sip2/quirks.ts";
import { type FakeSip2Options, type FakeSip2Server, startSip2Server } from "#test/fakes/sip2-server.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";
import { readArguments } from "../../../tools/sip2/arguments.ts";
import { type Findings, probe } from "../../../tools/sip2/probe.ts";
import { report, settingsFor } from "../../../tools/sip2/report.ts";

/** What must never be seen: the fake's persons, titles and secrets. */
const SECRETS = [
  "gehe1m",
  "P1001",
  "1234",
  "花子",
  "猫",
  "坊っちゃん",
  "library.example",
  "30001",
  "19700101",
];

async function server(options: FakeSip2Options): Promise<FakeSip2Server> {
  const started = await startSip2Server({ password: "gehe1m", ...options });
  onTestFinished(() => started.stop());
  return started;
}

interface Probed {
  readonly findings: Findings;
  readonly words: string;
  readonly sip2: Record<string, unknown>;
}

/** Probes a fake with a card and a copy; nothing it prints may be anybody's. */
async function probed(options: FakeSip2Options): Promise<Probed> {
  const { host, port, world } = await server(options);
  const sip2 = sip2Parts.parse({
    host,
    port,
    user: "kiosk",
    password: "gehe1m",
    institution: "CENTRAL",
    requestSeconds: 3,
    loginSeconds: 5,
  });
  const plan = { sip2, card: "P1001", cardPassword: "1234", item: "30001" };
  const lines: string[] = [];
  const findings = await probe(plan, (line) => lines.push(line));
  const words = `${lines.join("\n")}\n${report(plan, findings)}`;
  for (const text of SECRETS) expect(words).not.toContain(text);
  expect(world.changes).toEqual([]);
  const settings = settingsFor(plan, findings) as { backend: { sip2: Record<string, unknown> } };
  // What is suggested is good as it stands.
  expect(SETTINGS.safeParse(settings).error).toBeUndefined();
  return { findings, words, sip2: settings.backend.sip2 };
}

describe("what the probe finds", () => {
  test("a server like Koha: its greeting, its name, CR LF", async () => {
    const { sip2, words } = await probed({ quirks: SERVERS.koha, institution: "SIP2" });
    expect(sip2).toMatchObject({ preset: "koha", user: "kiosk", institution: "CENTRAL" });
    expect(sip2).not.toHaveProperty("encodingIn");
    expect(words).toContain("error detection send, CR: works");
    expect(words).toContain("errorDetection strict is possible");
    expect(words).toContain("answers name another institution: SIP2");
    expect(words).toContain("63: the card is known; its answer confirms the password");
    expect(words).toContain("63 without the password: the card may borrow");
    expect(words).toContain("loans: listed as barcodes");
    expect(words).toContain("17: status 04");
    expect(words).toContain("35: answered");
  });

  test("a server like invenio: None, no CQ in 24, sums of three digits", async () => {
    const { sip2, words, findings } = await probed({ quirks: SERVERS.invenio });
    expect(sip2).toMatchObject({ preset: "rero-invenio" });
    expect(words).toContain("23: does not confirm the password");
    expect(words).toContain("error detection strict, CR: works");
    expect(words).toContain("< no message, 4 bytes");
    expect(findings.sums.wrong).toBe(0);
  });

  test("a server in Shift_JIS, and one that takes letters apart", async () => {
    const ceridwen = await probed({ quirks: { ...SERVERS.ceridwen, lists: "titles" } });
    expect(ceridwen.sip2).toMatchObject({
      preset: "generic",
      encodingIn: "shift_jis",
      encodingOut: "shift_jis",
    });
    const evergreen = await probed({ quirks: SERVERS.evergreen });
    expect(evergreen.sip2).toMatchObject({ preset: "evergreen" });
    expect(evergreen.words).toContain("loans: listed as titles");
  });

  test("a server that demands sums and makes wrong ones itself", async () => {
    const { sip2, words } = await probed({ quirks: SERVERS.older });
    expect(sip2).toMatchObject({ preset: "symphony", encodingIn: "utf-8" });
    expect(words).toContain("error detection off, CR: the server asked for a resend (96)");
    expect(words).toContain("error detection strict, CR: answers have no checksum, or a wrong one");
    expect(words).toContain("use errorDetection send, not strict");
  });

  test("a server that refuses us is asked once, and a server that is not there is said to be away", async () => {
    const refusing = await server({ password: "other" });
    const sip2 = sip2Parts.parse({
      host: refusing.host,
      port: refusing.port,
      user: "kiosk",
      password: "gehe1m",
    });
    const plan = { sip2, card: "P1001", cardPassword: "", item: "" };
    const refused = await probe(plan, () => undefined);
    expect(report(plan, refused)).toContain("the login was refused (940)");
    expect(report(plan, refused)).toContain("No working settings for this server were found.");
    expect(refusing.heard).toHaveLength(1);
    await refusing.stop();
    expect((await probe(plan, () => undefined)).tried).toMatchObject([{ outcome: "unreachable" }]);
  });
});

describe("the table of characters", () => {
  test.each([
    ["utf-8", "e38193e38193e3828d"],
    ["shift_jis", "82b182b182eb8caf"],
    ["euc-jp", "a4b3a4b3a4edb8a1"],
    ["cp850", "9063636f6c65208261746f"],
    ["latin1", "c9636f6c6520e974e9"],
    [null, "4b6f6b6f726f"],
  ] as const)("%s", (encoding, hex) => {
    expect(guessEncoding([Buffer.from("941"), Buffer.from(hex, "hex")])).toBe(encoding);
  });
});

describe("the command", () => {
  test("as people type it: passwords from files and from standard input, exit codes 0, 1 and 2", async () => {
    const folder = folderOfTest("probe");
    writeFileSync(join(folder, "terminal"), "gehe1m\n");
    const { host, port } = await server({ quirks: SERVERS.koha });
    const away = await server({});
    await away.stop();
    const silent = await server({ quirks: { pin: "missing" } });
    const run = (input: string, ...words: string[]): Promise<{ code: number; output: string }> =>
      new Promise((resolve) => {
        const tool = join(import.meta.dirname, "../../../tools/sip2-probe.ts");
        const env = { ...process.env, INIT_CWD: folder };
        const child = execFile(process.execPath, [tool, ...words], { env }, (error, stdout, stderr) => {
          resolve({ code: typeof error?.code === "number" ? error.code : 0, output: stdout + stderr });
        });
        child.stdin?.end(input);
      });
    const account = ["--user=kiosk", "--password-from=terminal", "--institution=CENTRAL"];
    const [good, gone, wrong, unproved] = await Promise.all([
      run("1234\n", host, String(port), ...account, "--card=P1001", "--card-password-from=stdin"),
      run("", host, String(away.port), ...account),
      run("", host, String(port), "--password=gehe1m"),
      run(
        "1234\n",
        silent.host,
        String(silent.port),
        ...account,
        "--card=P1001",
        "--card-password-from=stdin",
      ),
    ]);
    expect([good.code, gone.code, wrong.code, unproved.code]).toEqual([0, 1, 2, 1]);
    expect(good.output).not.toContain("ERROR");
    expect(unproved.output).toContain("ERROR: this server does not confirm passwords");
    expect(good.output).toContain('"preset": "koha"');
    expect(good.output).toContain("confirms the password");
    expect(gone.output).toContain("no connection");
    expect(wrong.output).toContain("Passwords are never on the command line");
    expect(await readArguments(["--help"])).toEqual({ kind: "help" });
    for (const text of SECRETS) expect(good.output + wrong.output).not.toContain(text);
  });

  test.each([
    [["sip.library.example"], "A host and a port are required."],
    [["sip.library.example", "99999", "--tls"], "port"],
    [["sip.library.example", "6001", "--tls", "--ca=none.pem"], "none.pem"],
    [["sip.library.example", "6001"], "--unencrypted"],
  ])("%j is wrong, and it says why", async (words, why) => {
    const read = await readArguments(words);
    expect(read.kind === "wrong" && read.why).toContain(why);
  });

  test.each([
    ["127.0.0.1", "6001"],
    ["sip.library.example", "6001", "--tls"],
    ["sip.library.example", "6001", "--unencrypted"],
  ])("R57: %s %s %s may be tried", async (...words) => {
    expect((await readArguments(words.filter((word) => word !== undefined))).kind).toBe("plan");
  });

  test("R57: what is tried without encryption elsewhere is suggested with its host named, and warned of", async () => {
    const { findings } = await probed({ quirks: SERVERS.koha });
    const sip2 = sip2Parts.parse({ host: "10.20.0.5", port: 6001 });
    const plan = { sip2, card: "", cardPassword: "", item: "" };
    const settings = settingsFor(plan, findings);
    expect(settings).toMatchObject({ backend: { unencryptedHosts: ["10.20.0.5"] } });
    expect(SETTINGS.safeParse(settings).error).toBeUndefined();
    expect(report(plan, findings)).toContain("can be read on the network");
  });
});
