import { app } from "electron";
import { EXIT } from "#contract/exit-codes.ts";
import { offeredHere } from "../ipc/capabilities.ts";
import { likelyHello } from "../ipc/hello.ts";
import type { Printing } from "../printing/printing.ts";
import type { Scanner } from "../scanner/scanner.ts";
import { isDrawnByProcessor } from "../shell/drawing.ts";
import type { Page } from "../shell/page.ts";
import { STOP_LIMIT_MS, watchPowerAndSignals } from "../shell/power-and-signals.ts";
import { monotonicClock, startTicking } from "../time/clock.ts";
import { leftInPage } from "../visit/self-check.ts";
import type { BackendWatch } from "./backend-watch.ts";
import { tellPage } from "./core.ts";
import { isExiting } from "./process-guard.ts";
import type { Core, Started } from "./types.ts";

/** Connects keys, page trouble, power, stop signals and the tick to the visit and the scanner. */
export function connectShell(
  { shell, log }: Started,
  core: Core,
  backend: BackendWatch,
  printing: Printing,
  scanner: Pick<Scanner, "key" | "missed">,
  tick: () => void,
): void {
  const { visit, heartbeatMonitor, settings, library } = core;
  const crash = (kind: string): void => {
    if (isExiting()) return;
    log("page-trouble", { kind });
    visit.dispatch({ type: "end", reason: "crash" });
  };
  /** Has a spare page prerender; one that went live meanwhile ignores it. */
  const rehearse = (page: Page): void => {
    const info = backend.info();
    if (info === null) return;
    const parts = {
      settings: settings.now(),
      info,
      capabilities: offeredHere(library.capabilities, settings.now()),
      partAway: core.outOfOrder.partAway(),
      besideAway: core.outOfOrder.besideAway(),
      slips: printing.slips(),
      drawnByProcessor: isDrawnByProcessor(),
    };
    const after = visit.state().phase === "attract" ? "idle" : "visit";
    const hello = likelyHello(parts, after);
    tellPage(page, { type: "rehearse", hello });
  };
  shell.listen({
    onKey: (input) => scanner.key(input),
    onKeysMissed: scanner.missed,
    onTrouble(_page, kind) {
      // The running reset replaces a page that is lost meanwhile.
      if (core.isResetting()) log("page-trouble", { kind });
      else crash(kind);
    },
    onSpare(page) {
      // Warms up the storages, so that the check of the reset is fast; the result does not matter here.
      void leftInPage(page).catch(() => undefined);
      void backend.firstInfo().then(() => rehearse(page));
    },
    onCloseAsked: () => app.quit(),
  });
  watchPowerAndSignals(log, monotonicClock, {
    end: (reason) => visit.dispatch({ type: "end", reason }),
    onUnstable: () => app.exit(EXIT.failClosed),
    onStop() {
      setTimeout(() => app.exit(EXIT.ok), STOP_LIMIT_MS);
      // The running reset comes first.
      if (core.isResetting()) core.exitAfterReset(EXIT.ok);
      visit.dispatch({ type: "end", reason: "signal" });
    },
  });
  startTicking(() => {
    visit.dispatch({ type: "tick" });
    tick();
    const page = shell.pages.live();
    if (heartbeatMonitor.missed() && page !== null && !page.leaving) crash("silent");
  });
}
