import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { SETTINGS, TOKEN } from "./setup.ts";
import { bootTerminal, SCREEN, type Terminal } from "./terminal.ts";

let terminal: Terminal;

beforeAll(async () => {
  terminal = await bootTerminal();
});

afterAll(async () => {
  await terminal?.machine.stop();
});

/** A field of /proc/<pid>/status in the machine. */
function statusField(pid: number, name: string): string {
  const status = terminal.machine.sure(["cat", `/proc/${pid}/status`]);
  return new RegExp(`^${name}:\\s*(.*)$`, "mu").exec(status)?.[1]?.trim() ?? "";
}

describe("a machine that got the package and one settings file", () => {
  it("shows the kiosk on its first screen: one window over the whole of it, as the kiosk's own user", () => {
    expect(terminal.onScreen("wmctrl", "-lG").trim().split("\n")).toHaveLength(1);
    expect(terminal.picture().colours).toBeGreaterThan(50);
    const users = terminal.machine.sure(["ps", "-ww", "-eo", "user:20=,args="]).split("\n");
    const own = users.filter((line) => line.includes("/opt/shiori/shiori "));
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter((line) => !line.startsWith("_shiori "))).toEqual([]);
  });

  it("keeps the administrator's settings as they were, for root and the kiosk to read", () => {
    const { sure } = terminal.machine;
    expect(JSON.parse(sure(["cat", "/etc/shiori/settings.json"]))).toEqual(SETTINGS);
    const modes = sure([
      "sh",
      "-c",
      "stat -c '%a %U %G %n' /etc/shiori /etc/shiori/*.json /etc/shiori/kiosk-token",
    ]);
    expect(modes.trim().split("\n")).toEqual([
      "750 root _shiori /etc/shiori",
      "640 root _shiori /etc/shiori/secrets.json",
      "640 root _shiori /etc/shiori/settings.json",
      "600 root root /etc/shiori/kiosk-token",
    ]);
    expect(terminal.log().map(({ event }) => event)).not.toContain("settings-broken");
  });

  it("has every file as the package brought it, and units that systemd understands", () => {
    expect(terminal.machine.sure(["dpkg", "-V", "shiori"])).toBe("");
    const units = ["shiori-kiosk.service", "shiori-x.service", "shiori-backend.service"];
    // It prints what it does not understand, and still succeeds.
    const { status, stdout, stderr } = terminal.machine.run(["systemd-analyze", "verify", ...units]);
    expect({ status, said: (stdout + stderr).trim() }).toEqual({ status: 0, said: "" });
    expect(terminal.machine.run(["systemctl", "--failed", "--plain", "--no-legend"]).stdout).toBe("");
  });

  it("starts the kiosk at every boot, and nothing else of ours unasked", () => {
    const state = (unit: string) => terminal.machine.run(["systemctl", "is-enabled", unit]).stdout.trim();
    expect([state("shiori-kiosk.service"), state("shiori-backend.service")]).toEqual(["enabled", "disabled"]);
  });
});

describe("a settings file that went wrong", () => {
  it("leaves the last good one in force, also after a restart, and its repair is seen without one", async () => {
    const { sure } = terminal.machine;
    await terminal.after("settings-kept", () =>
      sure([
        "sh",
        "-c",
        "cp /etc/shiori/settings.json /root/settings.json; echo '{ \"visit\": ' > /etc/shiori/settings.json",
      ]),
    );
    await terminal.painted();
    await terminal.after("settings-kept", () => sure(["systemctl", "restart", "shiori-kiosk.service"]));
    await terminal.painted();
    const main = terminal.main();
    await terminal.after("settings-mended", () =>
      sure(["cp", "/root/settings.json", "/etc/shiori/settings.json"]),
    );
    await terminal.painted();
    expect(terminal.main()).toBe(main);
  });
});

