import { type Input, type Session, type WebContents, WebContentsView } from "electron";
import type { Alarm } from "../log/alarm.ts";
import type { Log } from "../log/log.ts";
import { deferred } from "../time/deferred.ts";
import { APP_HOST, APP_URL, isAddressOf } from "./addresses.ts";
import { interceptFileChooser } from "./file-chooser.ts";
import { identifyProcess, type ProcessIdentity } from "./kill-process.ts";
import { servedSession } from "./served.ts";

/**
 * The two in-memory partitions used alternately: while a patron uses one, the spare page is in the other and cannot see the
 * patron's data (feasibility 7). Only two, because Electron never frees a session.
 */
export const PARTITIONS = ["patron-a", "patron-b"] as const;
export type Partition = (typeof PARTITIONS)[number];

/** Why a page must be replaced. `reloaded`: its document was loaded a second time. */
export type Trouble = "gone" | "foreign" | "reloaded" | "closed" | "unresponsive";

/** One loaded renderer page: the live one, or the spare. Its process serves one visit and then dies. */
export interface Page {
  readonly partition: Partition;
  /** Id of its web contents; stays readable after their end. */
  readonly id: number;
  readonly session: Session;
  readonly view: WebContentsView;
  readonly contents: WebContents;
  /** Visit this page belongs to; null while it is the spare. */
  visit: number | null;
  /** Its process, known once it loads; null before. */
  process: ProcessIdentity | null;
  /** Being closed intentionally: trouble is no longer reported. */
  leaving: boolean;
  /** Resolves with the visit number when the page goes live. */
  readonly live: Promise<number>;
  /** Resolves when its `hello` is answered. */
  readonly greeted: Promise<void>;
  /** Resolves when the page is painted for its visit: its first heartbeat after `hello`. */
  readonly painted: Promise<void>;
  /** Resolves when it must be replaced, just before its trouble is reported. */
  readonly lost: Promise<void>;
  goLive(visit: number): void;
  greet(): void;
  beat(): void;
}

export interface PageHooks {
  readonly preload: string;
  readonly log: Log;
  readonly alarm: Alarm;
  onTrouble(page: Page, trouble: Trouble): void;
  /** R36: returns true when the key must not reach the page. */
  onKey(input: Input): boolean;
  /** A spare page is listening. */
  onSpare(page: Page): void;
}

/** Blink features that open native windows or devices (R29, R34); unknown names are harmless. */
const DISABLED_FEATURES = [
  "FileSystemAccess",
  "FileSystemAccessLocal",
  "EyeDropper",
  "EyeDropperAPI",
  "WebUSB",
  "WebHID",
  "Serial",
];

/**
 * Creates a view with locked-down preferences (R9-R11, R29), for patrons' and staff's pages. `preload`: null = a page without
 * IPC.
 */
export function makeView(session: Session, preload: string | null): WebContentsView {
  const view = new WebContentsView({
    webPreferences: {
      session,
      ...(preload === null ? {} : { preload }),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      plugins: false,
      devTools: false,
      spellcheck: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      focusOnNavigation: false,
      enableWebSQL: false,
      // The spare must stay as responsive as the live page, and its heartbeat must not be throttled.
      backgroundThrottling: false,
      disableBlinkFeatures: DISABLED_FEATURES.join(","),
    },
  });
  view.setBackgroundColor(PAPER);
  keepNoHistory(view.webContents);
  return view;
}

/** R47: a page has no history. Chromium navigates back for a mouse's fourth button without asking within one document. */
function keepNoHistory(contents: WebContents): void {
  contents.on("did-navigate-in-page", () => contents.navigationHistory.clear());
}

/** Colour of the page before it paints (V41, paper). */
export const PAPER = "#FAF6EC";

/** Code of an aborted load, which leaves the document unchanged. */
const ABORTED = -3;

/**
 * Detects a replaced document (R16): `foreign`, or `reloaded` for the same page, which would ask for the password in a visit
 * where the patron is signed in already. `about:blank` triggers no event before it loads; an invalid address such as
 * `about:srcdoc` shows an error page, reported only by `did-fail-load`. Never stop a load here: that crashes the kiosk on 33.
 */
export function watchDocument(contents: WebContents, onLost: (kind: "foreign" | "reloaded") => void): void {
  let loaded = false;
  contents.on("did-navigate", (_event, address) => {
    if (!isAddressOf(APP_HOST, address)) onLost("foreign");
    else if (loaded) onLost("reloaded");
    loaded = true;
  });
  contents.on("did-fail-load", (_event, code, _words, _address, isMainFrame) => {
    // A failure of the first load is reported by `loadURL`.
    if (loaded && isMainFrame && code !== ABORTED) onLost("foreign");
  });
}

/** Reports a page's trouble, once. Returns the function that reports trouble found elsewhere. */
function watch(page: Page, hooks: PageHooks, lose: () => void): (kind: Trouble) => void {
  const { contents } = page;
  const trouble = (kind: Trouble): void => {
    if (page.leaving) return;
    page.leaving = true;
    lose();
    hooks.onTrouble(page, kind);
  };
  contents.on("did-navigate", () => {
    page.process = identifyProcess(contents.getOSProcessId());
  });
  watchDocument(contents, trouble);
  contents.on("render-process-gone", () => trouble("gone"));
  contents.on("destroyed", () => trouble("closed"));
  contents.on("unresponsive", () => trouble("unresponsive"));
  contents.on("before-input-event", (event, input) => {
    if (hooks.onKey(input)) event.preventDefault();
  });
  return trouble;
}

/** Creates a page in a partition and starts loading it. */
export function createPage(partition: Partition, hooks: PageHooks): Page {
  const session = servedSession(partition);
  const view = makeView(session, hooks.preload);
  const live = deferred<number>();
  const greeted = deferred<void>();
  const painted = deferred<void>();
  const lost = deferred<void>();
  const page: Page = {
    partition,
    id: view.webContents.id,
    session,
    view,
    contents: view.webContents,
    visit: null,
    process: null,
    leaving: false,
    live: live.promise,
    greeted: greeted.promise,
    painted: painted.promise,
    lost: lost.promise,
    goLive(visit) {
      page.visit = visit;
      live.resolve(visit);
    },
    greet: () => greeted.resolve(),
    beat() {
      if (page.visit !== null) painted.resolve();
    },
  };
  const trouble = watch(page, hooks, lost.resolve);
  void interceptFileChooser(page.contents, hooks.log, hooks.alarm);
  void page.contents.loadURL(APP_URL).catch(() => {
    if (page.leaving) return;
    hooks.log("page-load-failed");
    // No other event reports a process that dies before its first load; a reset would wait for ever.
    trouble("gone");
  });
  return page;
}
