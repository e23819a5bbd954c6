import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { matchesAny } from "#main/staff/hash.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";
import { withLock } from "../../../tools/setup/lock.mjs";
import { displayAnswers } from "../../../tools/shared/display.ts";

const ROOT = join(import.meta.dirname, "../../..");
/** An ordinary user of every system. */
const NOBODY = 65_534;

function start(env: Readonly<Record<string, string>>, more: object = {}) {
  const words = [join(ROOT, "tools/start.ts")];
  const environment = { ...process.env, DISPLAY: "", ...env };
  return spawnSync(process.execPath, words, { encoding: "utf8", env: environment, ...more });
}

/** Refused: one line, nothing else, not 0. */
function refusal({ stdout, stderr, status }: ReturnType<typeof start>): string {
  expect({ stdout, status, lines: stderr.trim().split("\n").length }).toEqual({
    stdout: "",
    status: 1,
    lines: 1,
  });
  return stderr;
}

describe("npm start", () => {
  test("says that another one runs from the same folder, and takes nothing away from it", async () => {
    const folder = folderOfTest("demo");
    mkdirSync(join(folder, "data"));
    for (const name of ["data/shiori.sqlite", "settings.json", "token"])
      writeFileSync(join(folder, name), "theirs");
    await withLock(join(folder, "lock"), async () => {
      expect(refusal(start({ SHIORI_DEMO_FOLDER: folder }))).toContain(`(process ${process.pid})`);
    });
    for (const name of ["data/shiori.sqlite", "settings.json", "token"])
      expect(readFileSync(join(folder, name), "utf8")).toBe("theirs");
  });

  test("says first that nothing answers on DISPLAY, and starts nothing", () => {
    const folder = join(folderOfTest("demo"), "new");
    for (const DISPLAY of [":64999", "localhost:59000.0", "nonsense"])
      expect(refusal(start({ SHIORI_DEMO_FOLDER: folder, DISPLAY }))).toContain(`DISPLAY=${DISPLAY}`);
    expect(existsSync(folder)).toBe(false);
  });

  test("says that its folder cannot be written", () => {
    const folder = folderOfTest("demo");
    chmodSync(folder, 0o555);
    const demo = join(folder, "demo");
    // Nothing is forbidden to root.
    const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    expect(refusal(start({ SHIORI_DEMO_FOLDER: demo }, user))).toContain(
      `${demo} cannot be written (permission denied)`,
    );
  });
});

describe("the demo's settings", () => {
  async function demo(): Promise<typeof import("../../../tools/shared/demo.ts")> {
    vi.stubEnv("SHIORI_DEMO_FOLDER", folderOfTest("demo"));
    vi.resetModules();
    onTestFinished(() => void vi.unstubAllEnvs());
    return import("../../../tools/shared/demo.ts");
  }

  const BACKEND = { url: "http://127.0.0.1:1", token: "t" };

  test("have the printed staff PIN, and a keyboard in a window only", async () => {
    const { DEMO_PIN, prepareDemo, writeSettings } = await demo();
    prepareDemo(false);
    for (const kiosk of [false, true]) {
      const file = await writeSettings(BACKEND, { kiosk, landscape: false, language: undefined });
      const settings = SETTINGS.parse(JSON.parse(readFileSync(file, "utf8")));
      expect(await matchesAny(DEMO_PIN, [settings.staff.pin])).toBe(true);
      expect({ locked: settings.kiosk.locked, keyboard: settings.kiosk.keyboard }).toEqual({
        locked: kiosk,
        keyboard: !kiosk,
      });
    }
  });

  test("what staff have set outlives a start with --keep, and no other", async () => {
    const { DEMO_STATE, prepareDemo } = await demo();
    prepareDemo(false);
    const file = join(DEMO_STATE, "local.json");
    writeFileSync(file, "{}");
    prepareDemo(true);
    expect(existsSync(file)).toBe(true);
    prepareDemo(false);
    expect(existsSync(file)).toBe(false);
  });
});

test("data that no demo has made stays where it is", async () => {
  const folder = folderOfTest("project");
  vi.stubEnv("SHIORI_DEMO_FOLDER", folder);
  vi.resetModules();
  onTestFinished(() => void vi.unstubAllEnvs());
  const { prepareDemo } = await import("../../../tools/shared/demo.ts");
  mkdirSync(join(folder, "data"));
  for (const keep of [true, false]) expect(() => prepareDemo(keep)).toThrow(/has data that is not a demo's/u);
  expect(existsSync(join(folder, "data"))).toBe(true);
});

test("a display answers where an X server listens", async () => {
  const path = "/tmp/.X11-unix/X64998";
  const server = createServer((socket) => socket.end());
  onTestFinished(() => void server.close());
  // As X servers on Linux do: a name without a file.
  await new Promise<void>((resolve) => server.listen(`\0${path}`, resolve));
  expect(await displayAnswers(":64998")).toBe(true);
  expect(await displayAnswers("unix:64998.0")).toBe(true);
  expect(await displayAnswers(":64997")).toBe(false);
});

describe("npm run staff-pin", () => {
  const PROGRAM = join(ROOT, "tools/staff-pin.ts");
  const PIN = "90817263";

  test("hashes the first line of standard input", async () => {
    const { stdout, status } = spawnSync(process.execPath, [PROGRAM], {
      input: `${PIN}\n`,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(await matchesAny(PIN, [stdout.trim()])).toBe(true);
  });

  test("shows nothing of what is typed at a terminal", async () => {
    // `script` has a terminal of its own, and prints what it shows.
    const child = spawn("script", ["-qec", `${process.execPath} ${PROGRAM}`, "/dev/null"]);
    onTestFinished(() => void child.kill("SIGKILL"));
    let shown = "";
    child.stdout.on("data", (piece: Buffer) => {
      shown += piece.toString();
    });
    await expect.poll(() => shown).toContain("Staff PIN:");
    child.stdin.write(`${PIN}\r`);
    const [status] = await once(child, "exit");
    expect(status).toBe(0);
    expect(shown).not.toContain(PIN.slice(0, 3));
    const hash = shown.split(/\r?\n/u).find((line) => line.startsWith("scrypt$")) ?? "";
    expect(await matchesAny(PIN, [hash.trim()])).toBe(true);
  });
});
