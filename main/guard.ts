import { constants } from "node:os";
import { app, dialog } from "electron";
import { STRAY_SIGNALS } from "#contract/stray-signals.ts";

/** Exit codes the supervisor knows (supervisor/README.md). */
export const EXIT = {
  /** Stopped on purpose. */
  ok: 0,
  /** Staff have ended kiosk mode: nobody starts it again but people. */
  left: 77,
  /** Started with switches that would write a patron's data to disk or open a door (R61, R96). */
  refused: 64,
  /** A bug: an exception nobody caught (R56). */
  bug: 70,
  /** The reset, or a helper process, failed: start again with a clean memory (decision 3, R84). */
  failClosed: 75,
} as const;

type LastWords = (code: string) => void;

let lastWords: LastWords = () => undefined;

/** Where the guard tells its event code before it exits; set once the log exists. */
export function onLastWords(listener: LastWords): void {
  lastWords = listener;
}

let leaving = false;

/** True once main leaves because of a bug: pages that die with it are no trouble, and no reset must begin any more. */
export function isLeaving(): boolean {
  return leaving;
}

function leave(code: string): void {
  if (leaving) return;
  leaving = true;
  try {
    lastWords(code);
  } finally {
    app.exit(EXIT.bug);
  }
}

/**
 * R56: an exception in main must neither open Electron's own dialog (it would show text of the exception and
 * stop the clock) nor go on in an unknown state. Only the code is told: a message may hold patron data.
 */
export function guardMain(): void {
  process.on("uncaughtException", () => leave("uncaught-exception"));
  process.on("unhandledRejection", () => leave("unhandled-rejection"));
  dialog.showErrorBox = () => undefined;
  // A closed pipe behind stderr must not become an uncaught exception.
  process.stdout.on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  // SIGUSR1 would open the inspector of an unfused build, and end a fused one.
  for (const signal of STRAY_SIGNALS) if (signal in constants.signals) process.on(signal, () => undefined);
}
