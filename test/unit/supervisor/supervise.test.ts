import { readFileSync } from "node:fs";
import { delimiter } from "node:path";
import { describe, expect, it } from "vitest";
import { STRAY_SIGNALS } from "#contract/stray-signals.ts";
import { isAlive } from "#test/support/kiosk/processes.ts";
import { BEATING, startSupervised } from "#test/support/supervisor/supervised-program.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };

/** Whether a process, or one beside it in its network, listens on the port of Node's inspector. */
function listens(pid: number): boolean {
  const sockets = readFileSync(`/proc/${pid}/net/tcp`, "utf8");
  // 9229, Node's inspector, in state LISTEN.
  return /:240D 00000000:0000 0A/u.test(sockets);
}

describe("a supervised program", () => {
  it("that ends with 77 ends the supervisor with 77, and is started once", async () => {
    const { over, pids, notes } = startSupervised("process.exit(77);");
    expect(await over).toEqual([77, null]);
    expect(pids()).toHaveLength(1);
    expect(notes("pictures")).not.toContain("out-of-order");
  });

  it("that ends at once is started again and again, and the picture says so after the fifth end (R87)", async () => {
    const { pids, notes } = startSupervised("process.exit(64);");
    await expect.poll(() => notes("pictures"), PATIENCE).toContain("out-of-order");
    expect(notes("pictures")[0]).toBe("waiting");
    expect(pids().length).toBeGreaterThanOrEqual(5);
    const before = pids().length;
    await expect.poll(() => pids().length, PATIENCE).toBeGreaterThan(before);
  });

  it("that stays up after that has the picture taken away", async () => {
    // Six in a row end; the seventh beats and stays.
    const { notes } = startSupervised(`
      import { readFileSync } from "node:fs";
      if (readFileSync(folder + "/pids", "utf8").trim().split("\\n").length < 7) process.exit(70);
      ${BEATING}`);
    await expect.poll(() => notes("pictures"), PATIENCE).toContain("out-of-order");
    await expect.poll(() => notes("pictures").at(-1), PATIENCE).toBe("waiting");
  });

  it("that is stopped is killed with all its processes, wherever they put themselves, and started again (R92)", async () => {
    const {
      pids,
      notes,
      process: supervisor,
    } = startSupervised(`
      import { spawn } from "node:child_process";
      const own = spawn("sleep", ["120"]);
      const away = spawn("setsid", ["sleep", "120"]);
      note(own.pid); note(away.pid);
      ${BEATING}`);
    await expect.poll(() => notes("program").length, PATIENCE).toBe(2);
    const [first = 0] = pids();
    const helpers = notes("program").map(Number);
    for (const pid of helpers) process.kill(pid, "SIGSTOP");
    process.kill(first, "SIGSTOP");
    await expect.poll(() => pids().length, PATIENCE).toBe(2);
    for (const pid of [first, ...helpers]) expect(isAlive(pid)).toBe(false);
    expect(supervisor.exitCode).toBeNull();
  });

  it("that never beats is killed and started again", async () => {
    const { pids, said } = startSupervised("setInterval(() => {}, 1000);");
    await expect.poll(() => pids().length, PATIENCE).toBe(2);
    expect(said()).toContain('"kiosk-killed"');
  });

  it("that was killed leaves no helper to the next one", async () => {
    const { pids, notes } = startSupervised(`
      import { spawn } from "node:child_process";
      note(spawn("sleep", ["120"]).pid);
      ${BEATING}`);
    await expect.poll(() => notes("program").length, PATIENCE).toBe(1);
    const [helper = 0] = notes("program").map(Number);
    process.kill(pids()[0] ?? 0, "SIGKILL");
    await expect.poll(() => pids().length, PATIENCE).toBe(2);
    expect(isAlive(helper)).toBe(false);
  });

  it("gets nothing that is meant for the service manager", async () => {
    const { notes } = startSupervised(
      'note(Object.keys(process.env).filter((name) => /NOTIFY|WATCHDOG/.test(name)).join() || "nothing"); touch();',
      { env: { NOTIFY_SOCKET: "/nowhere", WATCHDOG_USEC: "30000000", WATCHDOG_PID: "1" } },
    );
    await expect.poll(() => new Set(notes("program")), PATIENCE).toEqual(new Set(["nothing"]));
  });
});

