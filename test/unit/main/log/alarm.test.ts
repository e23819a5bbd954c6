import { describe, expect, it } from "vitest";
import { createAlarm } from "#main/log/alarm.ts";
import { createLog } from "#main/log/log.ts";

function table() {
  const log = createLog(null, false);
  let now = 0;
  return {
    log,
    alarm: createAlarm(log, () => now),
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe("what was tried and stopped", () => {
  it("is logged by its code", () => {
    const { alarm, log } = table();
    alarm("permission-refused", { kind: "clipboard-read" });
    expect(log.recent()).toMatchObject([{ event: "permission-refused", kind: "clipboard-read" }]);
  });

  it("is logged a few times when it repeats, and later with its count: nothing else is pushed out of the log", () => {
    const { alarm, log, pass } = table();
    for (let tries = 0; tries < 1000; tries += 1) alarm("window-refused");
    const told = log.recent().length;
    expect(told).toBe(50);
    pass(2);
    alarm("window-refused");
    expect(log.recent().slice(told)).toMatchObject([{ event: "window-refused", count: 950 }]);
  });

  it("of one kind does not hide another", () => {
    const { alarm, log } = table();
    for (let tries = 0; tries < 100; tries += 1) alarm("window-refused");
    alarm("close-refused");
    expect(log.recent().at(-1)?.event).toBe("close-refused");
  });
});
