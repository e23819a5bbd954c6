import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fuseProblems } from "../../tools/dist/fuses.ts";
import { bootTerminal, type Terminal, until } from "./terminal.ts";

/** Time in which a terminal must be back on its first screen (R3). */
const BACK_MS = 15_000;

/** What `start-session` puts into the kiosk's environment; PWD and _ are the shell's that tells it. */
const MADE =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|TZ|DISPLAY|XAUTHORITY|XDG_(SESSION_TYPE|RUNTIME_DIR|CONFIG_HOME|CACHE_HOME|DATA_HOME|CONFIG_DIRS)|DBUS_SESSION_BUS_ADDRESS|NO_AT_BRIDGE|MESA_SHADER_CACHE_DISABLE|GTK_IM_MODULE|PWD|_)$/u;

let terminal: Terminal;

beforeAll(async () => {
  terminal = await bootTerminal();
  // The last line that a start writes by itself.
  await until("the event running", () => terminal.log().find(({ event }) => event === "running") ?? null);
});

afterAll(async () => {
  await terminal?.machine.stop();
});

describe("the shipped binary", () => {
  it("has its fuses as they must be (R95)", async () => {
    expect(await fuseProblems(`/proc/${terminal.machine.hostPid()}/root/opt/shiori/shiori`)).toEqual([]);
  });

  it("runs its archive, though a folder called app lies beside it (R97)", async () => {
    const { sure, run } = terminal.machine;
    sure(["mkdir", "-p", "/opt/shiori/resources/app"]);
    const script = "require('fs').writeFileSync('/run/shiori/shadow', ''); setInterval(() => {}, 1000);";
    sure(["sh", "-c", `echo '{"main":"main.js"}' > /opt/shiori/resources/app/package.json`]);
    sure(["sh", "-c", `echo "${script}" > /opt/shiori/resources/app/main.js`]);
    sure(["systemctl", "restart", "shiori-kiosk.service"]);
    await terminal.painted(BACK_MS);
    expect(run(["test", "-e", "/run/shiori/shadow"]).status).not.toBe(0);
    sure(["rm", "-r", "/opt/shiori/resources/app"]);
  });
});

describe("the session", () => {
  it("gives the kiosk the environment that it makes, and nothing of its own (R61)", async () => {
    const { sure } = terminal.machine;
    // Chromium writes over what /proc would tell: another program in its place tells what it was given.
    const teller = "#!/bin/sh\nenv > /run/shiori/given\nexec sleep 1000\n";
    sure(["mv", "/opt/shiori/shiori", "/opt/shiori/aside"]);
    sure(["tee", "/opt/shiori/shiori"], { input: teller });
    sure(["chmod", "755", "/opt/shiori/shiori"]);
    sure(["mkdir", "-p", "/run/systemd/system/shiori-kiosk.service.d"]);
    const more =
      "[Service]\nEnvironment=ELECTRON_ENABLE_LOGGING=1 NODE_OPTIONS=--inspect LD_PRELOAD= FOO=1\n";
    sure(["tee", "/run/systemd/system/shiori-kiosk.service.d/more.conf"], { input: more });
    sure(["systemctl", "daemon-reload"]);
    // It shows nothing, so the unit will not be ready.
    sure(["systemctl", "restart", "--no-block", "shiori-kiosk.service"]);
    const given = await until("the environment", () => {
      const { stdout } = terminal.machine.run(["cat", "/run/shiori/given"]);
      return stdout.includes("GTK_IM_MODULE") ? stdout : null;
    });
    sure(["mv", "/opt/shiori/aside", "/opt/shiori/shiori"]);
    sure(["rm", "-r", "/run/systemd/system/shiori-kiosk.service.d"]);
    sure(["systemctl", "daemon-reload"]);
    sure(["systemctl", "restart", "shiori-kiosk.service"]);
    await terminal.painted(BACK_MS);
    const names = given
      .split("\n")
      .map((line) => line.slice(0, line.indexOf("=")))
      .filter(Boolean);
    expect(names).toContain("DISPLAY");
    expect(names.filter((name) => !MADE.test(name))).toEqual([]);
  });
});

