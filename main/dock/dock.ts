import { join } from "node:path";
import { session as sessions, WebContentsView } from "electron";
import { z } from "zod";
import { parseJson } from "#contract/json.ts";
import { readSmallText } from "../files/small-file.ts";
import type { EarlyWindowSettings } from "../settings/early-window-settings.ts";
import { DOCK_HOST, DOCK_URL, SCHEME } from "../shell/addresses.ts";
import { readResponse } from "../shell/compat.ts";
import { buildFileTable, createFileLookup } from "../shell/files.ts";
import { COMMON_HEADERS } from "../shell/headers.ts";
import type { Shell } from "../shell/shell.ts";
import type { OutOfOrderState } from "../visit/out-of-order.ts";
import type { HoursNow } from "../visit/state.ts";
import type { Visit } from "../visit/visit.ts";
import { type DockArguments, isDocked } from "./docked.ts";

/** The used fields of a card in `assets/demo/patrons.json`. */
const CARDS = z.array(
  z.object({ card: z.string(), password: z.string(), label: z.object({ ja: z.string(), en: z.string() }) }),
);
const LONGEST_TEXT = 64;
/** A closed library, whatever the time. */
const SHUT: HoursNow = { now: "shut", at: "17:00", opens: null };

/** The window and the data of the dock. */
export interface DockPlace {
  readonly arguments: DockArguments;
  readonly windowSettings: EarlyWindowSettings;
  readonly shell: Shell;
  /** Folder of the program, with the dock's page. */
  readonly root: string;
}

/** What the dock works on. */
export interface DockDeps {
  readonly core: {
    readonly outOfOrder: Pick<OutOfOrderState, "isActive" | "set">;
    readonly visit: Pick<Visit, "state" | "dispatch">;
    /** Called after `outOfOrder` was set. */
    updateOutOfOrder(): void;
  };
  /** Handles a whole code like the scanner. */
  scan(text: string): void;
  openStaff(): void;
}

function json(value: unknown): Response {
  return new Response(JSON.stringify(value), {
    headers: { ...COMMON_HEADERS, "content-type": "application/json" },
  });
}

function readCards(file: string | null): z.infer<typeof CARDS> {
  return file === null ? [] : CARDS.parse(parseJson(readSmallText(file)));
}

/** Actions by the path that the dock's page requests. */
function createActions({ core, scan, openStaff }: DockDeps, shell: Shell) {
  const { outOfOrder, updateOutOfOrder, visit } = core;
  const isShut = (): boolean => visit.state().hours.now === "shut";
  const actions: Readonly<Record<string, (text: string) => void>> = {
    "/scan": scan,
    // Into the focused field, as one piece: fast keys would be taken for a scan.
    "/type": (text) => void shell.pages.live()?.contents.insertText(text),
    // As if the backend were unavailable; other causes are reset by the settings.
    "/out-of-order": () => {
      outOfOrder.set("backend", !outOfOrder.isActive("backend"));
      updateOutOfOrder();
    },
    "/closed": () => visit.dispatch({ type: "hours", hours: isShut() ? { now: "open" } : SHUT }),
    "/staff": openStaff,
    "/end": () =>
      visit.dispatch({ type: "end", reason: visit.state().phase === "staff" ? "staff" : "button" }),
  };
  const state = () => ({ "out-of-order": outOfOrder.isActive("backend"), closed: isShut() });
  return { actions, state };
}

/** Serves the dock's page and its cards, and runs its actions. */
function serveDock(
  root: string,
  cardsFile: string | null,
  deps: DockDeps,
  shell: Shell,
): (request: Request) => Promise<Response> {
  const lookup = createFileLookup(DOCK_HOST, buildFileTable(join(root, "assets/dock")));
  const cards = readCards(cardsFile);
  const { actions, state } = createActions(deps, shell);
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/cards") return json(cards);
    if (pathname === "/state") return json(state());
    const action = request.method === "POST" ? actions[pathname] : undefined;
    if (action === undefined) {
      const file = lookup(request);
      if (file === null) return new Response(null, { status: 404 });
      return readResponse(file);
    }
    action((await request.text()).slice(0, LONGEST_TEXT + 1));
    return json(state());
  };
}

/**
 * The development dock: a panel next to the page that simulates the scanner with the demo cards, types their passwords, and shows
 * the terminal out of order, closed or in staff mode. It has no preload and no access to the page's IPC; its scans go through the
 * decoder like real ones. A locked kiosk has none.
 */
export function openDock(
  { windowSettings, shell, root, arguments: options }: DockPlace,
  deps: DockDeps,
): void {
  if (!isDocked(options, windowSettings)) return;
  const session = sessions.fromPartition("dock");
  session.protocol.handle(SCHEME, serveDock(root, options.dock, deps, shell));
  const view = new WebContentsView({
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: false,
      spellcheck: false,
    },
  });
  const { webContents: contents } = view;
  void contents.loadURL(DOCK_URL);
  contents.on("dom-ready", shell.pages.focus);
  // Used only with a mouse; the keyboard stays with the page.
  contents.on("focus", () => setImmediate(shell.pages.focus));
  shell.window.dock(view);
}
