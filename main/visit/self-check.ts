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
  if ((await indexedDB.databases()).length > 0) left.push("indexed-db");
  if ((await caches.keys()).length > 0) left.push("caches");
  if (history.length !== 1) left.push("history");
  return left;
})()`;

/** World of our look; the preload's is 999, the page's is 0. */
const WORLD = 1101;

/** What the check needs of a page. */
export interface CheckedPage {
  readonly contents: {
    executeJavaScriptInIsolatedWorld(world: number, scripts: { code: string }[]): Promise<unknown>;
  };
  readonly session: { readonly cookies: { get(filter: object): Promise<readonly unknown[]> } };
}

/** Names of the places that are not empty; throws when the page cannot answer. */
export async function leftovers({ contents, session }: CheckedPage): Promise<readonly string[]> {
  const [inPage, cookies] = await Promise.all([
    contents.executeJavaScriptInIsolatedWorld(WORLD, [{ code: LOOK_AROUND }]),
    session.cookies.get({}),
  ]);
  if (!Array.isArray(inPage)) throw new Error("self-check did not answer a list");
  const places = inPage.map(String);
  return cookies.length > 0 ? [...places, "cookies"] : places;
}
