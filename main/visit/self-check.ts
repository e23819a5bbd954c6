import type { ProcessIdentity } from "../shell/kill-process.ts";
import { pause } from "../time/deferred.ts";

/**
 * Runs in an isolated world of a new page, out of reach of the page's code. Returns the names of storages that are not empty
 * (level L0); an empty list means a clean page. `history` is 1 for a page that was loaded once.
 */
const LOOK_AROUND = `(async () => {
  const left = [];
  if (document.cookie !== "") left.push("cookie");
  if (localStorage.length > 0) left.push("local-storage");
  if (sessionStorage.length > 0) left.push("session-storage");
  const [databases, kept] = await Promise.all([indexedDB.databases(), caches.keys()]);
  if (databases.length > 0) left.push("indexed-db");
  if (kept.length > 0) left.push("caches");
  if (history.length !== 1) left.push("history");
  if (window.name !== "") left.push("window-name");
  return left;
})()`;

/** Isolated world of the check; the preload's is 999, the page's is 0. */
const WORLD = 1101;

interface CheckedSession {
  readonly cookies: { get(filter: object): Promise<readonly unknown[]> };
}

/** The part of the new page that the check uses. */
export interface CheckedPage {
  readonly contents: {
    executeJavaScriptInIsolatedWorld(world: number, scripts: { code: string }[]): Promise<unknown>;
  };
  readonly session: CheckedSession;
}

/** The part of the closed page that the check uses. */
export interface OldPage {
  /** Null when it never had a process. */
  readonly process: ProcessIdentity | null;
  readonly session: CheckedSession & CountedCache;
}

interface CountedCache {
  /** Bytes. */
  getCacheSize(): Promise<number>;
  clearCache(): Promise<void>;
}

/** What the program itself can check after the old page (decision 3). */
export interface CheckDeps {
  /** Null if there was none. */
  readonly old: OldPage | null;
  /** Names of clipboards with content. */
  filled(): Promise<readonly string[]>;
  isAlive(process: ProcessIdentity): boolean;
}

/**
 * Names of the storages of an unused page that are not empty: what the next patron's page could read (L0). The first check
 * takes 5 to 40 ms, a later one 1 to 13 (decision 3). Throws when the page cannot answer.
 */
export async function leftInPage({ contents, session }: CheckedPage): Promise<readonly string[]> {
  const [places, cookies] = await Promise.all([
    contents.executeJavaScriptInIsolatedWorld(WORLD, [{ code: LOOK_AROUND }]),
    session.cookies.get({}),
  ]);
  if (!Array.isArray(places)) throw new Error("self-check did not answer a list");
  return [...places.map(String), ...(cookies.length > 0 ? ["cookies"] : [])];
}

/** Most attempts to clear the cache, and the pause between them. */
const MOST_COUNTS = 60;
const COUNT_PAUSE_MS = 50;

/**
 * True when nothing is cached. An entry that is still being read is only marked for deletion and counts until the reader
 * closes it, on a busy machine shortly after the page's process has died. Hence the retries, for three seconds.
 */
async function isCacheEmpty(session: CountedCache): Promise<boolean> {
  for (let counts = 1; (await session.getCacheSize()) > 0; counts += 1) {
    if (counts === MOST_COUNTS) return false;
    await pause(COUNT_PAUSE_MS);
    await session.clearCache();
  }
  return true;
}

async function behindOldPage(old: OldPage | null, isAlive: CheckDeps["isAlive"]): Promise<string[]> {
  if (old === null) return [];
  const [cookies, noCache] = await Promise.all([old.session.cookies.get({}), isCacheEmpty(old.session)]);
  const left = [];
  if (old.process !== null && isAlive(old.process)) left.push("old-process");
  if (cookies.length > 0) left.push("old-cookies");
  if (!noCache) left.push("old-cache");
  return left;
}

/**
 * Names of what is not empty: the clipboards (L1), the old page's process and its partition, as far as the program can
 * count there (L3).
 */
export async function leftovers({ old, filled, isAlive }: CheckDeps): Promise<readonly string[]> {
  const places = await Promise.all([filled(), behindOldPage(old, isAlive)]);
  return places.flat();
}
