import type { Edit, Guard } from "./guard.ts";

const SHELL = "test/e2e/shell.test.ts";
const MAIN = "test/e2e/main-process.test.ts";
const NO_MEMORY = "test/e2e/no-memory.test.ts";

/** A guard of the screen that is drawn before it is opened (decision 29). */
const beneath = (name: string, edit: Edit, only: string): Guard => ({
  name,
  keeps: "",
  edits: [edit],
  project: "screens",
  test: "test/screens/prerender.test.tsx",
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
    edits: [{ file: "main/shell/contents.ts", text: '{ action: "deny" }', by: '{ action: "allow" }' }],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "foreign addresses are refused before they load",
    keeps: "R15",
    edits: [{ file: "main/shell/contents.ts", text: "if (isOurs(address)) return;", by: "return;" }],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "every web contents is guarded, whoever made it",
    keeps: "R52",
    edits: [{ file: "main/app/start.ts", text: "guardContents(contents, alarm));", by: "undefined);" }],
    project: "e2e",
    test: MAIN,
    only: "nobody foresaw",
  },
  {
    name: "every session is hardened, whoever made it",
    keeps: "R52",
    edits: [
      {
        file: "main/app/start.ts",
        text: "hardenSession(session, alarm));",
        by: "void [hardenSession, session]);",
      },
    ],
    project: "e2e",
    test: MAIN,
    only: "nobody foresaw",
  },
  {
    name: "permissions are refused when asked for",
    keeps: "R51",
    edits: [{ file: "main/shell/sessions.ts", text: "answer(false)", by: "answer(true)" }],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "permissions are refused when looked up",
    keeps: "R51",
    edits: [
      {
        file: "main/shell/sessions.ts",
        text: "setPermissionCheckHandler(() => false)",
        by: "setPermissionCheckHandler(() => true)",
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "requests to anywhere else are cancelled",
    keeps: "R24",
    edits: [{ file: "main/shell/sessions.ts", text: "cancel: !ours", by: "cancel: false" }],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "downloads are cancelled, by the session and by the policy",
    keeps: "R30",
    edits: [
      {
        file: "main/shell/sessions.ts",
        text: '    event.preventDefault();\n    alarm("download-refused");',
        by: '    alarm("download-refused");',
      },
      { file: "main/shell/headers.ts", text: 'allow-forms"', by: 'allow-forms allow-downloads"' },
    ],
    project: "e2e",
    test: SHELL,
    only: "keeps nothing by downloading",
  },
  {
    name: "guest pages are refused, by preference and by event",
    keeps: "R10",
    edits: [
      { file: "main/shell/page.ts", text: "webviewTag: false", by: "webviewTag: true" },
      {
        file: "main/shell/contents.ts",
        text: '    event.preventDefault();\n    alarm("guest-refused");',
        by: '    alarm("guest-refused");',
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
      { file: "main/shell/page.ts", text: "devTools: false", by: "devTools: true" },
      {
        file: "main/shell/contents.ts",
        text: '  contents.on("devtools-opened", () => contents.closeDevTools());\n',
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
      { file: "main/shell/headers.ts", text: 'allow-forms"', by: 'allow-forms allow-modals"' },
      { file: "main/shell/page.ts", text: "disableDialogs: true", by: "disableDialogs: false" },
    ],
    project: "e2e",
    test: SHELL,
    only: "gets no dialog by alert",
  },
  {
    name: "no inline style",
    keeps: "R22",
    edits: [
      { file: "main/shell/headers.ts", text: "style-src 'self'", by: "style-src 'self' 'unsafe-inline'" },
    ],
    project: "e2e",
    test: SHELL,
    only: "runs no inline code",
  },
  {
    name: "no picture from elsewhere",
    keeps: "R22",
    edits: [{ file: "main/shell/headers.ts", text: "img-src 'self'", by: "img-src *" }],
    project: "e2e",
    test: SHELL,
    only: "is held by its policy",
  },
  {
    name: "no worker",
    keeps: "R76",
    edits: [{ file: "main/shell/headers.ts", text: "  \"require-trusted-types-for 'script'\",\n", by: "" }],
    project: "e2e",
    test: SHELL,
    only: "is held by its policy",
  },
  {
    name: "the file chooser is taken over",
    keeps: "R29",
    edits: [{ file: "main/shell/file-chooser.ts", text: "{ enabled: true }", by: "{ enabled: false }" }],
    project: "e2e",
    test: SHELL,
    only: "gets none for files",
  },
  {
    name: "WebRTC uses no interface of the machine",
    keeps: "R25",
    edits: [{ file: "main/shell/contents.ts", text: '"disable_non_proxied_udp"', by: '"default"' }],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "the window cannot be closed",
    keeps: "R2",
    edits: [{ file: "main/shell/window.ts", text: "event.preventDefault();", by: "" }],
    project: "e2e",
    test: SHELL,
    only: "window manager cannot close",
  },
  {
    name: "the window comes back when it was put away",
    keeps: "R5",
    edits: [
      {
        file: "main/shell/window.ts",
        text: "      () => setImmediate(restore),\n",
        by: "      () => void restore,\n",
      },
    ],
    project: "e2e",
    test: MAIN,
    only: "comes back after",
  },
  {
    name: "a strange window is noticed",
    keeps: "R35",
    edits: [{ file: "main/shell/window.ts", text: "if (!released) listeners.onFocusLost();", by: "" }],
    project: "e2e",
    test: SHELL,
    only: "does not stay on top",
  },
  {
    name: "a window that was moved behind Electron's back is put back",
    keeps: "R6",
    edits: [{ file: "main/shell/window.ts", text: "if (!covers) window.setFullScreen(false);", by: "" }],
    project: "e2e",
    test: SHELL,
    only: "cannot move, size or hide",
  },
  {
    name: "there is no menu",
    keeps: "R4",
    edits: [{ file: "main/app/start.ts", text: "  Menu.setApplicationMenu(null);\n", by: "" }],
    project: "e2e",
    test: MAIN,
    only: "has no menu",
  },
  {
    name: "a foreign document is trouble",
    keeps: "R16",
    edits: [
      {
        file: "main/shell/page.ts",
        text: 'if (!isAddressOf(APP_HOST, address)) onLost("foreign");',
        by: "if (!isAddressOf(APP_HOST, address)) return;",
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/pages.test.ts",
  },
  {
    name: "a document that loads a second time is trouble",
    keeps: "R16",
    edits: [{ file: "main/shell/page.ts", text: 'else if (loaded) onLost("reloaded");', by: "" }],
    project: "unit",
    test: "test/unit/main/shell/pages.test.ts",
  },
  {
    name: "an error page in place of the document is trouble",
    keeps: "R16",
    edits: [
      {
        file: "main/shell/page.ts",
        text: 'if (loaded && isMainFrame && code !== ABORTED) onLost("foreign");',
        by: "",
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/pages.test.ts",
  },
  {
    name: "a page has no history to go back in",
    keeps: "R47",
    edits: [
      {
        file: "main/shell/page.ts",
        text: '  contents.on("did-navigate-in-page", () => contents.navigationHistory.clear());\n',
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
    edits: [
      { file: "main/shell/page.ts", text: '  contents.on("destroyed", () => trouble("closed"));\n', by: "" },
    ],
    project: "unit",
    test: "test/unit/main/shell/pages.test.ts",
  },
  {
    name: "a dead renderer is trouble",
    keeps: "R83",
    edits: [
      {
        file: "main/shell/page.ts",
        text: '  contents.on("render-process-gone", () => trouble("gone"));\n',
        by: "",
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/pages.test.ts",
  },
  {
    name: "keys are kept from the page",
    keeps: "R36",
    edits: [
      {
        file: "main/shell/page.ts",
        text: "if (hooks.onKey(input)) event.preventDefault();",
        by: "hooks.onKey(input);",
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/pages.test.ts",
  },
  {
    name: "what a browser offers beside keys is kept from the page",
    keeps: "R31, R32, R49",
    edits: [
      {
        file: "preload/quieten.ts",
        text: 'if (name === "selectstart" && isTextField(event.target)) return;',
        by: "return;",
      },
      { file: "preload/quieten.ts", text: "if (event.button === 1) event.preventDefault();", by: "" },
    ],
    project: "e2e",
    test: SHELL,
    only: "drags nothing|pastes nothing|opens no menu",
  },
  {
    name: "further screens are covered",
    keeps: "R14",
    edits: [
      { file: "main/shell/shell.ts", text: "  if (windowSettings.locked) coverOtherScreens();\n", by: "" },
    ],
    project: "e2e",
    test: MAIN,
    only: "covers a further screen",
  },
  {
    name: "sleep ends the visit",
    keeps: "R13",
    edits: [
      {
        file: "main/shell/power-and-signals.ts",
        text: '  powerMonitor.on("suspend", () => listeners.end("suspend"));\n',
        by: "",
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/power-and-signals.test.ts",
  },
  {
    name: "four deaths in a minute are no accident",
    keeps: "R84",
    edits: [{ file: "main/shell/power-and-signals.ts", text: "MAX_DEATHS = 3", by: "MAX_DEATHS = 30" }],
    project: "unit",
    test: "test/unit/main/shell/power-and-signals.test.ts",
  },
  {
    name: "a page with nothing on it does not beat",
    keeps: "R17",
    edits: [{ file: "renderer/app/live.ts", text: "if (hasSomethingOnIt()) ", by: "" }],
    project: "screens",
    test: "test/screens/pulse.test.tsx",
  },
  beneath(
    "what is drawn beneath the open screen does nothing yet",
    {
      file: "renderer/prerender/screen-stack.tsx",
      text: 'screen === open ? "visible" : "hidden"',
      by: '"visible"',
    },
    "begins with what it does",
  ),
  beneath(
    "what is drawn beneath the open screen cannot be pressed",
    {
      file: "renderer/prerender/screen-stack.tsx",
      text: "aria-hidden={screen === open ? undefined : true}",
      by: "",
    },
    "can be neither pressed",
  ),
  {
    name: "what is drawn beneath lies under what is open",
    keeps: "",
    edits: [{ file: "renderer/styles/page.css", text: "  z-index: -1;\n  opacity: 0;", by: "  opacity: 0;" }],
    project: "e2e",
    test: "test/e2e/on-the-glass.test.ts",
    only: "drawn and laid out",
  },
  {
    name: "what is drawn beneath is drawn in one go",
    keeps: "",
    edits: [
      {
        file: "renderer/prerender/screen-stack.tsx",
        text: "prerendered === null ? TURNS.asUsual : TURNS.inOneGo",
        by: "TURNS.asUsual",
      },
    ],
    project: "screens",
    test: "test/screens/prefetch.test.tsx",
    only: "in one go",
  },
  {
    name: "a page that goes live rehearses no more",
    keeps: "",
    edits: [
      {
        file: "renderer/prerender/rehearse-screens.ts",
        text: "    if (!isRehearsing()) return;\n",
        by: "",
      },
    ],
    project: "screens-alone",
    test: "test/screens/rehearsal.test.tsx",
    only: "while a screen lies beneath",
  },
  beneath(
    "a key finds nothing of what is drawn beneath",
    {
      file: "renderer/prerender/prefetch.ts",
      text: 'window.addEventListener("keydown", dropPrerendered, { capture: true, once: true });',
      by: "",
    },
    "is gone before a key",
  ),
  beneath(
    "what is drawn beneath goes with its patron",
    {
      file: "renderer/prerender/prefetch.ts",
      text: "before.overview !== null && now.overview === null",
      by: "false",
    },
    "signed out before its answer",
  ),
  beneath(
    "nothing of a patron is asked for somebody without a card",
    {
      file: "renderer/prerender/prefetch.ts",
      text: "needsPatron(route) && overview === null ? null : ",
      by: "",
    },
    "without a card",
  ),
  beneath(
    "what was not pressed is thrown away",
    {
      file: "renderer/prerender/prefetch.ts",
      text: "    if (moves === mine) dropPrerendered();\n",
      by: "",
    },
    "thrown away when nothing was pressed",
  ),
  beneath(
    "what was drawn for one row is not opened for another",
    { file: "renderer/prerender/screen-stack.tsx", text: "isSame(prerendered.route, route)", by: "true" },
    "another hand",
  ),
  beneath(
    "a leaf of its own has a state of its own",
    { file: "renderer/prerender/screen-stack.tsx", text: "screen.serial}", by: "0}" },
    "another hand",
  ),
  beneath(
    "a list that is open is read again after a deed that was left",
    { file: "renderer/queries/hooks.ts", text: "writeEnded(left)", by: "writeEnded(false)" },
    "left while it was on its way",
  ),
  beneath(
    "each of several renewals makes untrue what was asked before it",
    { file: "renderer/screens/loans/renewals.ts", text: "writeEnded(!here.current);", by: "" },
    "one of several renewals",
  ),
  beneath(
    "a deed makes untrue what was asked before it",
    { file: "renderer/queries/hooks.ts", text: "if (isWrite) writeEnded(left);", by: "" },
    "before a deed that ends",
  ),
  {
    name: "an exception in main is caught",
    keeps: "R56",
    edits: [
      {
        file: "main/app/process-guard.ts",
        text: '  process.on("uncaughtException", () => exit("uncaught-exception"));\n',
        by: "",
      },
    ],
    project: "unit",
    test: "test/unit/main/app/process-guard.test.ts",
  },
  {
    name: "a promise that nobody caught ends main",
    keeps: "R56",
    edits: [
      {
        file: "main/app/process-guard.ts",
        text: '  process.on("unhandledRejection", () => exit("unhandled-rejection"));\n',
        by: "",
      },
    ],
    project: "unit",
    test: "test/unit/main/app/process-guard.test.ts",
  },
  {
    name: "stray signals end nothing",
    keeps: "R99",
    edits: [
      {
        file: "main/app/process-guard.ts",
        text: "if (signal in constants.signals) process.on(signal, () => undefined);",
        by: "",
      },
    ],
    project: "unit",
    test: "test/unit/main/app/process-guard.test.ts",
  },
  {
    name: "the visit's clock is monotonic",
    keeps: "R62",
    edits: [
      {
        file: "main/time/clock.ts",
        text: "Number(process.hrtime.bigint() / NANOSECONDS_PER_MILLISECOND)",
        by: "Date.now()",
      },
    ],
    project: "unit",
    test: "test/unit/main/time/clock.test.ts",
  },
  {
    name: "a reset empties both clipboards",
    keeps: "R74",
    edits: [
      {
        file: "main/visit/reset-adapter.ts",
        text: "clearClipboards: () => clearClipboards(clipboard, process.platform)",
        by: "clearClipboards: async () => void [clearClipboards, clipboard]",
      },
    ],
    project: "unit",
    test: "test/unit/main/visit/reset-adapter.test.ts",
  },
  {
    name: "a next page that shows nothing in time is lost",
    keeps: "R84",
    edits: [
      {
        file: "main/visit/wait-for-paint.ts",
        text: "return (await within(outcome, PAINT_LIMIT_MS)) && isPainted;",
        by: "await outcome;\n  return isPainted;",
      },
    ],
    project: "unit",
    test: "test/unit/main/visit/wait-for-paint.test.ts",
  },
  {
    name: "a spare that loads nothing is made again",
    keeps: "R84",
    edits: [
      {
        file: "main/shell/pages.ts",
        text: 'if (page === spare) dropSpare(page, "late");',
        by: "void dropSpare;",
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/pages.test.ts",
  },
  {
    name: "a reset takes the old page away",
    keeps: "R72",
    edits: [
      {
        file: "main/visit/reset-adapter.ts",
        text: "retire: () => shell.pages.retire()",
        by: "retire: () => null",
      },
    ],
    project: "unit",
    test: "test/unit/main/visit/reset-adapter.test.ts",
  },
  {
    name: "a download is cancelled by its session",
    keeps: "R30",
    edits: [
      {
        file: "main/shell/sessions.ts",
        text: '    event.preventDefault();\n    alarm("download-refused");',
        by: '    alarm("download-refused");',
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "a guest page is refused by its event",
    keeps: "R10",
    edits: [
      {
        file: "main/shell/contents.ts",
        text: '    event.preventDefault();\n    alarm("guest-refused");',
        by: '    alarm("guest-refused");',
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "a page asks nobody before it goes",
    keeps: "R27",
    edits: [
      {
        file: "main/shell/contents.ts",
        text: '  contents.on("will-prevent-unload", (event) => event.preventDefault());\n',
        by: "",
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "a console's words are not read",
    keeps: "R60",
    edits: [
      {
        file: "main/shell/contents.ts",
        text: 'if (level === "error") alarm("page-console", { level });',
        by: 'if (level === "error") alarm("page-console", { kind: String(args[2]) });',
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "a flood of attacks leaves room in the log",
    keeps: "R60",
    edits: [{ file: "main/log/alarm.ts", text: "if (tokens < 1) {", by: "if (tokens < -1) {" }],
    project: "unit",
    test: "test/unit/main/log/alarm.test.ts",
  },
  {
    name: "no spelling is read",
    keeps: "R75",
    edits: [
      {
        file: "main/shell/sessions.ts",
        text: "session.setSpellCheckerEnabled(false)",
        by: "session.setSpellCheckerEnabled(true)",
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "no device is chosen",
    keeps: "R51",
    edits: [
      {
        file: "main/shell/sessions.ts",
        text: "      refusable.preventDefault();\n",
        by: "",
      },
    ],
    project: "unit",
    test: "test/unit/main/shell/guards.test.ts",
  },
  {
    name: "the page that waits is loaded outside the window, where it takes no keyboard",
    keeps: "R36",
    edits: [
      {
        file: "main/shell/pages.ts",
        text: "    return page;\n",
        by: "    window.tuck(page.view);\n    return page;\n",
      },
    ],
    project: "e2e",
    test: NO_MEMORY,
    only: "loses no key",
  },
  {
    name: "the cover is loaded outside the window",
    keeps: "R36",
    edits: [{ file: "main/shell/cover.ts", text: "  load();\n", by: "  load();\n  lower();\n" }],
    project: "e2e",
    test: NO_MEMORY,
    only: "loses no key",
  },
  {
    name: "what main held for a visit is collected",
    keeps: "R86",
    edits: [
      {
        file: "main/app/kiosk.ts",
        text: "  collectAfterVisits({ onSettled: core.onSettled, state: core.visit.state });\n",
        by: "  void collectAfterVisits;\n",
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
        file: "main/visit/collect-heap.ts",
        text: 'if (phase !== "open" && phase !== "ending") collect();',
        by: "collect();",
      },
    ],
    project: "unit",
    test: "test/unit/main/visit/collect-heap.test.ts",
  },
];
