import { describe, expect, it } from "vitest";
import { IS_RELEASE, refusedInRelease } from "#main/shell/release.ts";

const start = (words: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  refusedInRelease(["/opt/shiori/shiori", ...words], environment);

/** As `packaging/root/opt/shiori/os/start-session` starts it. */
const SHIPPED = [
  "--ozone-platform=x11",
  "--settings=/etc/shiori/settings.json",
  "--secrets=/etc/shiori/secrets.json",
  "--state=/var/lib/shiori",
  "--user-data-dir=/run/shiori/profile",
  "--heartbeat=/run/shiori/beat",
];

describe("a shipped kiosk (R61, R96)", () => {
  it("starts as its session starts it, in an ordinary environment", () => {
    const environment = { PATH: "/usr/bin", HOME: "/run/shiori/home", DISPLAY: ":0", GTK_IM_MODULE: "x" };
    expect(start(SHIPPED, environment)).toBeNull();
  });

  it.each([
    ["--remote-debugging-port=0", "remote-debugging-port"],
    ["--inspect", "inspect"],
    ["-p", "p"],
    ["--no-sandbox", "no-sandbox"],
    ["--ozone-platform=wayland", "ozone-platform"],
    ["--settings=", "settings"],
    ["--heartbeat=", "heartbeat"],
    ["--settings", "settings"],
    ["--settingsx=/etc/x", "settingsx"],
    ["--enable-logging", "enable-logging"],
    ["kiosk://app/", "argument"],
    ["", "argument"],
  ])("refuses %j and says %s", (word, told) => {
    expect(start([...SHIPPED, word])).toBe(told);
  });

  it("never repeats what stands behind a word", () => {
    expect(start(["--proxy-server=2001014"])).toBe("proxy-server");
    expect(start(["2001014"])).toBe("argument");
  });

  it.each([
    "ELECTRON_RUN_AS_NODE",
    "ELECTRON_ENABLE_LOGGING",
    "NODE_OPTIONS",
    "NODE_TLS_REJECT_UNAUTHORIZED",
    "NODE_EXTRA_CA_CERTS",
    "SSLKEYLOGFILE",
    "CHROME_DEVEL_SANDBOX",
    "GTK_MODULES",
    "GTK3_MODULES",
    "GTK_DEBUG",
  ])("refuses %s, also when it is empty", (name) => {
    expect(start(SHIPPED, { [name]: "" })).toBe(name);
  });

  it("is not what these tests run: the constant is of the release build alone", () => {
    expect(IS_RELEASE).toBe(false);
  });
});
