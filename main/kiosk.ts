import { app } from "electron";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { watchBackend } from "./backend-watch.ts";
import { type Core, createCore } from "./core.ts";
import { openDock } from "./dock/dock.ts";
import { openDoor } from "./door.ts";
import { EXIT } from "./guard.ts";
import { decodeScan } from "./scanner/decode.ts";
import { createScanDesk } from "./scanner/desk.ts";
import { createScannerSource, type ScannerSource } from "./scanner/source.ts";
import { loadSettings } from "./settings/load.ts";
import { STOP_LIMIT_MS, watchMachine } from "./shell/machine-watch.ts";
import type { Doors, Started } from "./start.ts";
import { monotonicClock, startTicking } from "./visit/clock.ts";

/** Checks the settings; what is wrong is said on stderr for staff, and only counted in the log. */
function checkSettings({ layers, log }: Started): { readonly settings: Settings; readonly broken: boolean } {
  const { settings, problems } = loadSettings(layers);
  for (const line of problems) process.stderr.write(`settings: ${line}\n`);
  if (problems.length > 0) log("settings-broken", { count: problems.length });
  return { settings, broken: problems.length > 0 };
}

function openScanner({ settings, visit, tell }: Core, { log }: Started): ScannerSource {
  const desk = createScanDesk({
    rules: settings,
    clock: monotonicClock,
    state: visit.state,
    dispatch: visit.dispatch,
    tell: (scan, takeBack) => tell({ type: "scan", scan, takeBack }),
    log,
  });
  return createScannerSource({
    keyboard: settings.kiosk.keyboard,
    gapMs: settings.scanner.gapMs,
    clock: monotonicClock,
    isWhole: (text) => decodeScan(text, settings).kind !== "refused",
    onBurst: desk.burst,
    onActivity: () => visit.dispatch({ type: "activity" }),
  });
}

/** Everything around the page that may end a visit: its own trouble, the machine's, and the order to stop. */
function watchAll({ shell, log, peek }: Started, { visit, pulse }: Core, scanner: ScannerSource): void {
  const crash = (kind: string): void => {
    log("page-trouble", { kind });
    visit.dispatch({ type: "end", reason: "crash" });
  };
  shell.listen({
    onKey: (input) => scanner.key(input),
    onTrouble: (_page, kind) => crash(kind),
    onCloseAsked: () => app.quit(),
  });
  watchMachine(log, monotonicClock, peek.locked, {
    end: (reason) => visit.dispatch({ type: "end", reason }),
    onUnstable: () => app.exit(EXIT.failClosed),
    onStop() {
      setTimeout(() => app.exit(EXIT.ok), STOP_LIMIT_MS);
      visit.dispatch({ type: "end", reason: "signal" });
    },
  });
  startTicking(() => {
    visit.dispatch({ type: "tick" });
    const page = shell.pages.live();
    if (pulse.missed() && page !== null && !page.leaving) crash("silent");
  });
}

/** Second half of the start: settings, visit, library, scanner; joined to the shell that is open already. */
export function runKiosk(started: Started): Doors {
  const { settings, broken } = checkSettings(started);
  const core = createCore(started, settings, broken);
  const backend = watchBackend(core, started.log, broken);
  const scanner = openScanner(core, started);
  watchAll(started, core, scanner);
  openDock(started, scanner.feed);
  return openDoor(started, core, backend);
}
