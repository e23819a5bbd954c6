import { join } from "node:path";
import { session as sessions, WebContentsView } from "electron";
import { z } from "zod";
import { parseJson } from "#contract/json.ts";
import { DOCK_HOST, DOCK_URL, SCHEME } from "../shell/addresses.ts";
import { buildFileTable, createFileServer } from "../shell/files.ts";
import { COMMON_HEADERS } from "../shell/headers.ts";
import { readSmallText } from "../small-file.ts";
import type { Started } from "../start.ts";

/** One card of the demo library, as `assets/demo/patrons.json` has it; the rest of a row is not the dock's. */
const CARDS = z.array(
  z.object({ card: z.string(), password: z.string(), label: z.object({ ja: z.string(), en: z.string() }) }),
);
const LONGEST_CODE = 64;

function json(value: unknown): Response {
  return new Response(JSON.stringify(value), {
    headers: { ...COMMON_HEADERS, "content-type": "application/json" },
  });
}

function readCards(file: string | null): z.infer<typeof CARDS> {
  return file === null ? [] : CARDS.parse(parseJson(readSmallText(file)));
}

/** Serves the dock's page, its cards, and takes what it "scans". */
function serveDock(
  root: string,
  cardsFile: string | null,
  scan: (text: string) => void,
): (request: Request) => Promise<Response> {
  const serveFile = createFileServer(DOCK_HOST, buildFileTable(join(root, "assets/dock")));
  const cards = readCards(cardsFile);
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/cards") return json(cards);
    if (request.method !== "POST" || pathname !== "/scan") return serveFile(request);
    scan((await request.text()).slice(0, LONGEST_CODE + 1));
    return json({});
  };
}

/**
 * The development dock: a strip under the page that plays the scanner, with the demo library's cards. It has
 * no preload and no part in the page's IPC; what it sends goes through the decoder like a real burst. A locked
 * kiosk has none.
 */
export function openDock(
  { peek, shell, root, arguments: { dock } }: Started,
  scan: (text: string) => void,
): void {
  if (peek.locked || dock === null) return;
  const session = sessions.fromPartition("dock");
  session.protocol.handle(SCHEME, serveDock(root, dock, scan));
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
  void view.webContents.loadURL(DOCK_URL);
  view.webContents.on("dom-ready", shell.pages.focus);
  shell.window.dock(view);
}
