import { readFile } from "node:fs/promises";

/**
 * All code that differs between Electron 33 and 45. Detects features, not versions. The types are those of 45; those of 33 are
 * described here.
 */

/** One clipboard in 45. */
interface NewSelection {
  clear(): unknown;
  read?(): Promise<readonly { readonly types: readonly string[] }[]>;
}

/** `electron.clipboard` in both versions: 33 has methods with a type, 45 an object per selection and promises. */
export interface ClipboardShape extends NewSelection {
  clear(type?: "selection" | "clipboard"): unknown;
  availableFormats?(type?: "selection" | "clipboard"): readonly string[];
  readonly selection?: NewSelection;
}

/** Empties CLIPBOARD and, on X11, PRIMARY: `clear()` alone leaves PRIMARY (R74). */
export async function clearClipboards(clipboard: ClipboardShape, platform: NodeJS.Platform): Promise<void> {
  await clipboard.clear();
  if (platform !== "linux") return;
  await (clipboard.selection === undefined ? clipboard.clear("selection") : clipboard.selection.clear());
}

async function isFilled(side: NewSelection | undefined): Promise<boolean> {
  const items = (await side?.read?.()) ?? [];
  return items.some(({ types }) => types.length > 0);
}

/**
 * Names of clipboards with content. For content owned by another program this asks that program; after `clearClipboards` there is
 * none.
 */
export async function filledClipboards(
  clipboard: ClipboardShape,
  platform: NodeJS.Platform,
): Promise<readonly string[]> {
  const sides = platform === "linux" ? (["clipboard", "selection"] as const) : (["clipboard"] as const);
  const filled: string[] = [];
  for (const side of sides) {
    const is =
      clipboard.availableFormats === undefined
        ? await isFilled(side === "clipboard" ? clipboard : clipboard.selection)
        : clipboard.availableFormats(side).length > 0;
    if (is) filled.push(side);
  }
  return filled;
}

const NUMERIC_LEVELS = ["debug", "info", "warning", "error"] as const;
export type ConsoleLevel = (typeof NUMERIC_LEVELS)[number];

/**
 * Level of a `console-message`: 45 passes one object with a word, 33 an event and a number. The text is never read, because it
 * may contain anything (R60).
 */
export function consoleLevel(args: readonly unknown[]): ConsoleLevel {
  const [details, level] = args;
  const word =
    typeof details === "object" && details !== null && "level" in details ? details.level : undefined;
  const found = NUMERIC_LEVELS.find((name) => name === word);
  if (found !== undefined) return found;
  return (typeof level === "number" ? NUMERIC_LEVELS[level] : undefined) ?? "info";
}

/** Zoom as both versions offer it; `setZoomMode` came after 33. */
export interface ZoomShape {
  setZoomFactor(factor: number): void;
  setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void>;
  setZoomMode?: (mode: "default" | "disabled") => void;
  on(event: "zoom-changed" | "dom-ready", listener: () => void): unknown;
}

/**
 * R46: prevents zoom changes. Without a zoom mode each change is undone. The page limits pinch zoom itself: before it has a
 * document it would never answer, and Electron would keep waiting, with references to the page.
 */
export function lockZoom(contents: ZoomShape): void {
  if (contents.setZoomMode !== undefined) contents.setZoomMode("disabled");
  contents.on("zoom-changed", () => contents.setZoomFactor(1));
  contents.on("dom-ready", () => void contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined));
}

/** The used part of a session. */
export interface ClearableSession {
  clearData(): Promise<void>;
  clearStorageData(): Promise<void>;
  clearCache(): Promise<void>;
  clearAuthCache(): Promise<void>;
  clearHostResolverCache(): Promise<void>;
  clearCodeCaches(options: { urls?: string[] }): Promise<void>;
  closeAllConnections(): Promise<void>;
}

/** Clears a session. Without a list of storages, in which unknown names are silently ignored (R73). */
export async function clearSession(session: ClearableSession): Promise<void> {
  await Promise.all([
    session.clearData(),
    session.clearStorageData(),
    session.clearCache(),
    session.clearAuthCache(),
    session.clearHostResolverCache(),
    session.clearCodeCaches({ urls: [] }),
  ]);
  await session.closeAllConnections();
}

/** The used part of a request for a scheme. */
export interface SchemeRequest {
  readonly method: string;
  readonly url: string;
}

/** A file and the headers it is served with. */
export interface SchemeFile {
  readonly path: string;
  /** For fetch's `Response`. `registerFileProtocol` sends a type of its own, without a charset. */
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The used part of a session's protocols. The first method is deprecated in 45. */
export interface SchemeShape {
  registerFileProtocol?(
    scheme: string,
    handler: (
      request: SchemeRequest,
      answer: (answer: Omit<SchemeFile, "type"> | { readonly error: number }) => void,
    ) => void,
  ): unknown;
  handle(scheme: string, handler: (request: SchemeRequest) => Promise<Response>): void;
}

/** A file as a response of fetch. Rejects if it cannot be read. */
export async function readResponse({ path, type, headers }: SchemeFile): Promise<Response> {
  return new Response(await readFile(path), { headers: { ...headers, "content-type": type } });
}

/** `net::ERR_FILE_NOT_FOUND`. */
const NOT_FOUND = -6;

/**
 * Serves files for a scheme; `fileFor` answers null where there is none. Where Electron can, it reads them itself, on another
 * thread: sent by main, the fonts of a page arrive in parts while main is busy (docs/bench.md). `handle` would also make Node load
 * its HTTP client before the first document.
 */
export function serveFiles(
  protocol: SchemeShape,
  scheme: string,
  fileFor: (request: SchemeRequest) => SchemeFile | null,
): void {
  if (protocol.registerFileProtocol === undefined) {
    protocol.handle(scheme, async (request) => {
      const file = fileFor(request);
      if (file === null) return Response.error();
      return readResponse(file);
    });
    return;
  }
  protocol.registerFileProtocol(scheme, (request, answer) => {
    const file = fileFor(request);
    // Electron adds the type by the file's extension; it would be there twice.
    answer(file === null ? { error: NOT_FOUND } : { path: file.path, headers: file.headers });
  });
}
