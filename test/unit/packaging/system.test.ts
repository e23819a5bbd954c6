import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { describe, expect, it, onTestFinished } from "vitest";
import { EXIT } from "#contract/exit-codes.ts";
import { refusedInRelease } from "#main/shell/release.ts";
import { heartbeatArgument } from "#supervisor/heartbeat-file.ts";
import { LIMITS } from "#supervisor/limits.ts";
import { OWNER_ONLY, settleModes } from "../../../tools/dist/copy.ts";
import { conffiles, controlText, LINKS } from "../../../tools/dist/deb.ts";
import { fingerprintOf, MADE_FROM, NAMES, SHAPES } from "../../../tools/pictures/pages.ts";

const PACKAGING = join(import.meta.dirname, "../../../packaging");
const ROOT = join(PACKAGING, "root");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const files = globSync("**/*", { cwd: ROOT, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));

/** Settings of a file in systemd's or sysctl's form: the last value of each name. */
function settingsOf(path: string): Readonly<Record<string, string>> {
  const lines = read(path)
    .split("\n")
    .filter((line) => /^-?[A-Za-z]/u.test(line) && line.includes("="));
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf("=")).trim().replace(/^-/u, ""),
      line.slice(line.indexOf("=") + 1).trim(),
    ]),
  );
}

describe("the window manager and the X server (R37)", () => {
  it("have no keys, buttons, menus or second desktop", () => {
    const rc = read("opt/shiori/os/openbox/rc.xml").replace(/<!--.*?-->/gsu, "");
    expect(rc).toMatch(/<keyboard\/>/u);
    expect(rc).toMatch(/<mouse\/>/u);
    expect(rc).not.toMatch(/keybind|mousebind|<action/u);
    expect(rc).toMatch(/<number>1<\/number>/u);
    expect(read("opt/shiori/os/openbox/menu.xml")).not.toMatch(/<item|<separator|execute/u);
  });

  it("prevent switching, zapping and blanking; no sticky keys, and two buttons do not emulate a third (R45, R49)", () => {
    const x = read("usr/share/X11/xorg.conf.d/90-shiori.conf");
    for (const option of ["DontVTSwitch", "DontZap", "DontZoom"])
      expect(x).toContain(`Option "${option}" "true"`);
    for (const time of ["BlankTime", "StandbyTime", "SuspendTime", "OffTime"])
      expect(x).toContain(`Option "${time}" "0"`);
    expect(x).toContain('Option "MiddleEmulation" "false"');
    const words = read("opt/shiori/os/start-x");
    for (const word of ["-auth ", "-nolisten tcp", "-accessx"]) expect(words).toContain(word);
  });
});

describe("the machine (R79, R102)", () => {
  it.each([
    [
      "usr/lib/sysctl.d/60-shiori.conf",
      { "kernel.sysrq": "0", "kernel.core_pattern": "|/bin/false", "fs.suid_dumpable": "0" },
    ],
    ["usr/lib/systemd/coredump.conf.d/50-shiori.conf", { Storage: "none", ProcessSizeMax: "0" }],
    ["usr/lib/systemd/system.conf.d/50-shiori.conf", { CtrlAltDelBurstAction: "none" }],
    [
      "usr/lib/systemd/logind.conf.d/50-shiori.conf",
      {
        NAutoVTs: "0",
        ReserveVT: "0",
        HandlePowerKey: "ignore",
        HandleSuspendKey: "ignore",
        HandleLidSwitch: "ignore",
      },
    ],
    ["opt/shiori/os/xdg/gtk-3.0/settings.ini", { "gtk-recent-files-enabled": "false" }],
    ["opt/shiori/os/xdg/gtk-4.0/settings.ini", { "gtk-recent-files-enabled": "false" }],
  ])("%s", (path, wanted) => {
    expect(settingsOf(path)).toMatchObject(wanted);
  });

  it("does nothing at Ctrl+Alt+Del", () => {
    expect(LINKS["etc/systemd/system/ctrl-alt-del.target"]).toBe("/dev/null");
  });

  it("prints without keeping anything (R80)", () => {
    const cups = read("etc/cups/cupsd-shiori.conf");
    expect(cups).toMatch(/^PreserveJobFiles No$/mu);
    // Long enough to be asked how a job ended, and no longer.
    expect(cups).toMatch(/^PreserveJobHistory 60$/mu);
    expect(cups).toMatch(
      /^ {2}<Limit [^>]*\bRelease-Job\b[^>]*\bCancel-Job\b[^>]*>\n {4}Order deny,allow$/mu,
    );
    expect(cups).toMatch(/^PageLogFormat\s*$/mu);
    expect(cups).not.toMatch(/^(Listen|Port) .*\d/mu);
    expect(read("usr/lib/systemd/system/cups.service.d/50-shiori.conf")).toContain(
      "cupsd -l -c /etc/cups/cupsd-shiori.conf",
    );
  });
});

