import { constants } from "node:os";
import { app, dialog } from "electron";
import { EXIT } from "#contract/exit-codes.ts";
import { STRAY_SIGNALS } from "#contract/stray-signals.ts";

type ReportCode = (code: string) => void;

let report: ReportCode = () => undefined;

/** Sets the listener for the event code of a fatal error; called once the log exists. */
export function onFatalError(listener: ReportCode): void {
  report = listener;
}

let exiting = false;

/** True once main exits because of a bug: dying pages are expected then, and no reset may start. */
export function isExiting(): boolean {
  return exiting;
}

function exit(code: string): void {
  if (exiting) return;
  exiting = true;
  try {
    report(code);
  } finally {
    app.exit(EXIT.bug);
  }
}

/**
 * R56: exits on an exception in main. Electron's dialog would show its text and stop the clock. Only an event code is logged,
 * because the message may contain patron data.
 */
export function guardProcess(): void {
  process.on("uncaughtException", () => exit("uncaught-exception"));
  process.on("unhandledRejection", () => exit("unhandled-rejection"));
  dialog.showErrorBox = () => undefined;
  // A closed pipe behind stderr must not become an uncaught exception.
  process.stdout.on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  // SIGUSR1 would open the inspector of an unfused build, and end a fused one.
  for (const signal of STRAY_SIGNALS) if (signal in constants.signals) process.on(signal, () => undefined);
}
