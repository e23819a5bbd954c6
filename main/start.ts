import { join } from "node:path";
import { app, ipcMain, Menu, protocol } from "electron";
import { ACTIVITY_CHANNEL, CALL_CHANNEL } from "#contract/ipc/verbs.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { EXIT, onLastWords } from "./guard.ts";
import { readSender, type Sender } from "./ipc/sender.ts";
import { later } from "./later.ts";
import { createLog, type Log } from "./log/log.ts";
import { peekWindow, type WindowPeek } from "./settings/peek.ts";
import { type ReadLayers, readLayers } from "./settings/read.ts";
import { SCHEME } from "./shell/addresses.ts";
import { guardContents } from "./shell/contents.ts";
import { hardenSession } from "./shell/sessions.ts";
import { openShell, type Shell } from "./shell/shell.ts";
import { refusedCondition } from "./shell/switches.ts";

/** Chromium features with a life of their own: media keys (R48), and services that call home. */
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

/** What the second half of the start gets from the first. */
export interface Started {
  readonly arguments: Arguments;
  readonly peek: WindowPeek;
  readonly layers: ReadLayers;
  readonly log: Log;
  readonly shell: Shell;
  /** Folder of the program, for files that are not built (the dock's page). */
  readonly root: string;
}

/** The second half's answers to what pages send; calls that come earlier wait. */
export interface Doors {
  call(sender: Sender, envelope: unknown): Promise<unknown>;
  activity(sender: Sender): void;
}

function setSwitches(): void {
  app.commandLine.appendSwitch("disable-features", DISABLED_FEATURES.join(","));
  app.commandLine.appendSwitch("disable-background-networking");
  app.commandLine.appendSwitch("disable-component-update");
  app.commandLine.appendSwitch("disable-pinch");
  // The next page must paint while the cover still hides it.
  app.commandLine.appendSwitch("disable-backgrounding-occluded-windows");
  app.commandLine.appendSwitch("overscroll-history-navigation", "0");
  // R38: an input method that goes into a half-finished state would swallow a scan.
  process.env["GTK_IM_MODULE"] = "gtk-im-context-none";
}

/** Registers the doors before any page exists, so that no call of a fast page is lost. */
function openDoors(doors: Promise<Doors>): void {
  ipcMain.handle(CALL_CHANNEL, (event, envelope: unknown) => {
    const sender = readSender(event);
    return doors.then((open) => open.call(sender, envelope));
  });
  ipcMain.on(ACTIVITY_CHANNEL, (event) => {
    const sender = readSender(event);
    void doors.then((open) => open.activity(sender));
  });
}

/** The exit code of a start that must not go on, or null. A second start looks at nothing it was given (R12). */
function whyNot({ locked }: WindowPeek): number | null {
  const hasSwitch = (name: string): boolean => app.commandLine.hasSwitch(name);
  const refused = refusedCondition({ locked, hasSwitch, environment: process.env });
  if (refused !== null) {
    process.stderr.write(`A locked kiosk does not start with ${refused}.\n`);
    return EXIT.refused;
  }
  return app.requestSingleInstanceLock() ? null : EXIT.ok;
}

/** All that must be set before Electron is ready. */
function prepare(options: Arguments, log: Log): void {
  if (!options.noSandbox) app.enableSandbox();
  setSwitches();
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  onLastWords((code) => log(code));
  app.on("session-created", hardenSession);
  app.on("web-contents-created", (_event, contents) => guardContents(contents, log));
}

/**
 * First half of the start: only what the first picture needs. The schema, the visit and the library are loaded
 * while the page's process starts.
 */
export function start(): void {
  Menu.setApplicationMenu(null);
  const options = readArguments(process.argv);
  const userData = app.getPath("userData");
  const localFile = join(userData, "local.json");
  const layers = readLayers({ machineFile: options.settings, localFile, environment: process.env });
  const peek = peekWindow(layers.layers);
  const exit = whyNot(peek);
  if (exit !== null) {
    app.exit(exit);
    return;
  }
  const log = createLog(join(userData, "log"), !peek.locked);
  prepare(options, log);
  const doors = later<Doors>();
  openDoors(doors.promise);
  void app.whenReady().then(async () => {
    const shell = openShell(peek, log);
    const { runKiosk } = await import("./kiosk.ts");
    doors.resolve(runKiosk({ arguments: options, peek, layers, log, shell, root: app.getAppPath() }));
  });
}
