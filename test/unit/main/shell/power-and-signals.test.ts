import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "#main/log/log.ts";
import { watchPowerAndSignals } from "#main/shell/power-and-signals.ts";
import { app, powerMonitor } from "../../../fakes/electron.ts";

const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
let before: NodeJS.SignalsListener[][] = [];

function watched() {
  const log = createLog(null, false);
  const told: string[] = [];
  let now = 0;
  watchPowerAndSignals(log, () => now, {
    end: (reason) => told.push(reason),
    onUnstable: () => told.push("unstable"),
    onStop: () => told.push("stop"),
  });
  return {
    log,
    told,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
    die: (reason = "killed") => void app.emit("child-process-gone", {}, { reason, type: "GPU" }),
  };
}

beforeEach(() => {
  before = SIGNALS.map((signal) => process.listeners(signal));
});
afterEach(() => {
  app.removeAllListeners();
  powerMonitor.removeAllListeners();
  for (const [index, signal] of SIGNALS.entries())
    for (const one of process.listeners(signal))
      if (before[index]?.includes(one) !== true) process.removeListener(signal, one);
});

describe("the machine around the kiosk", () => {
  it.each(["suspend", "resume", "lock-screen"])("%s ends the visit (R13)", (event) => {
    const { told } = watched();
    powerMonitor.emit(event);
    expect(told).toEqual(["suspend"]);
  });

  it("three deaths of helpers in a minute are told and survived; the fourth ends the program (R84)", () => {
    const { told, die, log } = watched();
    for (let deaths = 0; deaths < 3; deaths += 1) die();
    expect(told).toEqual([]);
    die();
    expect(told).toEqual(["unstable"]);
    expect(log.recent().map(({ event }) => event)).toEqual(Array.from({ length: 4 }, () => "child-gone"));
  });

  it("deaths that lie apart, and clean ends, are no storm", () => {
    const { told, die, pass } = watched();
    for (let deaths = 0; deaths < 20; deaths += 1) {
      die();
      pass(21);
    }
    for (let ends = 0; ends < 20; ends += 1) die("clean-exit");
    expect(told).toEqual([]);
  });

  it("an order to stop is reported once, and nothing is closed before (R91)", () => {
    const { told } = watched();
    const event = {
      prevented: 0,
      preventDefault(): void {
        event.prevented += 1;
      },
    };
    app.emit("before-quit", event);
    app.emit("before-quit", event);
    process.listeners("SIGTERM").at(-1)?.("SIGTERM");
    expect([told, event.prevented]).toEqual([["stop"], 2]);
  });
});
