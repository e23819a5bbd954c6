import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { type CheckDeps, leftInPage, leftovers } from "#main/visit/self-check.ts";

function look(more: Partial<CheckDeps>) {
  return leftovers({ old: null, filled: async () => [], isAlive: () => false, ...more });
}

/** @param answer what the look inside the page answers. */
function lookIn(answer: unknown, cookies: readonly object[] = []) {
  return leftInPage({
    contents: { executeJavaScriptInIsolatedWorld: async () => answer },
    session: { cookies: { get: async () => cookies } },
  });
}

/** @param cached bytes in the cache each time it is asked, the last one for ever. */
function buried(cookies: readonly object[] = [], cached: readonly number[] = [0]): CheckDeps["old"] {
  const sizes = [...cached];
  const getCacheSize = async (): Promise<number> => (sizes.length > 1 ? sizes.shift() : sizes[0]) ?? 0;
  const clearCache = async (): Promise<void> => undefined;
  return {
    process: { pid: 7, startedAt: null },
    session: { cookies: { get: async () => cookies }, getCacheSize, clearCache },
  };
}

describe("the look around after a reset", () => {
  it("finds nothing where nothing is", async () => {
    expect(await look({ old: buried() })).toEqual([]);
    expect(await look({})).toEqual([]);
  });

  it.each<[string, Parameters<typeof look>[0], readonly string[]]>([
    ["L1: what could be pasted", { filled: async () => ["selection"] }, ["selection"]],
    ["L3: the old page's process", { old: buried(), isAlive: ({ pid }) => pid === 7 }, ["old-process"]],
    ["the old page's partition", { old: buried([{}], [512]) }, ["old-cookies", "old-cache"]],
  ])("names %s", async (_what, more, places) => {
    expect(await look(more)).toEqual(places);
  });

  it("waits a moment for a reader to let go of what was cleared", async () => {
    expect(await look({ old: buried([], [512, 512, 0]) })).toEqual([]);
  });
});

/** A page as the look finds it: where nothing is, unless a test leaves something. */
const CLEAN_PAGE = {
  document: { cookie: "" },
  localStorage: { length: 0 },
  sessionStorage: { length: 0 },
  indexedDB: { databases: async () => [] as object[] },
  caches: { keys: async () => [] as string[] },
  history: { length: 1 },
  window: { name: "" },
};

describe("the look inside the new page (L0)", () => {
  const lookInside = (left: object): Promise<readonly string[]> =>
    leftInPage({
      contents: {
        executeJavaScriptInIsolatedWorld: async (_world, [script]) =>
          Array.from(
            (await runInNewContext(script?.code ?? "", { ...CLEAN_PAGE, ...left })) as Iterable<unknown>,
          ),
      },
      session: { cookies: { get: async () => [] } },
    });

  it("names what its code and its session see", async () => {
    expect(await lookIn(["history"])).toEqual(["history"]);
    expect(await lookIn([], [{}])).toEqual(["cookies"]);
  });

  it("does not take silence for cleanness", async () => {
    await expect(lookIn(null)).rejects.toThrow();
  });

  it("finds nothing in a page that was loaded once", async () => {
    expect(await lookInside({})).toEqual([]);
  });

  it.each<[string, object]>([
    ["cookie", { document: { cookie: "a=1" } }],
    ["local-storage", { localStorage: { length: 1 } }],
    ["session-storage", { sessionStorage: { length: 1 } }],
    ["indexed-db", { indexedDB: { databases: async () => [{}] } }],
    ["caches", { caches: { keys: async () => ["a"] } }],
    ["history", { history: { length: 2 } }],
    ["window-name", { window: { name: "a" } }],
  ])("names %s", async (place, left) => {
    expect(await lookInside(left)).toEqual([place]);
  });
});