describe("the kiosk in its unit", () => {
  it("has no rights, can get none, and every page is in the sandbox (R8)", () => {
    const main = terminal.main();
    for (const set of ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"])
      expect(statusField(main, set), set).toMatch(/^0+$/u);
    expect(statusField(main, "NoNewPrivs")).toBe("1");
    const renderers = terminal.processes().filter(({ args }) => args.includes("--type=renderer"));
    expect(renderers.length).toBeGreaterThan(0);
    for (const { pid } of renderers) {
      expect(statusField(pid, "Seccomp")).toBe("2");
      // Two more namespaces than the machine's own: the zygote's and the page's.
      expect(statusField(pid, "NSpid").split(/\s+/u)).toHaveLength(3);
    }
  });

  it("leaves no core file (R79)", () => {
    const limits = terminal.machine.sure(["cat", `/proc/${terminal.main()}/limits`]);
    expect(limits).toMatch(/^Max core file size\s+0\s+0/mu);
  });

  it("opens no port on any interface (R100)", () => {
    expect(terminal.listeners()).toEqual([]);
  });

  it("can write its two folders, memory, and nothing that stays (R98)", () => {
    const main = terminal.main();
    const find = [
      "find",
      "/",
      "-path",
      "/proc",
      "-prune",
      "-o",
      "-path",
      "/sys",
      "-prune",
      "-o",
      "-writable",
      "-not",
      "-type",
      "l",
      "-not",
      "-type",
      "s",
      "-print",
    ];
    const found = terminal.machine
      .run(find, { user: "_shiori", seenBy: main, timeout: 120_000 })
      .stdout.split("\n");
    // Sockets are doors of services, which ask who comes. `/dev`: null, zero and their like; the two `tmp` are the unit's own and go with it.
    const allowed = /^(\/run\/shiori|\/var\/lib\/shiori|\/dev|\/tmp|\/var\/tmp)(\/|$)/u;
    expect(found.filter((path) => path !== "" && !allowed.test(path))).toEqual([]);
    expect(found).toContain("/var/lib/shiori");
  });

  it("could write no file of the program, the settings or the system without its unit either (R98)", () => {
    const find = [
      "find",
      "/opt",
      "/etc",
      "/usr",
      "/boot",
      "/var/lib/dpkg",
      "-writable",
      "-not",
      "-type",
      "l",
      "-print",
    ];
    const { stdout } = terminal.machine.run(find, { user: "_shiori", timeout: 120_000 });
    expect(stdout.trim()).toBe("");
  });

  it("keeps what Chromium writes in memory, and on the disk only log, journal and settings (R70, R98)", () => {
    expect(terminal.machine.sure(["findmnt", "-no", "FSTYPE", "-T", "/run/shiori/profile"]).trim()).toBe(
      "tmpfs",
    );
    const kept = terminal.machine
      .sure(["find", "/var/lib/shiori", "-mindepth", "1", "-printf", "%P\\n"])
      .trim()
      .split("\n");
    expect(kept.filter((path) => !/^(log|log\/kiosk(\.\d)?\.log|[a-z-]+\.jsonl?)$/u.test(path))).toEqual([]);
  });

  it("has the token in no environment, argument or log (R59)", () => {
    const { sure } = terminal.machine;
    const seen = sure([
      "sh",
      "-c",
      "cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline; journalctl -b --no-pager; cat /var/lib/shiori/log/*",
    ]);
    expect(seen).not.toContain(TOKEN);
    expect(seen).toContain("shiori-kiosk");
  });
});

describe("the system around the kiosk", () => {
  it("has a window manager and an X server without keys (R37)", async () => {
    const before = terminal.onScreen("wmctrl", "-lG");
    const chords = [
      "alt+F4",
      "alt+Tab",
      "alt+space",
      "super",
      "super+d",
      "ctrl+alt+Delete",
      "ctrl+alt+BackSpace",
      "ctrl+alt+F2",
      "ctrl+Escape",
      "alt+F2",
      "ctrl+alt+Left",
      "F11",
      "Print",
      "Menu",
    ];
    for (const chord of chords) terminal.onScreen("xdotool", "key", chord);
    for (const button of ["1", "2", "3"]) {
      terminal.onScreen(
        "xdotool",
        "mousemove",
        String(SCREEN.width - 3),
        "3",
        "keydown",
        "alt",
        "click",
        button,
        "keyup",
        "alt",
      );
    }
    expect(terminal.onScreen("wmctrl", "-lG")).toBe(before);
    expect(terminal.onScreen("wmctrl", "-d").trim().split("\n")).toHaveLength(1);
    expect(terminal.onScreen("setxkbmap", "-query")).toMatch(/options:\s+srvrkeys:none/u);
  });

  it("does not let the screen go dark by itself (R13)", () => {
    const settings = terminal.onScreen("xset", "q");
    expect(settings).toMatch(/timeout:\s+0\s/u);
    expect(settings).toMatch(/DPMS is Disabled|Server does not have the DPMS Extension/u);
  });

  it("lets nobody without the cookie draw on the screen", () => {
    const stranger = terminal.machine.run(["env", "DISPLAY=:0", "xset", "q"], { user: "daemon" });
    expect(stranger.status).not.toBe(0);
    expect(stranger.stderr).toMatch(/Authorization required/u);
  });

  it("prints without keeping anything (R80)", ({ skip }) => {
    if (!inject("installed").whole) skip("cups could not be had without a network");
    const { status, stdout, stderr } = terminal.machine.run([
      "cupsd",
      "-t",
      "-c",
      "/etc/cups/cupsd-shiori.conf",
    ]);
    expect(status, stdout + stderr).toBe(0);
    expect(stdout + stderr).not.toMatch(/unknown/iu);
    const running = terminal.machine.sure(["ps", "-C", "cupsd", "-ww", "-o", "args="]);
    expect(running).toContain("-c /etc/cups/cupsd-shiori.conf");
  });
});
