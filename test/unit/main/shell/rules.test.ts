import { describe, expect, it } from "vitest";
import { APP_HOST, isAddressOf } from "#main/shell/addresses.ts";
import {
  createHeartbeatMonitor,
  FIRST_HEARTBEAT_TIMEOUT_MS,
  HEARTBEAT_TIMEOUT_MS,
} from "#main/shell/heartbeat-monitor.ts";
import { refusedCondition } from "#main/shell/switches.ts";

describe("our addresses (R15)", () => {
  it.each(["kiosk://app/index.html", "kiosk://app/", "kiosk://app/x?y#z"])("%s is ours", (address) => {
    expect(isAddressOf(APP_HOST, address)).toBe(true);
  });

  it.each([
    "kiosk://app.evil/",
    "kiosk://app@evil/",
    "kiosk://app:1/",
    "kiosk://user@app/",
    "http://app/",
    "about:blank",
    "",
    "kiosk:app",
  ])("%s is not", (address) => {
    expect(isAddressOf(APP_HOST, address)).toBe(false);
  });
});

describe("a start that would write or open too much (R61, R96)", () => {
  const start = (words: string[], locked = true, release = false, environment = {}) =>
    refusedCondition({ locked, release, environment, hasSwitch: (name) => words.includes(name) });

  it.each(["enable-logging", "log-file", "log-net-log", "ssl-key-log-file"])(
    "%s is refused when locked",
    (word) => {
      expect(start([word])).toBe(word);
      expect(start([word], false)).toBeNull();
    },
  );

  it.each(["ELECTRON_ENABLE_LOGGING", "SSLKEYLOGFILE"])(
    "%s in the environment is refused when locked",
    (name) => {
      expect(start([], true, false, { [name]: "1" })).toBe(name);
    },
  );

  it("a debugging port is refused by a release", () => {
    expect(start(["remote-debugging-port"], true, true)).toBe("remote-debugging-port");
    expect(start(["remote-debugging-port"], true, false)).toBeNull();
  });
});

describe("the page's pulse (R17)", () => {
  function pulse() {
    let now = 0;
    const watch = createHeartbeatMonitor(() => now);
    return {
      ...watch,
      /** Ticks as the kiosk does; answers whether the page was missed in that time. */
      tick(milliseconds: number) {
        let missed = false;
        for (const end = now + milliseconds; now < end; ) {
          now += 200;
          missed = watch.missed() || missed;
        }
        return missed;
      },
      standStill(milliseconds: number) {
        now += milliseconds;
        return watch.missed();
      },
    };
  }

  it("is missed after five beats", () => {
    const p = pulse();
    p.beat();
    expect(p.tick(HEARTBEAT_TIMEOUT_MS - 200)).toBe(false);
    expect(p.tick(200)).toBe(true);
  });

  it("gives a new page its time to load", () => {
    const p = pulse();
    p.start();
    expect(p.tick(FIRST_HEARTBEAT_TIMEOUT_MS - 200)).toBe(false);
    expect(p.tick(200)).toBe(true);
  });

  it("is not missed because the whole machine stood still", () => {
    const p = pulse();
    p.beat();
    expect(p.standStill(60_000)).toBe(false);
    expect(p.tick(HEARTBEAT_TIMEOUT_MS)).toBe(true);
  });
});
