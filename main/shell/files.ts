import { readdirSync } from "node:fs";
import { join } from "node:path";
import { deferred } from "../time/deferred.ts";
import { APP_HOST } from "./addresses.ts";
import type { SchemeFile, SchemeRequest } from "./compat.ts";
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

/** URL path -> file. Built once; other paths do not exist (R20). */
export type FileTable = ReadonlyMap<string, SchemeFile>;

/**
 * Reads a folder once, without symbolic links and unknown file types. URL paths are never joined to a folder later, so ".."
 * cannot escape.
 */
export function buildFileTable(root: string): FileTable {
  const table = new Map<string, SchemeFile>();
  function walk(folder: string, url: string): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path, `${url}${entry.name}/`);
      const type = TYPES[entry.name.slice(entry.name.lastIndexOf(".") + 1)];
      const headers = { ...COMMON_HEADERS, ...(type === TYPES["html"] ? DOCUMENT_HEADERS : {}) };
      if (entry.isFile() && type !== undefined) table.set(`${url}${entry.name}`, { path, type, headers });
    }
  }
  walk(root, "/");
  return table;
}

/** The file for a request; null = there is none. */
export type FileLookup = (request: SchemeRequest) => SchemeFile | null;

/** Finds the files of one host in a table; `onRefused` is called for other requests. */
export function createFileLookup(
  host: string,
  table: FileTable,
  onRefused: () => void = () => undefined,
): FileLookup {
  return (request) => {
    const url = new URL(request.url);
    const file = table.get(url.pathname);
    if (request.method !== "GET" || url.host !== host || file === undefined) {
      onRefused();
      return null;
    }
    return file;
  };
}

/** Milliseconds without a request after which a page has requested all files that its document names. */
export const ASKED_MS = 10;

/**
 * The same lookup; calls `then` once the first page has requested its files. Until a page has read its document it takes longer than
 * `ASKED_MS`.
 */
export function tellingFirstPage(lookup: FileLookup, then: () => void): FileLookup {
  let asked: NodeJS.Timeout | undefined;
  let isDone = false;
  return (request) => {
    clearTimeout(asked);
    if (!isDone && !request.url.endsWith(".html"))
      asked = setTimeout(() => {
        isDone = true;
        then();
      }, ASKED_MS);
    return lookup(request);
  };
}

const requested = deferred<void>();
/** Resolves when the first page of the start has requested the files that its document names. */
export const firstPageRequested: Promise<void> = requested.promise;

let app: FileLookup | null = null;

/** The built pages: one table for all sessions. The first call sets `onRefused`. */
export function appFiles(onRefused?: () => void): FileLookup {
  const root = join(import.meta.dirname, "../renderer");
  app ??= tellingFirstPage(createFileLookup(APP_HOST, buildFileTable(root), onRefused), requested.resolve);
  return app;
}
