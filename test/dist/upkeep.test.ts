import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEB, SETTINGS } from "./setup.ts";
import { bootTerminal, type Terminal } from "./terminal.ts";

const UNITS = ["shiori-kiosk.service", "shiori-x.service", "shiori-backend.service"];

let terminal: Terminal;

beforeAll(async () => {
  terminal = await bootTerminal();
});

afterAll(async () => {
  await terminal?.machine.stop();
});

const sure = (...words: readonly string[]): string => terminal.machine.sure(words, { timeout: 120_000 });
const exists = (path: string): boolean => terminal.machine.run(["test", "-e", path]).status === 0;
const states = (verb: string): string[] =>
  UNITS.map((unit) => terminal.machine.run(["systemctl", verb, unit]).stdout.trim());
/**
 * As an unattended upgrade does it: what the administrator changed stays. `--force-depends`: see setup.ts;
 * `--force-unsafe-io`: no power is cut here.
 */
const dpkg = (...words: readonly string[]): string =>
  sure("dpkg", "--force-unsafe-io", "--force-confdef", "--force-confold", "--force-depends", ...words);

// One machine's life, in this order.
describe("over the years, the package", () => {
  it("is upgraded under a running terminal, which comes back by itself with the administrator's files", async () => {
    sure("sh", "-c", "echo '# mine' >> /etc/shiori/session.env");
    const before = terminal.main();
    dpkg("--unpack", DEB);
    // No kiosk reads its pages from an archive that was replaced.
    expect(states("is-active")[0]).toBe("inactive");
    dpkg("--configure", "shiori");
    await terminal.painted();
    expect(terminal.main()).not.toBe(before);
    expect(sure("cat", "/etc/shiori/session.env")).toContain("# mine");
    expect(JSON.parse(sure("cat", "/etc/shiori/settings.json"))).toEqual(SETTINGS);
    expect(states("is-active")).toEqual(["active", "active", "inactive"]);
  });

  it("leaves a terminal off that the administrator has switched off", () => {
    sure("systemctl", "disable", "--now", "shiori-kiosk.service");
    dpkg("-i", DEB);
    expect(states("is-enabled")[0]).toBe("disabled");
    sure("systemctl", "enable", "shiori-kiosk.service");
  });

  it("is removed: the screen is free, settings and data stay", () => {
    sure("touch", "/var/lib/shiori-backend/shiori.sqlite");
    dpkg("-r", "shiori");
    expect(terminal.machine.run(["pgrep", "-u", "_shiori"]).stdout).toBe("");
    expect(exists("/opt/shiori")).toBe(false);
    expect(exists("/usr/bin/shiori-backend")).toBe(false);
    expect([
      exists("/etc/shiori/settings.json"),
      exists("/etc/shiori/session.env"),
      exists("/var/lib/shiori/log"),
    ]).toEqual([true, true, true]);
  });

  it("is installed again: nothing stayed masked, and the terminal shows itself as before", async () => {
    dpkg("-i", DEB);
    await terminal.painted();
    expect(states("is-active").slice(0, 2)).toEqual(["active", "active"]);
    expect(states("is-enabled")[0]).toBe("enabled");
    expect(JSON.parse(sure("cat", "/etc/shiori/settings.json"))).toEqual(SETTINGS);
  });

  it("is purged: all of the terminal is gone, the library's loans and holds are not", () => {
    dpkg("-P", "shiori");
    expect(exists("/etc/shiori")).toBe(false);
    expect(exists("/var/lib/shiori")).toBe(false);
    expect(exists("/var/lib/shiori-backend")).toBe(true);
    const left = sure(
      "sh",
      "-c",
      "find /etc/systemd /usr/lib/systemd /var/lib/systemd/deb-systemd-helper-* -name '*shiori*' -not -path '*/shiori-x.service.d*' 2>/dev/null || true",
    );
    expect(left.trim()).toBe("");
  });

  it("makes settings of its own on a machine that has none, with a secret of this machine", async () => {
    dpkg("-i", DEB);
    await terminal.painted();
    const settings = JSON.parse(sure("cat", "/etc/shiori/settings.json"));
    expect(settings.backend).toEqual({ url: "http://127.0.0.1:8080" });
    const token = sure("cat", "/etc/shiori/kiosk-token").trim();
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(JSON.parse(sure("cat", "/etc/shiori/secrets.json"))).toEqual({ backend: { token } });
    expect(terminal.log().map(({ event }) => event)).not.toContain("settings-broken");
  });
});
