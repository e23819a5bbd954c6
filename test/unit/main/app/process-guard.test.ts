import { constants } from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import { EXIT } from "#contract/exit-codes.ts";
import { STRAY_SIGNALS } from "#contract/stray-signals.ts";

/** The guard as it is when the program starts: whether it leaves already is kept in it. */
async function guarded() {
  vi.resetModules();
  const { app, dialog } = await import("../../../fakes/electron.ts");
  const fresh = await import("#main/app/process-guard.ts");
  const events = ["uncaughtException", "unhandledRejection", ...STRAY_SIGNALS] as const;
  const before = events.map((event) => process.listeners(event as "SIGUSR1"));
  fresh.guardProcess();
  const added = (index: number) =>
    process.listeners(events[index] as "SIGUSR1").filter((one) => !before[index]?.includes(one));
  const heard = {
    exception: added(0),
    rejection: added(1),
    signals: STRAY_SIGNALS.map((_, index) => added(index + 2)),
  };
  restore = () => {
    for (const [index, event] of events.entries())
      for (const one of added(index)) process.removeListener(event, one);
  };
  const codes: string[] = [];
  fresh.onFatalError((code) => codes.push(code));
  return { fresh, heard, codes, app, dialog };
}

let restore = (): void => undefined;
afterEach(() => restore());

describe("a bug in main (R56)", () => {
  it.each(["exception", "rejection"] as const)(
    "an %s that nobody caught ends the program, with a code and no word of it",
    async (kind) => {
      const { fresh, heard, codes, app } = await guarded();
      expect(heard[kind]).toHaveLength(1);
      const call = heard[kind][0] as unknown as (error: Error) => void;
      call(new Error("card 2001014"));
      expect(app.exits).toEqual([EXIT.bug]);
      expect(codes).toEqual([kind === "exception" ? "uncaught-exception" : "unhandled-rejection"]);
      expect(fresh.isExiting()).toBe(true);
      // A second one, while it leaves, is not told again.
      call(new Error("card 2001014"));
      expect(codes).toHaveLength(1);
    },
  );

  it("leaves also when the log cannot be written any more", async () => {
    const { fresh, heard, app } = await guarded();
    fresh.onFatalError(() => {
      throw new Error("no disk");
    });
    const call = heard.exception[0] as unknown as (error: Error) => void;
    expect(() => call(new Error("x"))).toThrow("no disk");
    expect(app.exits).toEqual([EXIT.bug]);
  });

  it("opens no dialog", async () => {
    const { dialog } = await guarded();
    expect(() => dialog.showErrorBox("A JavaScript error", "card 2001014")).not.toThrow();
  });

  it("stray signals end nothing and open nothing (R99)", async () => {
    const { heard } = await guarded();
    for (const [index, signal] of STRAY_SIGNALS.entries())
      expect(heard.signals[index], signal).toHaveLength(signal in constants.signals ? 1 : 0);
  });
});
