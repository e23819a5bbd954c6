import { pause } from "../deferred.ts";
import type { ProcessIdentity } from "./kill-process.ts";

/**
 * Looks around in a fresh page, in a world of its own that the page's code cannot reach, and answers the names
 * of places where something of anybody is left (level L0): an empty list is a clean page. `history` is 1 for a
 * page that was loaded once.
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

/** World of our look; the preload's is 999, the page's is 0. */
const WORLD = 1101;

interface CheckedSession {
  readonly cookies: { get(filter: object): Promise<readonly unknown[]> };
}

/** What the check needs of the new page. */
export interface CheckedPage {
  readonly contents: {
    executeJavaScriptInIsolatedWorld(world: number, scripts: { code: string }[]): Promise<unknown>;
  };
  readonly session: CheckedSession;
}

/** What the check needs of the page that was taken away. */
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

/** What is looked at behind the old page, as far as the program can see it by itself (decision 3). */
export interface CheckDeps {
  /** Null when none was there. */
  readonly old: OldPage | null;
  /** Names of the clipboards that hold something. */
  filled(): Promise<readonly string[]>;
  isAlive(process: ProcessIdentity): boolean;
}

/**
 * Names of the places that are not empty in a page that nobody has used yet: what the next patron's code could see (L0).
 * The first look opens each place and took 5 to 40 ms; a later one takes 1 to 13 (decision 3). Throws when the page
 * cannot answer.
 */
export async function leftInPage({ contents, session }: CheckedPage): Promise<readonly string[]> {
  const [places, cookies] = await Promise.all([
    contents.executeJavaScriptInIsolatedWorld(WORLD, [{ code: LOOK_AROUND }]),
    session.cookies.get({}),
  ]);
  if (!Array.isArray(places)) throw new Error("self-check did not answer a list");
  return [...places.map(String), ...(cookies.length > 0 ? ["cookies"] : [])];
}

/** Times that a cache which is not empty yet is cleared and counted again, and the pause before each. */
const MOST_COUNTS = 60;
const COUNT_PAUSE_MS = 50;

/**
 * True when nothing is cached. Clearing only marks what somebody is reading, and it counts until the reader lets go:
 * on a busy machine that can be a moment after the page's process is dead. Whatever stays for three seconds is found: one was too
 * short for a machine on which three kiosks started at once.
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
 * Names of the places that are not empty: what the next person could paste (L1), the old page's process and what the
 * program can count in its partition (L3).
 */
export async function leftovers({ old, filled, isAlive }: CheckDeps): Promise<readonly string[]> {
  const places = await Promise.all([filled(), behindOldPage(old, isAlive)]);
  return places.flat();
}