describe("the units", () => {
  const confined = {
    NoNewPrivileges: "yes",
    CapabilityBoundingSet: "",
    ProtectSystem: "strict",
    ProtectHome: "yes",
    PrivateTmp: "yes",
    LimitCORE: "0",
    MemorySwapMax: "0",
    Restart: "always",
    UMask: "0077",
  };

  it.each(["kiosk", "backend"])("%s is confined and always comes back (R3, R98)", (name) => {
    expect(settingsOf(`usr/lib/systemd/system/shiori-${name}.service`)).toMatchObject(confined);
  });

  it("leave namespaces to Chromium's sandbox (R8)", () => {
    const kiosk = settingsOf("usr/lib/systemd/system/shiori-kiosk.service");
    expect(kiosk["RestrictNamespaces"]).toBeUndefined();
    expect(kiosk["MemoryDenyWriteExecute"]).toBeUndefined();
    expect(settingsOf("usr/lib/sysctl.d/60-shiori.conf")["kernel.unprivileged_userns_clone"]).toBe("1");
  });

  it("start the kiosk with words that it takes (R61)", () => {
    const session = read("opt/shiori/os/start-session");
    const words = [...session.matchAll(/^ {2}(--\S+?)(?: \\)?$/gmu)].map(([, word = ""]) =>
      word.replaceAll('"', ""),
    );
    expect(words.length).toBeGreaterThan(3);
    expect(refusedInRelease(["shiori", ...words, heartbeatArgument("/run/shiori/beat")], {})).toBeNull();
    expect(session).toContain("exec env -i");
  });

  it("keep the kiosk under a supervisor, and the supervisor under systemd (R92)", () => {
    const unit = settingsOf("usr/lib/systemd/system/shiori-kiosk.service");
    const telling = { Type: "notify", NotifyAccess: "all", WatchdogSignal: "SIGKILL", KillMode: "mixed" };
    expect(unit).toMatchObject({ ...telling, RestartPreventExitStatus: String(EXIT.left) });
    const milliseconds = (name: string): number => Number(unit[name]) * 1000;
    // Two words may be late before systemd gives up.
    expect(milliseconds("WatchdogSec")).toBe(3 * LIMITS.well);
    expect(milliseconds("TimeoutStopSec")).toBeGreaterThan(LIMITS.stop);
    const hung =
      LIMITS.fastEnds * LIMITS.firstBeat + LIMITS.pauses.slice(0, LIMITS.fastEnds).reduce((a, b) => a + b);
    expect(milliseconds("TimeoutStartSec")).toBeGreaterThan(hung);
    const session = read("opt/shiori/os/start-session");
    const line = session.split("\n").find((one) => one.includes("shiori-supervise")) ?? "";
    const programs = [...line.matchAll(/\$HERE\/([a-z/-]+)"/gu)].map(([, path = ""]) => path);
    expect(programs).toEqual(["bin/shiori-supervise", "os/show-picture", "os/start-kiosk"]);
    for (const path of programs) expect(files).toContain(`opt/shiori/${path}`);
  });

  it("set up the screen before each kiosk, for the X server may be a new one (R13, R37)", () => {
    const start = read("opt/shiori/os/start-kiosk");
    for (const words of ["xset s off", "xset -dpms", "srvrkeys:none", 'exec /opt/shiori/shiori "$@"'])
      expect(start).toContain(words);
  });

  it("have a picture for each word of the supervisor and each shape of a screen (R87)", () => {
    const script = read("opt/shiori/os/show-picture");
    const pictures = files.filter((path) => path.endsWith(".png")).sort();
    const wanted = ["out-of-order", "waiting"].flatMap((name) =>
      Object.keys(SHAPES).map((shape) => `opt/shiori/os/pictures/${name}-${shape}.png`),
    );
    expect(pictures).toEqual(wanted.sort());
    for (const shape of Object.keys(SHAPES)) expect(script).toContain(`shape=${shape}`);
    for (const [shape, size] of Object.entries(SHAPES)) {
      for (const path of pictures.filter((path) => path.endsWith(`-${shape}.png`))) {
        const { width, height } = PNG.sync.read(readFileSync(join(ROOT, path)));
        expect({ width, height }).toEqual(size);
        expect(statSync(join(ROOT, path)).size).toBeLessThan(200_000);
      }
    }
    // Words that were changed since want `npm run pictures`.
    const made = Object.fromEntries(NAMES.map((name) => [name, fingerprintOf(name)]));
    expect(JSON.parse(readFileSync(MADE_FROM, "utf8"))).toEqual(made);
    // What draws them, and what starts and ends the supervisor's child, come with the package.
    for (const name of ["hsetroot", "x11-xserver-utils", "util-linux", "systemd"])
      expect(controlText("1.2.3", 42)).toMatch(new RegExp(`^Depends: .*\\b${name}\\b`, "mu"));
  });
});

describe("what must not lie about", () => {
  /** Type, mode, user and group by path. */
  const rows = new Map(
    read("usr/lib/tmpfiles.d/shiori.conf")
      .split("\n")
      .filter((line) => /^[a-z]/u.test(line))
      .map((line) => line.split(/\s+/u))
      .map(([type = "", path = "", mode = "", user = "", group = ""]) => [path, [type, mode, user, group]]),
  );

  it("is root's alone where the backend's secrets stand, at every boot and in the package", () => {
    expect(rows.get("/etc/shiori/backend.env")).toEqual(["z", "0600", "root", "root"]);
    expect(rows.get("/etc/shiori/kiosk-token")).toEqual(["z", "0600", "root", "root"]);
    const folder = mkdtempSync(join(tmpdir(), "shiori-modes-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync(ROOT, folder, { recursive: true });
    settleModes(folder, OWNER_ONLY);
    const modeOf = (path: string) => statSync(join(folder, path)).mode & 0o777;
    expect(modeOf("etc/shiori/backend.env")).toBe(0o600);
    expect(modeOf("etc/shiori/session.env")).toBe(0o644);
  });

  it("can be read by the kiosk where it is the kiosk's, and written by root only", () => {
    for (const name of ["settings.json", "secrets.json"])
      expect(rows.get(`/etc/shiori/${name}`)).toEqual(["z", "0640", "root", "_shiori"]);
  });

  it("belongs to the backend's user from the beginning where its data lies", () => {
    expect(rows.get("/var/lib/shiori-backend")).toEqual(["d", "0700", "_shiori-backend", "_shiori-backend"]);
    expect(settingsOf("usr/lib/systemd/system/shiori-backend.service")).toMatchObject({
      User: "_shiori-backend",
      StateDirectory: "shiori-backend",
      StateDirectoryMode: "0700",
    });
  });
});

describe("the package", () => {
  it("has scripts that a shell can read", () => {
    const scripts = ["postinst", "prerm", "postrm"].map((name) => join(PACKAGING, "debian", name));
    const session = files
      .filter((path) => read(path).startsWith("#!/bin/sh"))
      .map((path) => join(ROOT, path));
    expect(session.length).toBeGreaterThan(3);
    for (const script of [...scripts, ...session]) {
      execFileSync("sh", ["-n", script]);
      expect(statSync(script).mode & 0o111, script).not.toBe(0);
    }
  });

  it("has no set-uid program, and its commands are links to scripts that are there", () => {
    for (const path of files) expect(statSync(join(ROOT, path)).mode & 0o6000, path).toBe(0);
    const commands = Object.entries(LINKS).filter(([path]) => path.startsWith("usr/bin/"));
    expect(commands.length).toBeGreaterThan(0);
    for (const [, target] of commands) expect(files).toContain(target.slice(1));
  });

  it("leaves all below /etc to the administrator, and nothing else", () => {
    expect(conffiles(["etc/a", "usr/b", "opt/shiori/etc/c"])).toEqual(["/etc/a"]);
    expect(files.filter((path) => path.startsWith("etc/shiori/") && path.endsWith(".json"))).toEqual([]);
  });

  it("says what it is", () => {
    const control = controlText("1.2.3", 42);
    expect(control).toMatch(/^Version: 1\.2\.3$/mu);
    expect(control).toMatch(/^Installed-Size: 42$/mu);
    expect(control).not.toMatch(/@[A-Z]+@/u);
  });

  it("knows every verb of the backend", async () => {
    const tool = readFileSync(join(PACKAGING, "../tools/backend.ts"), "utf8");
    const programs = [...tool.matchAll(/^ {2}"?([a-z-]+)"?: "(backend\/\S+\.ts)",$/gmu)];
    expect(programs.length).toBeGreaterThan(8);
    const wrapper = read("opt/shiori/bin/shiori-backend");
    const served = (verb: string) =>
      new RegExp(`^ {2}[a-z| -]*\\b${verb}\\b[a-z| -]*\\) program=(\\S+) ;;$`, "mu").exec(wrapper)?.[1];
    for (const [, verb = "", program] of programs) expect(served(verb), verb).toBe(program);
  });
});