describe("a supervisor", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "that gets %s ends the program in order and leaves with 0 (R91)",
    async (signal) => {
      const {
        over,
        pids,
        notes,
        process: supervisor,
      } = startSupervised(`
      process.on("SIGTERM", () => { note("asked"); process.exit(75); });
      ${BEATING} note("up");`);
      await expect.poll(() => notes("program"), PATIENCE).toEqual(["up"]);
      supervisor.kill(signal);
      expect(await over).toEqual([0, null]);
      expect(notes("program")).toEqual(["up", "asked"]);
      expect(pids()).toHaveLength(1);
    },
  );

  it("kills a program that does not heed it", async () => {
    const {
      over,
      pids,
      notes,
      process: supervisor,
    } = startSupervised(`
      process.on("SIGTERM", () => note("asked"));
      ${BEATING} note("up");`);
    await expect.poll(() => notes("program"), PATIENCE).toEqual(["up"]);
    supervisor.kill("SIGTERM");
    expect(await over).toEqual([0, null]);
    expect(notes("program")).toEqual(["up", "asked"]);
    expect(isAlive(pids()[0] ?? 0)).toBe(false);
  });

  it("notifies the service manager of the first picture, of its health, and of its end", async () => {
    const {
      over,
      notes,
      process: supervisor,
    } = startSupervised(BEATING, { env: { NOTIFY_SOCKET: "/run/x" } });
    await expect.poll(() => notes("notify"), PATIENCE).toContain("READY=1");
    await expect
      .poll(() => notes("notify").filter((word) => word === "WATCHDOG=1").length, PATIENCE)
      .toBeGreaterThan(1);
    supervisor.kill("SIGTERM");
    await over;
    expect(notes("notify").filter((word) => word === "READY=1")).toHaveLength(1);
    expect(notes("notify")).toContain("STOPPING=1");
  });

  it("is not ended, stopped or opened by stray signals (R99)", async () => {
    const { pids, notes, process: supervisor } = startSupervised(`${BEATING} note("up");`);
    await expect.poll(() => notes("program"), PATIENCE).toEqual(["up"]);
    const pid = supervisor.pid ?? 0;
    for (const signal of ["SIGHUP", ...STRAY_SIGNALS] as const) process.kill(pid, signal);
    // It still does its work, so the signals have come.
    process.kill(pids()[0] ?? 0, "SIGKILL");
    await expect.poll(() => pids().length, PATIENCE).toBe(2);
    expect(supervisor.exitCode).toBeNull();
    expect(listens(pid)).toBe(false);
  });

  it("takes the program with it when it is killed", async () => {
    const { over, pids, notes, process: supervisor } = startSupervised(`${BEATING} note("up");`);
    await expect.poll(() => notes("program"), PATIENCE).toEqual(["up"]);
    supervisor.kill("SIGKILL");
    await over;
    await expect.poll(() => isAlive(pids()[0] ?? 0), PATIENCE).toBe(false);
  });

  it("ends what a killed one has left behind, where setpriv is missing", async () => {
    // Only what the test itself put there: no setpriv.
    const only = (folder: string) => ({ PATH: [`${folder}/bin`, "/nowhere"].join(delimiter) });
    const first = startSupervised(`${BEATING} note("up");`);
    const { folder } = first;
    await expect.poll(() => first.notes("program"), PATIENCE).toEqual(["up"]);
    first.process.kill("SIGTERM");
    await first.over;
    const untied = startSupervised(`${BEATING} note("up");`, { folder, env: only(folder) });
    await expect.poll(() => untied.notes("program"), PATIENCE).toEqual(["up", "up"]);
    untied.process.kill("SIGKILL");
    await untied.over;
    const [, left = 0] = untied.pids();
    expect(isAlive(left)).toBe(true);
    expect(untied.said()).toContain('"kiosk-not-tied"');
    const next = startSupervised(`${BEATING} note("up");`, { folder, env: only(folder) });
    await expect.poll(() => next.pids().length, PATIENCE).toBe(3);
    expect(isAlive(left)).toBe(false);
    expect(next.said()).toContain('"kiosk-left-over"');
  });
});
