import { join } from "node:path";
import { app } from "electron";
import { COLLECT_CHANNEL } from "#contract/ipc/verbs.ts";
import { openDock } from "../dock/dock.ts";
import { createDisplay } from "../hours/display.ts";
import { watchDay } from "../hours/new-day.ts";
import { watchHours } from "../hours/watch.ts";
import { systemOf } from "../library/adapter.ts";
import { knownInfo } from "../library/known-info.ts";
import { openPrinting } from "../printing/printing.ts";
import { type CodeFormats, codeFormatsOf } from "../scanner/code-formats.ts";
import { createDisplayWatchdog } from "../shell/display-watchdog.ts";
import { createSpeaker } from "../speech/speaker.ts";
import { createStaffGate } from "../staff/gate.ts";
import { createStaffHandlers } from "../staff/handlers.ts";
import { createStaffSession } from "../staff/staff-session.ts";
import { openTries } from "../staff/tries.ts";
import { monotonicClock } from "../time/clock.ts";
import { collectAfterVisits, shrinkHeap } from "../visit/collect-heap.ts";
import { replaceFirstPage } from "../visit/first-page.ts";
import { createPageRenewal } from "../visit/idle-page.ts";
import { waitForFrame, waitForRehearsal } from "../visit/wait-for-paint.ts";
import { watchBackend } from "./backend-watch.ts";
import { connectShell } from "./connect-shell.ts";
import { createCore } from "./core.ts";
import { setUpIpc } from "./ipc-setup.ts";
import { openKioskScanner } from "./kiosk-scanner.ts";
import { openSettings, sayProblems, tellVersions } from "./kiosk-settings.ts";
import { createScheduledRestart } from "./scheduled-restart.ts";
import { followSettings } from "./settings-follower.ts";
import { startSupervisorHeartbeat } from "./supervisor-heartbeat.ts";
import type { Core, IpcHandlers, Started } from "./types.ts";

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

/** R82: restarts from time to time, if a supervisor is there to start it again. */
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
    log("scheduled-restart", { kind: why });
    dispatch({ type: "end", reason: "signal" });
  };
}

/** Milliseconds from the first screen of a page until all that it did not need is loaded. */
const LOADED_MS = 2000;
/** Milliseconds until the goodbye is over too, and Chromium has dropped its picture, five seconds later. */
const AT_REST_MS = 15_000;

/** Loading leaves garbage, which the engines would keep for hours while nobody is there. A visit collects main's at its end. */
function collectAfterLoading({ shell }: Started, { visit, onSettled }: Core, painted: Promise<void>): void {
  const isIdle = (): boolean => visit.state().phase === "attract";
  const collectPage = (): void => {
    const page = shell.pages.live();
    if (isIdle() && page?.leaving === false) page.contents.send(COLLECT_CHANNEL);
  };
  const collectSoon = (): void => {
    for (const ms of [LOADED_MS, AT_REST_MS]) setTimeout(collectPage, ms);
  };
  void painted.then(() => {
    setTimeout(() => {
      if (isIdle()) shrinkHeap();
    }, LOADED_MS);
    collectSoon();
  });
  onSettled(collectSoon);
}

/** Second half of the start: connects settings, visit, library, scanner and staff to the open shell. */
export function runKiosk(started: Started): IpcHandlers {
  const { log, alarm, shell, sources, windowSettings } = started;
  const { live, secrets } = openSettings(started);
  sayProblems(live, log);
  const core = createCore(started, live);
  const painted = shell.pages.live()?.painted ?? Promise.resolve();
  const system = (): string => systemOf(live.now().backend);
  const known = knownInfo(join(app.getPath("userData"), "library.json"), system, log);
  const backend = watchBackend(core, log, known, painted);
  const printing = openPrinting({
    log,
    clock: monotonicClock,
    settings: live.now,
    info: backend.info,
    systemAway: () => core.outOfOrder.partAway() === "system",
    onChange: (slips) => core.tell({ type: "slips", slips }),
    visited: () => core.visit.state().phase === "open",
  });
  live.onChange(printing.lookNow);
  core.onBegan(printing.lookNow);
  const tries = openTries(join(app.getPath("userData"), "staff-tries.json"), log);
  const hours = watchHours({
    settings: live.now,
    library: () => backend.info()?.libraries.find(({ id }) => id === live.now().kiosk.library),
    display: createDisplay(log, windowSettings.locked),
    clock: monotonicClock,
    today: () => new Date(),
    state: core.visit.state,
    dispatch: core.visit.dispatch,
  });
  const codeFormats = (): CodeFormats => codeFormatsOf(live.now(), backend.info());
  const scanner = openKioskScanner(core, started, codeFormats);
  const staffSession = createStaffSession({
    shell,
    core,
    tries,
    codeFormats,
    clock: monotonicClock,
    log,
    alarm,
    onKey: scanner.key,
  });
  scanner.setFirstHandler((burst) => {
    hours.activity();
    // R42: a scan during a reset belongs to no visit.
    if (core.isResetting()) log("scan-dropped", { kind: "ending" });
    return core.isResetting() || staffSession.takeBurst(burst);
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
  const { state } = core.visit;
  const rehearse = async (): Promise<void> => await waitForRehearsal(shell.pages.warm());
  const renewal = { rehearse, isReading: scanner.isReading, renewPage: follower.renewPage };
  const prepareAndRenew = createPageRenewal({
    ...renewal,
    page: shell.pages.live,
    isVisited: () => state().phase === "open",
    isIdle: follower.isIdle,
  });
  backend.onOtherInfo(prepareAndRenew);
  // The idle page shows today's hours and notices, and may be unused for days.
  const day = watchDay(
    () => new Date(),
    () => {
      backend.readAgain();
      prepareAndRenew();
    },
  );
  const checkRestart = scheduleRestart(started, core);
  connectShell(started, core, backend, printing, scanner, () => {
    hours.tick();
    day();
    staffSession.tick();
    checkRestart();
  });
  startHeartbeat(started, core);
  collectAfterVisits({ onSettled: core.onSettled, state: core.visit.state });
  collectAfterLoading(started, core, painted);
  replaceFirstPage({ ...renewal, painted, state });
  openDock(started, { core, scan: scanner.feed, openStaff: staffSession.open });
  const handlers = createStaffHandlers({
    log,
    localFile: sources.localFile,
    core,
    backend,
    printing,
    secrets,
    staffSession,
  });
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
    { codeFormats, backend, printing, speaker },
    { ...staffSession, call, heard: hours.activity },
  );
}
