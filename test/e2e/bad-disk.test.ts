import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { windowsOf } from "#test/support/attacks/attempts.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { startKiosk } from "#test/support/kiosk/kiosk.ts";
import { callBridge, holdableTitles, quickSignIn } from "#test/support/kiosk/kiosk-calls.ts";
import { isAlive } from "#test/support/kiosk/processes.ts";
import { person } from "#test/support/kiosk/simulated-patron.ts";
import { badDisk } from "#test/support/system/bad-disk.ts";
import { startLossyProxy } from "#test/support/system/lossy-proxy.ts";

let backend: DemoBackend;

beforeAll(async () => {
  backend = await startDemoBackend();
});

afterAll(() => backend?.stop());

describe("a kiosk whose disk takes nothing", () => {
  it.each(["full", "read-only"] as const)(
    "serves patrons and forgets them as ever: %s (R90)",
    async (kind) => {
      const disk = badDisk(kind);
      onTestFinished(disk.leave);
      process.stdout.write(`${disk.how}: ${disk.free()} bytes free\n`);
      const proxy = await startLossyProxy(backend.url);
      onTestFinished(() => proxy.stop());
      const kiosk = await startKiosk({
        backend: { url: proxy.url, token: backend.token },
        arguments: [`--state=${disk.folder}`],
        // A busy machine needs more than a test's two seconds to look at the new page.
        settings: { visit: { goodbyeSeconds: 10 } },
      });
      onTestFinished(() => kiosk.stop());
      const me = person(kiosk, "ja");
      const [title] = await holdableTitles(new RestKiosk(backend.url, backend.token), 1);
      // A hold is on its way when the visit ends: the journal would be written now.
      await quickSignIn(kiosk, "new-patron");
      proxy.slowAnswers("placeHold", 1000);
      void callBridge(kiosk, "placeHold", { title, pickup: "central", contact: "none" }).catch(
        () => undefined,
      );
      await expect.poll(() => proxy.heard("placeHold")).toBe(1);
      const before = kiosk.renderers();
      void callBridge(kiosk, "finish").catch(() => undefined);
      await me.sees(me.say("visit.goodbye.nothingLeft"));
      await expect
        .poll(() => kiosk.renderers().filter((pid) => before.includes(pid)).length)
        .toBeLessThan(before.length);
      // The next patron is served, and forgotten in turn.
      await quickSignIn(kiosk, "ordinary");
      expect(await callBridge(kiosk, "loans")).toMatchObject({ ok: true });
      const old = kiosk.renderers();
      for (const pid of old) process.kill(pid, "SIGKILL");
      await me.sees(me.say("visit.attract.browse"));
      expect(await callBridge(kiosk, "overview")).toMatchObject({ ok: false });
      for (const pid of old) expect(isAlive(pid)).toBe(false);
      expect(windowsOf(kiosk)).toHaveLength(1);
      expect(kiosk.process.exitCode).toBeNull();
      // The disk has really refused all of it.
      for (const name of ["log/kiosk.log", "journal.jsonl"]) {
        const file = join(disk.folder, name);
        expect(existsSync(file) ? statSync(file).size : 0, name).toBe(0);
      }
    },
  );
});
