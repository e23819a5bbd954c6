import { app } from "electron";
import { EXIT } from "#contract/exit-codes.ts";
import type { EndReason } from "#contract/visit.ts";
import { awakeClock } from "../time/clock.ts";
import { within } from "../time/deferred.ts";
import { runReset } from "../visit/reset.ts";
import { createResetAdapter } from "../visit/reset-adapter.ts";
import type { Core, Started } from "./types.ts";

/** Milliseconds for which an orderly stop waits for writes and sign-outs. */
const WRITES_WAIT_MS = 1500;

/**
 * Pause in milliseconds between the start of a visit and loading the next page, so that it does not compete with the first
 * screen. It is ready a second after the start, and takes no memory on the attract screen.
 */
const WARM_AFTER_MS = 250;

/** The parts of the core that a reset uses. */
type ResetParts = Pick<
  Core,
  "visit" | "patronSession" | "journal" | "returns" | "covers" | "heartbeatMonitor" | "resets"
>;

/** Runs the resets, one after the other. */
export interface Resets {
  /** Runs a reset after those before it; one that is not verified ends the program (fail closed). */
  reset(visit: number, reason: EndReason): void;
  /** Prepares the next page, if the visit is still open. */
  began(visit: number): void;
  onReset(listener: () => void): void;
  onBegan(listener: () => void): void;
  onSettled(listener: () => void): void;
  isResetting(): boolean;
  exitAfter(code: number): void;
}

/** Creates it. Only the visit's effects start a reset. */
export function createResets(
  { shell, log }: Pick<Started, "shell" | "log">,
  { visit, patronSession, journal, returns, covers, heartbeatMonitor, resets }: ResetParts,
): Resets {
  const adapter = createResetAdapter({
    shell,
    forget(number) {
      patronSession.forget(number);
      returns.forget();
      covers.forget();
    },
    moveOn() {
      heartbeatMonitor.start();
      if (visit.state().phase === "ending") {
        visit.dispatch({ type: "reset-done" });
        visit.pauseEvents();
        patronSession.open(visit.state().visit);
      }
      return visit.state().visit;
    },
  });
  let last: Promise<void> = Promise.resolve();
  let exit: number | null = null;
  const listeners: (() => void)[] = [];
  const beginnings: (() => void)[] = [];
  const settled: (() => void)[] = [];
  let pending = 0;

  async function run(number: number, reason: EndReason): Promise<void> {
    const start = awakeClock();
    const clean = await runReset(adapter, { visit: number, reason }, awakeClock, log);
    if (!clean) return app.exit(EXIT.failClosed);
    resets.keep({ reason, ms: awakeClock() - start, clean });
    if (reason === "signal") exit ??= EXIT.ok;
    pending -= 1;
    if (exit === null) {
      // Queued events may end the next visit at once.
      visit.resumeEvents();
      if (pending === 0) for (const listener of settled) listener();
      return;
    }
    // The last page is closed first, so that its end is not reported as trouble.
    shell.pages.retire();
    // Returns need no patron, and so no sign-out (decision 41).
    await within(Promise.all([journal.settled(), patronSession.signOutsSettled()]), WRITES_WAIT_MS);
    app.exit(exit);
  }

  function warm(number: number): void {
    const state = visit.state();
    if (state.phase !== "open" || state.visit !== number) return;
    shell.pages.warm();
  }

  return {
    onReset: (listener) => void listeners.push(listener),
    onBegan: (listener) => void beginnings.push(listener),
    onSettled: (listener) => void settled.push(listener),
    isResetting: () => pending > 0,
    exitAfter(code) {
      exit ??= code;
    },
    reset(number, reason) {
      pending += 1;
      for (const listener of listeners) listener();
      last = last.then(() => run(number, reason));
    },
    began(number) {
      for (const listener of beginnings) listener();
      // After a reset that still clears the partition of the next page.
      setTimeout(() => void last.then(() => warm(number)), WARM_AFTER_MS);
    },
  };
}