/** The unit's main process. */
function supervisor(): number {
  return Number(terminal.machine.sure(["systemctl", "show", "-P", "MainPID", "shiori-kiosk.service"]).trim());
}

/** A supervisor that has seen no kiosk end: after some ends in a row it takes its time (R87). */
async function afresh(): Promise<void> {
  terminal.machine.sure(["systemctl", "restart", "shiori-kiosk.service"]);
  await terminal.painted(BACK_MS);
}

describe("signals from outside", () => {
  it.each(["USR1", "HUP", "INT", "TSTP", "USR2", "QUIT"])(
    "%s opens nothing, and the kiosk is there (R99)",
    async (signal) => {
      await afresh();
      const main = terminal.main();
      terminal.machine.sure(["kill", `-${signal}`, String(main), String(supervisor())]);
      // Time to die in, for one that is going to.
      const gone = () => (terminal.machine.run(["test", "-e", `/proc/${main}`]).status === 0 ? null : true);
      await until("its end", gone, 2000).catch(() => undefined);
      await terminal.painted(BACK_MS);
      for (const pid of [terminal.main(), supervisor()]) {
        const stat = terminal.machine.sure(["cat", `/proc/${pid}/stat`]);
        expect(/\) ([A-Z])/u.exec(stat)?.[1]).not.toBe("T");
      }
      expect(terminal.listeners()).toEqual([]);
    },
  );

  it.each([
    ["its main process", () => terminal.machine.sure(["kill", "-KILL", String(terminal.main())]), true],
    [
      "its window, by xkill",
      () => terminal.onScreen("xdotool", "search", "--name", "Shiori", "windowkill"),
      true,
    ],
    [
      "the X server",
      () => terminal.machine.sure(["systemctl", "kill", "-s", "KILL", "shiori-x.service"]),
      true,
    ],
    ["the window manager", () => terminal.machine.sure(["pkill", "-KILL", "-x", "openbox"]), false],
  ])("comes back after the death of %s (R3)", async (_name, kill, dies) => {
    await afresh();
    const main = terminal.main();
    const started = performance.now();
    kill();
    const gone = () => (terminal.machine.run(["test", "-e", `/proc/${main}`]).status === 0 ? null : true);
    if (dies) await until("its end", gone, 5000);
    await terminal.painted(BACK_MS);
    process.stdout.write(`back after ${Math.round(performance.now() - started)} ms\n`);
    expect(terminal.listeners()).toEqual([]);
  });
});

describe("staff who leave kiosk mode", () => {
  it("are not thrown back into it, and find the screen free for a login prompt", async () => {
    const { sure, run } = terminal.machine;
    const state = (unit: string): string => run(["systemctl", "is-active", unit]).stdout.trim();
    // What the kiosk says when they leave (main/app/process-guard.ts), in place of a staff card and PIN.
    sure(["mkdir", "-p", "/run/systemd/system/shiori-kiosk.service.d"]);
    const left = "[Service]\nExecStart=\nExecStart=/bin/sh -c 'systemd-notify --ready; exit 77'\n";
    sure(["tee", "/run/systemd/system/shiori-kiosk.service.d/left.conf"], { input: left });
    sure(["systemctl", "daemon-reload"]);
    sure(["systemctl", "restart", "shiori-kiosk.service"]);
    await until(
      "the screen to be free",
      () => (state("shiori-x.service") === "active" ? null : true),
      BACK_MS,
    );
    expect(state("shiori-kiosk.service")).toBe("inactive");
    expect(run(["systemctl", "show", "-P", "NRestarts", "shiori-kiosk.service"]).stdout.trim()).toBe("0");
    sure(["rm", "-r", "/run/systemd/system/shiori-kiosk.service.d"]);
    sure(["systemctl", "daemon-reload"]);
    sure(["systemctl", "start", "shiori-kiosk.service"]);
    await terminal.painted(BACK_MS);
  });
});
