import { join } from "node:path";
import { app, safeStorage } from "electron";
import { EXIT } from "#contract/exit-codes.ts";
import { openDock } from "../dock/dock.ts";
import { createDisplay } from "../hours/display.ts";
import { watchDay } from "../hours/new-day.ts";
import { watchHours } from "../hours/watch.ts";
import { likelyHello } from "../ipc/hello.ts";
import type { Log } from "../log/log.ts";
import { openPrinting, type Printing } from "../printing/printing.ts";
import { openScanner, type Scanner } from "../scanner/scanner.ts";
import type { Burst } from "../scanner/source.ts";
import { openKeptSettings } from "../settings/kept.ts";
import { createLiveSettings, type LiveSettings, settingsHash } from "../settings/live.ts";
import { sayProblem } from "../settings/problems.ts";
import { readLayers } from "../settings/read.ts";
import { openSecrets, type Secrets } from "../settings/secrets.ts";
import { createDisplayWatchdog } from "../shell/display-watchdog.ts";
import { isDrawnByProcessor } from "../shell/drawing.ts";
import { STOP_LIMIT_MS, watchPowerAndSignals } from "../shell/power-and-signals.ts";
import { createSpeaker } from "../speech/speaker.ts";
import { buildHash } from "../staff/diagnostics.ts";
import { createStaffGate } from "../staff/gate.ts";
import { createStaffHandlers } from "../staff/handlers.ts";
import { createStaffSession } from "../staff/staff-session.ts";
import { openTries } from "../staff/tries.ts";
import { monotonicClock, startTicking } from "../time/clock.ts";
import { collectAfterVisits } from "../visit/collect-heap.ts";
import { leftInPage } from "../visit/self-check.ts";
import { waitForFrame } from "../visit/wait-for-paint.ts";
import { type BackendWatch, watchBackend } from "./backend-watch.ts";
import { type Core, createCore, tellPage } from "./core.ts";
import { setUpIpc } from "./ipc-setup.ts";
import { isExiting } from "./process-guard.ts";
import { createScheduledRestart } from "./scheduled-restart.ts";
import { followSettings } from "./settings-follower.ts";
import type { IpcHandlers, Started } from "./start.ts";
import { startSupervisorHeartbeat } from "./supervisor-heartbeat.ts";

const STANDINGS = {
  read: null,
  kept: "the last valid settings stay in use",
  broken: "the defaults are used; the terminal is out of order",
} as const;

/** Prints problems of the settings to stderr for the administrator; logs only their kinds and counts. */
function sayProblems(live: LiveSettings, log: Log): void {
  const problems = live.problems();
  const standing = live.standing();
  for (const problem of problems) process.stderr.write(`settings: ${sayProblem(problem)}\n`);
  if (STANDINGS[standing] !== null) process.stderr.write(`settings: ${STANDINGS[standing]}\n`);
  for (const kind of new Set(problems.map((problem) => problem.kind))) {
    const event = kind === "unknown" ? "settings-unknown" : `settings-${standing}`;
    log(event, { kind, count: problems.filter((problem) => problem.kind === kind).length });
  }
}

interface KioskScanner extends Scanner {
  /** Reopens the device, for changed settings. */
  renew(): void;
}

function openKioskScanner(
  { settings, visit, tell }: Core,
  { log, alarm }: Started,
  takeFirst: (burst: Burst) => boolean,
): KioskScanner {
  const open = (): Scanner =>
    openScanner({
      settings: settings.now(),
      clock: monotonicClock,
      log,
      state: visit.state,
      dispatch: visit.dispatch,
      tell: (scan, takeBack) => tell({ type: "scan", scan, takeBack }),
      takeFirst,
      onRefused: () => alarm("key-refused"),
    });
  let scanner = open();
  return {
    key: (input) => scanner.key(input),
    feed: (text) => scanner.feed(text),
    close: () => scanner.close(),
    renew() {
      scanner.close();
      scanner = open();
    },
  };
}

