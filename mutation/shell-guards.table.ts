import type { Edit } from "./edit.ts";
import type { Guard } from "./guard.ts";

const SHELL = "shell";
const MAIN = "main-process";
const NO_MEMORY = "no-memory";

/** A guard of the answers that are requested before their screen opens (decision 28). */
const prefetched = (name: string, edit: Edit, only: string): Guard => ({
  name,
  keeps: "",
  edits: [edit],
  project: "screens",
  test: "prefetch",
  only,
});

/**
 * Guards of the window, the pages and the sessions. What a test of their own wiring sees is taken away there; what only the
 * real Electron can show, in test/e2e. Each of them is attacked on the real Electron besides (docs/requirements.md).
 */
export const SHELL_GUARDS: readonly Guard[] = [
  {
    name: "new windows are denied",
    keeps: "R7",
    edits: [{ part: "main", text: '{ action: "deny" }', by: '{ action: "allow" }' }],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "foreign addresses are refused before they load",
    keeps: "R15",
    edits: [{ part: "main", text: "if (isOurs(address)) return;", by: "return;" }],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "every web contents is guarded, whoever made it",
    keeps: "R52",
    edits: [{ part: "main", text: "guardContents(contents, alarm));", by: "undefined);" }],
    project: "e2e",
    test: MAIN,
    only: "unexpected sessions",
  },
  {
    name: "every session is hardened, whoever made it",
    keeps: "R52",
    edits: [
      {
        part: "main",
        text: "hardenSession(session, alarm));",
        by: "void [hardenSession, session]);",
      },
    ],
    project: "e2e",
    test: MAIN,
    only: "unexpected sessions",
  },
  {
    name: "permissions are refused when asked for",
    keeps: "R51",
    edits: [{ part: "main", text: "answer(false)", by: "answer(true)" }],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "permissions are refused when looked up",
    keeps: "R51",
    edits: [
      {
        part: "main",
        text: "setPermissionCheckHandler(() => false)",
        by: "setPermissionCheckHandler(() => true)",
      },
    ],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "requests to anywhere else are cancelled",
    keeps: "R24",
    edits: [{ part: "main", text: "cancel: !ours", by: "cancel: false" }],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "downloads are cancelled, by the session and by the policy",
    keeps: "R30",
    edits: [
      {
        part: "main",
        text: 'event.preventDefault(); alarm("download-refused");',
        by: 'alarm("download-refused");',
      },
      { part: "main", text: 'allow-forms"', by: 'allow-forms allow-downloads"' },
    ],
    project: "e2e",
    test: SHELL,
    only: "keeps nothing by downloading",
  },
  {
    name: "guest pages are refused, by preference and by event",
    keeps: "R10",
    edits: [
      { part: "main", text: "webviewTag: false", by: "webviewTag: true" },
      {
        part: "main",
        text: 'event.preventDefault(); alarm("guest-refused");',
        by: 'alarm("guest-refused");',
      },
    ],
    project: "e2e",
    test: SHELL,
    only: "guest inside itself",
  },
  {
    name: "developer tools are off",
    keeps: "R11",
    edits: [
      { part: "main", text: "devTools: false", by: "devTools: true", within: "makeView" },
      {
        part: "main",
        text: 'contents.on("devtools-opened", () => contents.closeDevTools());',
        by: "",
      },
    ],
    project: "e2e",
    test: MAIN,
    only: "has set every page up",
  },
  {
    name: "no dialog of a page, by the document's sandbox and by preference",
    keeps: "R27",
    edits: [
      { part: "main", text: 'allow-forms"', by: 'allow-forms allow-modals"' },
      { part: "main", text: "disableDialogs: true", by: "disableDialogs: false", within: "makeView" },
    ],
    project: "e2e",
    test: SHELL,
    only: "gets no dialog by alert",
  },
  {
    name: "no inline style",
    keeps: "R22",
    edits: [{ part: "main", text: "style-src 'self'", by: "style-src 'self' 'unsafe-inline'" }],
    project: "e2e",
    test: SHELL,
    only: "runs no inline code",
  },
  {
    name: "no picture from elsewhere",
    keeps: "R22",
    edits: [{ part: "main", text: "img-src 'self'", by: "img-src *" }],
    project: "e2e",
    test: SHELL,
    only: "is held by its policy",
  },
  {
    name: "no worker",
    keeps: "R76",
    edits: [{ part: "main", text: "\"require-trusted-types-for 'script'\",", by: "" }],
    project: "e2e",
    test: SHELL,
    only: "is held by its policy",
  },
  {
    name: "the file chooser is taken over",
    keeps: "R29",
    edits: [{ part: "main", text: "{ enabled: true }", by: "{ enabled: false }" }],
    project: "e2e",
    test: SHELL,
    only: "gets none for files",
  },
  {
    name: "WebRTC uses no interface of the machine",
    keeps: "R25",
    edits: [{ part: "main", text: '"disable_non_proxied_udp"', by: '"default"' }],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "the window cannot be closed",
    keeps: "R2",
    edits: [{ part: "main", text: "event.preventDefault();", by: "", within: "openWindow" }],
    project: "e2e",
    test: SHELL,
    only: "window manager cannot close",
  },
  {
    name: "the window comes back when it was put away",
    keeps: "R5",
    edits: [
      {
        part: "main",
        text: "() => setImmediate(restore),",
        by: "() => void restore,",
      },
    ],
    project: "e2e",
    test: MAIN,
    only: "comes back after",
  },
  {
    name: "a strange window is noticed",
    keeps: "R35",
    edits: [{ part: "main", text: "if (!released) listeners.onFocusLost();", by: "" }],
    project: "e2e",
    test: SHELL,
    only: "does not stay on top",
  },
  {
    name: "a window that was moved behind Electron's back is put back",
    keeps: "R6",
    edits: [{ part: "main", text: "if (!covers) window.setFullScreen(false);", by: "" }],
    project: "e2e",
    test: SHELL,
    only: "cannot move, size or hide",
  },
  {
    name: "there is no menu",
    keeps: "R4",
    edits: [{ part: "main", text: "Menu.setApplicationMenu(null);", by: "" }],
    project: "e2e",
    test: MAIN,
    only: "has no menu",
  },
  {
    name: "a foreign document is trouble",
    keeps: "R16",
    edits: [
      {
        part: "main",
        text: 'if (!isAddressOf(APP_HOST, address)) onLost("foreign");',
        by: "if (!isAddressOf(APP_HOST, address)) return;",
      },
    ],
    project: "unit",
    test: "pages",
  },
  {
    name: "a document that loads a second time is trouble",
    keeps: "R16",
    edits: [{ part: "main", text: 'else if (loaded) onLost("reloaded");', by: "" }],
    project: "unit",
    test: "pages",
  },
  {
    name: "an error page in place of the document is trouble",
    keeps: "R16",
    edits: [
      {
        part: "main",
        text: 'if (loaded && isMainFrame && code !== ABORTED) onLost("foreign");',
        by: "",
      },
    ],
    project: "unit",
    test: "pages",
  },
  {
    name: "a page has no history to go back in",
    keeps: "R47",
    edits: [
      {
        part: "main",
        text: 'contents.on("did-navigate-in-page", () => contents.navigationHistory.clear());',
        by: "",
      },
    ],
    project: "e2e",
    test: SHELL,
    only: "neither back nor forward",
  },
  {
    name: "a page that closed itself is trouble",
    keeps: "R1",
    edits: [{ part: "main", text: 'contents.on("destroyed", () => trouble("closed"));', by: "" }],
    project: "unit",
    test: "pages",
  },
  {
    name: "a dead renderer is trouble",
    keeps: "R83",
    edits: [
      {
        part: "main",
        text: 'contents.on("render-process-gone", () => trouble("gone"));',
        by: "",
      },
    ],
    project: "unit",
    test: "pages",
  },
  {
    name: "keys are kept from the page",
    keeps: "R36",
    edits: [
      {
        part: "main",
        text: "if (hooks.onKey(input)) event.preventDefault();",
        by: "hooks.onKey(input);",
      },
    ],
    project: "unit",
    test: "pages",
  },
  {
    name: "what a browser offers beside keys is kept from the page",
    keeps: "R31, R32, R49",
    edits: [
      {
        part: "preload",
        text: 'if (name === "selectstart" && isTextField(event.target)) return;',
        by: "return;",
      },
      { part: "preload", text: "if (event.button === 1) event.preventDefault();", by: "" },
    ],
    project: "e2e",
    test: SHELL,
    only: "drags nothing|pastes nothing|opens no menu",
  },
  {
    name: "further screens are covered",
    keeps: "R14",
    edits: [{ part: "main", text: "if (windowSettings.locked) coverOtherScreens();", by: "" }],
    project: "e2e",
    test: MAIN,
    only: "covers a further screen",
  },
  {
    name: "sleep ends the visit",
    keeps: "R13",
    edits: [
      {
        part: "main",
        text: 'powerMonitor.on("suspend", () => listeners.end("suspend"));',
        by: "",
      },
    ],
    project: "unit",
    test: "power-and-signals",
  },
  {
    name: "four deaths in a minute are no accident",
    keeps: "R84",
    edits: [{ part: "main", text: "MAX_DEATHS = 3", by: "MAX_DEATHS = 30" }],
    project: "unit",
    test: "power-and-signals",
  },
  {
    name: "the third death of what draws does not end the program without a graphics card",
    keeps: "R84",
    edits: [
      {
        part: "main",
        text: 'app.commandLine.appendSwitch("disable-gpu-process-crash-limit");',
        by: "",
      },
    ],
    project: "e2e",
    test: "deaths",
  },
  {
    name: "a code that began before the start is not read from its middle",
    keeps: "R40",
    edits: [{ part: "main", text: "if (agoMs < UNFINISHED_MS) runs.spoil();", by: "void agoMs;" }],
    project: "unit",
    test: "chords",
  },
  {
    name: "a page with nothing on it does not beat",
    keeps: "R17",
    edits: [{ part: "renderer", text: "if (hasSomethingOnIt())", by: "" }],
    project: "screens",
    test: "pulse",
  },
  prefetched(
    "a prefetched answer goes with its patron",
    {
      part: "renderer",
      text: "before.overview !== null && now.overview === null",
      by: "false",
    },
    "is dropped when the patron is signed out",
  ),
  prefetched(
    "nothing of a patron is requested without a sign-in",
    {
      part: "renderer",
      text: "needsPatron(next.to) && page.overview === null ? null :",
      by: "",
    },
    "before sign-in",
  ),
  prefetched(
    "a list that is open is read again after an action that was left",
    { part: "renderer", text: "answersChanged() : undefined", by: "answersChanged(false) : undefined" },
    "has the list read again",
  ),
  prefetched(
    "each of several renewals makes untrue what was asked before it",
    { part: "renderer", text: "answersChanged(!here.current);", by: "" },
    "one of several renewals",
  ),
  prefetched(
    "an action makes untrue what was asked before it",
    { part: "renderer", text: "(changesData ? answersChanged() : undefined)", by: "undefined" },
    "makes stale what was requested",
  ),
  {
    name: "an exception in main is caught",
    keeps: "R56",
    edits: [
      {
        part: "main",
        text: 'process.on("uncaughtException", () => exit("uncaught-exception"));',
        by: "",
      },
    ],
    project: "unit",
    test: "process-guard",
  },
  {
    name: "a promise that nobody caught ends main",
    keeps: "R56",
    edits: [
      {
        part: "main",
        text: 'process.on("unhandledRejection", () => exit("unhandled-rejection"));',
        by: "",
      },
    ],
    project: "unit",
    test: "process-guard",
  },
  {
    name: "stray signals end nothing",
    keeps: "R99",
    edits: [
      {
        part: "main",
        text: "if (signal in constants.signals) process.on(signal, () => undefined);",
        by: ";",
      },
    ],
    project: "unit",
    test: "process-guard",
  },
  {
    name: "the visit's clock is monotonic",
    keeps: "R62",
    edits: [
      {
        part: "main",
        text: "Number(process.hrtime.bigint() / NANOSECONDS_PER_MILLISECOND)",
        by: "Date.now()",
      },
    ],
    project: "unit",
    test: "clock",
  },
  {
    name: "a reset empties both clipboards",
    keeps: "R74",
    edits: [
      {
        part: "main",
        text: "clearClipboards: () => clearClipboards(clipboard, process.platform)",
        by: "clearClipboards: async () => void [clearClipboards, clipboard]",
      },
    ],
    project: "unit",
    test: "reset-adapter",
  },
  {
    name: "a next page that shows nothing in time is lost",
    keeps: "R84",
    edits: [
      {
        part: "main",
        text: "return (await within(outcome, PAINT_LIMIT_MS)) && isPainted;",
        by: "await outcome; return isPainted;",
      },
    ],
    project: "unit",
    test: "wait-for-paint",
  },
  {
    name: "a spare that loads nothing is made again",
    keeps: "R84",
    edits: [
      {
        part: "main",
        text: 'if (page === spare) dropSpare(page, "late");',
        by: "void dropSpare;",
      },
    ],
    project: "unit",
    test: "pages",
  },
  {
    name: "a reset takes the old page away",
    keeps: "R72",
    edits: [
      {
        part: "main",
        text: "retire: () => shell.pages.retire()",
        by: "retire: () => null",
      },
    ],
    project: "unit",
    test: "reset-adapter",
  },
  {
    name: "a download is cancelled by its session",
    keeps: "R30",
    edits: [
      {
        part: "main",
        text: 'event.preventDefault(); alarm("download-refused");',
        by: 'alarm("download-refused");',
      },
    ],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "a guest page is refused by its event",
    keeps: "R10",
    edits: [
      {
        part: "main",
        text: 'event.preventDefault(); alarm("guest-refused");',
        by: 'alarm("guest-refused");',
      },
    ],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "a page asks nobody before it goes",
    keeps: "R27",
    edits: [
      {
        part: "main",
        text: 'contents.on("will-prevent-unload", (event) => event.preventDefault());',
        by: "",
      },
    ],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "a console's words are not read",
    keeps: "R60",
    edits: [
      {
        part: "main",
        text: 'if (level === "error") alarm("page-console", { level });',
        by: 'if (level === "error") alarm("page-console", { kind: String(args[2]) });',
      },
    ],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "a flood of attacks leaves room in the log",
    keeps: "R60",
    edits: [{ part: "main", text: "if (tokens < 1) {", by: "if (tokens < -1) {" }],
    project: "unit",
    test: "alarm",
  },
  {
    name: "no spelling is read",
    keeps: "R75",
    edits: [
      {
        part: "main",
        text: "session.setSpellCheckerEnabled(false)",
        by: "session.setSpellCheckerEnabled(true)",
      },
    ],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "no device is chosen",
    keeps: "R51",
    edits: [
      {
        part: "main",
        text: "refusable.preventDefault();",
        by: "",
      },
    ],
    project: "unit",
    test: "shell/guards",
  },
  {
    name: "the page that waits is loaded outside the window, where it takes no keyboard",
    keeps: "R36",
    edits: [
      {
        part: "main",
        text: "return page;",
        by: "window.tuck(page.view); return page;",
        within: "createPages",
      },
    ],
    project: "e2e",
    test: NO_MEMORY,
    only: "loses no key",
  },
  {
    name: "what main held for a visit is collected",
    keeps: "R86",
    edits: [
      {
        part: "main",
        text: "collectAfterVisits({ onSettled: core.onSettled, state: core.visit.state });",
        by: "void collectAfterVisits;",
      },
    ],
    project: "e2e",
    test: NO_MEMORY,
    only: "is collected",
  },
  {
    name: "nobody waits for a collection",
    keeps: "R86",
    edits: [
      {
        part: "main",
        text: 'if (phase !== "open" && phase !== "ending") collect();',
        by: "collect();",
      },
    ],
    project: "unit",
    test: "collect-heap",
  },
];
