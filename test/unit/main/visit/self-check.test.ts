import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { type CheckNeeds, leftovers } from "#main/visit/self-check.ts";

function look(
  more: Partial<CheckNeeds> & { readonly inPage?: unknown; readonly cookies?: readonly object[] },
) {
  const { inPage = [], cookies = [], ...rest } = more;
  return leftovers({
    page: {
      contents: { executeJavaScriptInIsolatedWorld: async () => inPage },
      session: { cookies: { get: async () => cookies } },
    },
    old: null,
    filled: async () => [],
    isAlive: () => false,
    ...rest,
  });
}

/** @param cached bytes in the cache each time it is asked, the last one for ever. */
function buried(cookies: readonly object[] = [], cached: readonly number[] = [0]): CheckNeeds["old"] {
  const sizes = [...cached];
  const getCacheSize = async (): Promise<number> => (sizes.length > 1 ? sizes.shift() : sizes[0]) ?? 0;
  const clearCache = async (): Promise<void> => undefined;
  return {
    process: { pid: 7, born: null },
    session: { cookies: { get: async () => cookies }, getCacheSize, clearCache },
  };
}

describe("the look around after a reset (kiosk-security 2.1)", () => {
  it("finds nothing where nothing is", async () => {
    expect(await look({ old: buried() })).toEqual([]);
    expect(await look({})).toEqual([]);
  });

  it.each<[string, Parameters<typeof look>[0], readonly string[]]>([
    ["L0: what the next page sees", { inPage: ["history"] }, ["history"]],
    ["L0: what its session keeps", { cookies: [{}] }, ["cookies"]],
    ["L1: what could be pasted", { filled: async () => ["selection"] }, ["selection"]],
    ["L3: the old page's process", { old: buried(), isAlive: ({ pid }) => pid === 7 }, ["old-process"]],
    ["the old page's partition", { old: buried([{}], [512]) }, ["old-cookies", "old-cache"]],
  ])("names %s", async (_what, more, places) => {
    expect(await look(more)).toEqual(places);
  });

  it("waits a moment for a reader to let go of what was cleared", async () => {
    expect(await look({ old: buried([], [512, 512, 0]) })).toEqual([]);
  });

  it("does not take silence for cleanness", async () => {
    await expect(look({ inPage: null })).rejects.toThrow();
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
    leftovers({
      page: {
        contents: {
          executeJavaScriptInIsolatedWorld: async (_world, [script]) =>
            Array.from(
              (await runInNewContext(script?.code ?? "", { ...CLEAN_PAGE, ...left })) as Iterable<unknown>,
            ),
        },
        session: { cookies: { get: async () => [] } },
      },
      old: null,
      filled: async () => [],
      isAlive: () => false,
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