/** Watches everything that may end a visit: trouble of the page and the machine, and stop signals. */
function watchAll(
  { shell, log }: Started,
  core: Core,
  backend: BackendWatch,
  printing: Printing,
  scanner: Scanner,
  tick: () => void,
): void {
  const { visit, heartbeatMonitor, settings, library } = core;
  const crash = (kind: string): void => {
    if (isExiting()) return;
    log("page-trouble", { kind });
    visit.dispatch({ type: "end", reason: "crash" });
  };
  shell.listen({
    onKey: (input) => scanner.key(input),
    onTrouble(_page, kind) {
      // A page that is lost while a reset makes it is made again by that reset.
      if (core.isResetting()) log("page-trouble", { kind });
      else crash(kind);
    },
    onSpare(page) {
      // Warms up the storages, so that the check of the reset is fast; the result does not matter here.
      void leftInPage(page).catch(() => undefined);
      const info = backend.info();
      const parts = {
        settings: settings.now(),
        info,
        capabilities: library.capabilities,
        slips: printing.slips(),
        drawnByProcessor: isDrawnByProcessor(),
      };
      if (info !== null) tellPage(page, { type: "rehearse", hello: likelyHello(parts) });
    },
    onCloseAsked: () => app.quit(),
  });
  watchPowerAndSignals(log, monotonicClock, {
    end: (reason) => visit.dispatch({ type: "end", reason }),
    onUnstable: () => app.exit(EXIT.failClosed),
    onStop() {
      setTimeout(() => app.exit(EXIT.ok), STOP_LIMIT_MS);
      // The reset that runs is the one that comes first.
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

/** R92: sends heartbeats to the supervisor while main works and the screen shows something. */
function startHeartbeat({ arguments: { heartbeat }, shell, log }: Started, { visit }: Core): void {
  const watchdog = createDisplayWatchdog({
    clock: monotonicClock,
    live: shell.pages.live,
    drawn: waitForFrame,
    asleep: () => visit.state().phase === "closed",
  });
  startSupervisorHeartbeat({ file: heartbeat, log, isDisplaying: watchdog.isDisplaying });
}

/** R82: restarts from time to time, if there is a supervisor that starts it again. */
function scheduleRestart({ arguments: { heartbeat }, log }: Started, core: Core): () => void {
  if (heartbeat === null) return () => undefined;
  const { state, dispatch } = core.visit;
  const restart = createScheduledRestart({
    clock: monotonicClock,
    state,
    memory: () => process.memoryUsage.rss(),
  });
  return () => {
    const why = restart.due();
    if (why === null) return;
    log("renewal", { kind: why });
    dispatch({ type: "end", reason: "signal" });
  };
}

/** After the first frame, which must not wait for the hashing of the program's files. */
const VERSIONS_AFTER_MS = 5000;

/** R93: logs the version, build and settings hash. */
function tellVersions(live: LiveSettings, log: Log): void {
  const tell = (): void =>
    log("running", { version: app.getVersion(), build: buildHash(), config: settingsHash(live.now()) });
  setTimeout(tell, VERSIONS_AFTER_MS).unref();
}

/** The settings, with what the system's key store adds now that it can be asked. */
function openSettings({ sources, layers, log }: Started): {
  readonly live: LiveSettings;
  readonly secrets: Secrets;
} {
  const [own] = sources.secretsFiles.slice(-1);
  const ownFile = own?.path ?? "";
  const { platform } = process;
  const secrets = openSecrets({ safeStorage, platform, ownFile, sealedFile: `${ownFile}.sealed` });
  const all = { ...sources, sealed: secrets.sealed };
  const read = secrets.sealed() === null ? layers : readLayers(all);
  const { machineFile, localFile } = sources;
  const file = join(app.getPath("userData"), "settings-kept.json");
  const kept = openKeptSettings({ safeStorage, platform, file, machineFile, localFile, log });
  return { live: createLiveSettings(all, read, kept), secrets };
}

/** Second half of the start: settings, visit, library, scanner, staff; joined to the shell that is open already. */
export function runKiosk(started: Started): IpcHandlers {
  const { log, alarm, shell, sources, windowSettings } = started;
  const { live, secrets } = openSettings(started);
  sayProblems(live, log);
  const core = createCore(started, live);
  const backend = watchBackend(core, log);
  const printing = openPrinting({
    log,
    clock: monotonicClock,
    settings: live.now,
    info: backend.info,
    onChange: (slips) => core.tell({ type: "slips", slips }),
    visited: () => core.visit.state().phase === "open",
  });
  live.onChange(printing.lookNow);
  core.onBegan(printing.lookNow);
  const tries = openTries(join(app.getPath("userData"), "staff-tries.json"), log);
  const staffSession = createStaffSession({
    shell,
    core,
    tries,
    clock: monotonicClock,
    log,
    alarm,
    onKey: (input) => scanner.key(input),
  });
  const scanner = openKioskScanner(core, started, (burst) => {
    hours.activity();
    // R42: a scan during a reset belongs to no visit.
    if (core.isResetting()) log("scan-dropped", { kind: "ending" });
    return core.isResetting() || staffSession.takeBurst(burst);
  });
  const hours = watchHours({
    settings: live.now,
    library: () => backend.info()?.libraries.find(({ id }) => id === live.now().kiosk.library),
    display: createDisplay(log, windowSettings.locked),
    clock: monotonicClock,
    today: () => new Date(),
    state: core.visit.state,
    dispatch: core.visit.dispatch,
  });
  core.onReset(staffSession.close);
  const follower = followSettings({
    log,
    core,
    sources,
    backend,
    renewScanner: scanner.renew,
    say: () => sayProblems(live, log),
  });
  backend.onOtherInfo(follower.renewPage);
  // The idle page shows today's hours and notices, and may be untouched for days.
  const day = watchDay(
    () => new Date(),
    () => {
      backend.readAgain();
      follower.renewPage();
    },
  );
  const checkRestart = scheduleRestart(started, core);
  watchAll(started, core, backend, printing, scanner, () => {
    hours.tick();
    day();
    staffSession.tick();
    checkRestart();
  });
  startHeartbeat(started, core);
  collectAfterVisits({ onSettled: core.onSettled, state: core.visit.state });
  openDock(started, { core, scan: scanner.feed, openStaff: staffSession.open });
  const handlers = createStaffHandlers({ started, core, backend, printing, secrets, staffSession });
  const call = createStaffGate({
    log,
    clock: monotonicClock,
    handlers,
    owns: staffSession.owns,
    isOpen: staffSession.access.isOpen,
  });
  tellVersions(live, log);
  const speaker = createSpeaker({ settings: () => live.now().speech, log });
  return setUpIpc(
    started,
    core,
    { backend, printing, speaker },
    { ...staffSession, call, heard: hours.activity },
  );
}
