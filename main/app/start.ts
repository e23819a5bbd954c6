import { join } from "node:path";
import { app, ipcMain, Menu, protocol } from "electron";
import { EXIT } from "#contract/exit-codes.ts";
import { ACTIVITY_CHANNEL, CALL_CHANNEL } from "#contract/ipc/verbs.ts";
import { STAFF_CHANNEL } from "#contract/staff/verbs.ts";
import { isDocked } from "../dock/docked.ts";
import { readSender } from "../ipc/sender.ts";
import { type Alarm, createAlarm } from "../log/alarm.ts";
import { createLog, type Log } from "../log/log.ts";
import { type EarlyWindowSettings, readEarlyWindowSettings } from "../settings/early-window-settings.ts";
import { readLayers } from "../settings/read.ts";
import { settingsSources } from "../settings/sources.ts";
import { SCHEME } from "../shell/addresses.ts";
import { guardContents } from "../shell/contents.ts";
import { skipMissingCard, watchDrawing } from "../shell/drawing.ts";
import { firstPageRequested } from "../shell/files.ts";
import { IS_RELEASE, refusedInRelease } from "../shell/release.ts";
import { hardenSession } from "../shell/sessions.ts";
import { openShell } from "../shell/shell.ts";
import { refusedCondition } from "../shell/switches.ts";
import { monotonicClock } from "../time/clock.ts";
import { deferred, within } from "../time/deferred.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { onFatalError } from "./process-guard.ts";
import type { IpcHandlers } from "./types.ts";

/** Chromium features to be disabled: media keys (R48), and services that contact servers. */
const DISABLED_FEATURES = [
  "HardwareMediaKeyHandling",
  "MediaSessionService",
  "AutofillServerCommunication",
  "CertificateTransparencyComponentUpdater",
  "MediaRouter",
  "OptimizationHints",
  "Translate",
  "SpareRendererForSitePerProcess",
];

function setSwitches(): void {
  app.commandLine.appendSwitch("disable-features", DISABLED_FEATURES.join(","));
  app.commandLine.appendSwitch("disable-background-networking");
  app.commandLine.appendSwitch("disable-component-update");
  app.commandLine.appendSwitch("disable-pinch");
  // The next page must paint while the live page still hides it.
  app.commandLine.appendSwitch("disable-backgrounding-occluded-windows");
  app.commandLine.appendSwitch("overscroll-history-navigation", "0");
  // R38: an input method in a half-finished state would swallow a scan. The variable is for text fields; a password field uses
  // GTK's simple method anyway, where Ctrl+Shift+U takes the following digits.
  app.commandLine.appendSwitch("disable-gtk-ime");
  process.env["GTK_IM_MODULE"] = "gtk-im-context-none";
}

/** Registers the channels before any page exists, so that no early call is lost. */
function registerIpc(handlers: Promise<IpcHandlers>): void {
  ipcMain.handle(CALL_CHANNEL, (event, envelope: unknown) => {
    const sender = readSender(event);
    return handlers.then((open) => open.call(sender, envelope));
  });
  ipcMain.handle(STAFF_CHANNEL, (event, envelope: unknown) => {
    const sender = readSender(event);
    return handlers.then((open) => open.staff(sender, envelope));
  });
  ipcMain.on(ACTIVITY_CHANNEL, (event) => {
    const sender = readSender(event);
    void handlers.then((open) => open.activity(sender));
  });
}

/** The exit code for a refused start, or null. A second start ignores its arguments (R12). */
function whyNot({ locked }: EarlyWindowSettings, state: string): number | null {
  const hasSwitch = (name: string): boolean => app.commandLine.hasSwitch(name);
  const shipped = IS_RELEASE ? refusedInRelease(process.argv, process.env) : null;
  const refused = shipped ?? refusedCondition({ locked, hasSwitch, environment: process.env });
  if (refused !== null) {
    process.stderr.write(`A locked kiosk does not start with ${refused}.\n`);
    // Codes have hyphens, variables underscores.
    createLog(join(state, "log"), false)("start-refused", { kind: refused.replaceAll("_", "-") });
    return EXIT.refused;
  }
  return app.requestSingleInstanceLock() ? null : EXIT.ok;
}

/**
 * From here on `userData` is the persistent folder. Chromium's own files and the lock stay in `--user-data-dir`, which may be in
 * memory (R98).
 */
function keepApart(state: string): void {
  const profile = app.getPath("userData");
  if (state === profile) return;
  app.setPath("sessionData", profile);
  app.setPath("crashDumps", join(profile, "Crashpad"));
  app.setPath("userData", state);
}

/** Longest wait for the requests of the first page; one that does not load is replaced by the second half. */
const FIRST_PAGE_MS = 1000;

/** All that must be set before Electron is ready. */
function prepare(options: Arguments, log: Log, alarm: Alarm): void {
  if (!options.noSandbox) app.enableSandbox();
  setSwitches();
  skipMissingCard();
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  onFatalError((code) => log(code));
  watchDrawing();
  app.on("session-created", (session) => hardenSession(session, alarm));
  app.on("web-contents-created", (_event, contents) => guardContents(contents, alarm));
  // R12: the second instance has exited already; its arguments are ignored.
  app.on("second-instance", () => alarm("second-start"));
}

/**
 * First half of the start: only what the first frame needs. The schema, the visit and the library are loaded while the page
 * compiles its files: they keep this process busy for so long that the page would wait for them.
 */
export function start(): void {
  Menu.setApplicationMenu(null);
  const options = readArguments(process.argv);
  const state = options.state ?? app.getPath("userData");
  const sources = settingsSources(options, state, process.env);
  const layers = readLayers(sources);
  const windowSettings = readEarlyWindowSettings(layers.layers);
  const exit = whyNot(windowSettings, state);
  if (exit !== null) {
    app.exit(exit);
    return;
  }
  keepApart(state);
  const log = createLog(join(state, "log"), !windowSettings.locked);
  const alarm = createAlarm(log, monotonicClock);
  prepare(options, log, alarm);
  const handlers = deferred<IpcHandlers>();
  registerIpc(handlers.promise);
  void app.whenReady().then(async () => {
    const shell = openShell(windowSettings, isDocked(options, windowSettings), log, alarm);
    await within(firstPageRequested, FIRST_PAGE_MS);
    const { runKiosk } = await import("./kiosk.ts");
    handlers.resolve(
      runKiosk({
        arguments: options,
        windowSettings,
        layers,
        sources,
        log,
        alarm,
        shell,
        root: app.getAppPath(),
      }),
    );
  });
}
