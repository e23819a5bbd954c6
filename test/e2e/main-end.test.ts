import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { STRAY_SIGNALS } from "#contract/stray-signals.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { callBridge, quickSignIn } from "#test/support/kiosk/kiosk-calls.ts";
import { wordsOnDisk } from "#test/support/system/left-secrets.ts";

/** What a bug might say, and must not reach anybody. */
const CANARY = "somebody-2001014-somebody";
/** Main ends at once; a slow machine has a few seconds. */
const END_MS = 5000;

let backend: DemoBackend;

beforeAll(async () => {
  backend = await startDemoBackend();
});

afterAll(() => backend?.stop());

/** A bug that waits in main for a file to appear. A shipped kiosk loads no such thing (R95). */
function bugIn(folder: string, code: string): { readonly environment: NodeJS.ProcessEnv; show(): void } {
  const script = join(folder, "bug.cjs");
  const sign = join(folder, "now");
  writeFileSync(
    script,
    `if (process.type === "browser") {
      const timer = setInterval(() => {
        if (!require("node:fs").existsSync(${JSON.stringify(sign)})) return;
        clearInterval(timer);
        ${code}
      }, 20);
    }`,
  );
  return { environment: { NODE_OPTIONS: `--require=${script}` }, show: () => writeFileSync(sign, "") };
}

/** Titles of all windows that are seen until something has happened. */
async function titlesUntil(kiosk: Kiosk, end: Promise<unknown>): Promise<readonly string[]> {
  const titles = new Set<string>();
  let over = false;
  const stop = (): void => {
    over = true;
  };
  void end.then(stop, stop);
  while (!over) {
    // With the last window the window manager's list goes too.
    const list = kiosk.display.run("sh", "-c", "wmctrl -l || true");
    for (const line of list.trim().split("\n")) titles.add(line.split(/\s+/u).slice(3).join(" "));
    await pause(30);
  }
  return [...titles];
}

describe("the end of the main process", () => {
  it("does not come by a signal that has nothing to say to it (R99)", async () => {
    const kiosk = await startKiosk({ look: "small-client", backend });
    onTestFinished(() => kiosk.stop());
    await quickSignIn(kiosk, "ordinary");
    for (const signal of STRAY_SIGNALS) kiosk.process.kill(signal);
    await pause(1000);
    expect([kiosk.process.exitCode, kiosk.process.signalCode]).toEqual([null, null]);
    expect(kiosk.said()).not.toContain("Debugger listening");
    expect(await callBridge(kiosk, "loans")).toMatchObject({ ok: true });
  });

  it.each([
    ["an exception that nobody caught", "uncaught-exception", `throw new Error("${CANARY}");`],
    ["a promise that nobody caught", "unhandled-rejection", `void Promise.reject(new Error("${CANARY}"));`],
  ])("comes at once by %s: no dialog and no word of it (R56)", async (_name, event, code) => {
    const folder = mkdtempSync(join(tmpdir(), "shiori-bug-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const bug = bugIn(folder, code);
    const kiosk = await startKiosk({ look: "small-client", backend, environment: bug.environment });
    onTestFinished(() => kiosk.stop());
    await quickSignIn(kiosk, "ordinary");
    const left = once(kiosk.process, "exit");
    const started = performance.now();
    bug.show();
    const titles = await titlesUntil(kiosk, Promise.race([left, pause(END_MS)]));
    expect([kiosk.process.exitCode, kiosk.process.signalCode]).toEqual([70, null]);
    process.stdout.write(`${event}: left after ${Math.round(performance.now() - started)} ms\n`);
    expect(titles.filter((title) => title !== "" && title !== "Shiori")).toEqual([]);
    expect(kiosk.log().map((line) => line.event)).toContain(event);
    expect(wordsOnDisk([kiosk.userData], [CANARY, demoPatron("ordinary").card])).toEqual([]);
    expect(kiosk.said()).not.toContain(CANARY);
  });

  it("comes when its window's connection is cut from outside, and not by standing still (R3)", async () => {
    const kiosk = await startKiosk({ look: "small-client", backend });
    onTestFinished(() => kiosk.stop());
    await quickSignIn(kiosk, "ordinary");
    const left = once(kiosk.process, "exit");
    kiosk.display.run("xdotool", "search", "--name", "Shiori", "windowkill");
    await Promise.race([left, pause(END_MS)]);
    const { exitCode, signalCode } = kiosk.process;
    expect(exitCode ?? signalCode).not.toBeNull();
    process.stdout.write(`cut off: left with ${exitCode ?? signalCode}\n`);
  });
});
