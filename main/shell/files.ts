import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deferred } from "../time/deferred.ts";
import { APP_HOST } from "./addresses.ts";
import type { SchemeAnswer, SchemeRequest } from "./compat.ts";
import { COMMON_HEADERS, DOCUMENT_HEADERS } from "./headers.ts";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  webp: "image/webp",
  woff2: "font/woff2",
  ttf: "font/ttf",
  wav: "audio/wav",
  mp3: "audio/mpeg",
};

interface ServedFile {
  readonly path: string;
  readonly type: string;
}

/** URL path -> file. Built once; other paths do not exist (R20). */
export type FileTable = ReadonlyMap<string, ServedFile>;

/**
 * Reads a folder once, without symbolic links and unknown file types. URL paths are never joined to a folder later, so ".."
 * cannot escape.
 */
export function buildFileTable(root: string): FileTable {
  const table = new Map<string, ServedFile>();
  function walk(folder: string, url: string): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path, `${url}${entry.name}/`);
      const type = TYPES[entry.name.slice(entry.name.lastIndexOf(".") + 1)];
      if (entry.isFile() && type !== undefined) table.set(`${url}${entry.name}`, { path, type });
    }
  }
  walk(root, "/");
  return table;
}

/** Answers requests for one host of the app's scheme. */
export type FileServer = (request: SchemeRequest) => Promise<SchemeAnswer>;

const NOT_FOUND: SchemeAnswer = { statusCode: 404, headers: COMMON_HEADERS, data: Buffer.alloc(0) };

/**
 * Files up to this size are cached after the first read, because each visit loads them. The font cores are larger: 6 MB, which the
 * system's file cache has anyway.
 */
const KEPT_BYTES = 1024 * 1024;
/** Small font files contain rare characters and are not cached. */
const RARE = "font/woff2";

/** Answers requests for one host from a table; `onRefused` is called for unknown paths. */
export function createFileServer(
  host: string,
  table: FileTable,
  onRefused: () => void = () => undefined,
): FileServer {
  const kept = new Map<string, Buffer<ArrayBuffer>>();
  // At once: read in the background a large file comes in parts, each of which waits for its turn while the program starts.
  function bytesOf(file: ServedFile): Buffer<ArrayBuffer> {
    const known = kept.get(file.path);
    if (known !== undefined) return known;
    const bytes = readFileSync(file.path);
    if (bytes.byteLength <= KEPT_BYTES && file.type !== RARE) kept.set(file.path, bytes);
    return bytes;
  }
  return async (request) => {
    const url = new URL(request.url);
    const file = table.get(url.pathname);
    if (request.method !== "GET" || url.host !== host || file === undefined) {
      onRefused();
      return NOT_FOUND;
    }
    const document = file.type.startsWith("text/html") ? DOCUMENT_HEADERS : {};
    const headers = { ...COMMON_HEADERS, ...document, "content-type": file.type };
    return { statusCode: 200, headers, data: bytesOf(file) };
  };
}

/** Milliseconds without a request after which a page has the files that its document names; it asks for them in one go. */
export const ASKED_MS = 10;

/** The same server; calls `then` once it has served the first page. Until a page has read its document it takes longer than `ASKED_MS`. */
export function tellingFirstPage(serve: FileServer, then: () => void): FileServer {
  let asked: NodeJS.Timeout | undefined;
  let isServed = false;
  return (request) => {
    clearTimeout(asked);
    if (!isServed && !request.url.endsWith(".html"))
      asked = setTimeout(() => {
        isServed = true;
        then();
      }, ASKED_MS);
    return serve(request);
  };
}

const served = deferred<void>();
/** Resolves when the first page of the start has the files that its document names. */
export const firstPageServed: Promise<void> = served.promise;

let app: FileServer | null = null;

/** The server of the built pages: one table for all sessions. The first call sets `onRefused`. */
export function appServer(onRefused?: () => void): FileServer {
  const root = join(import.meta.dirname, "../renderer");
  app ??= tellingFirstPage(createFileServer(APP_HOST, buildFileTable(root), onRefused), served.resolve);
  return app;
}
