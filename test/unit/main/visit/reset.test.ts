import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLog } from "#main/log/log.ts";
import { CLEAN_LIMIT_MS, RESET_LIMIT_MS, type ResetAdapter, runReset } from "#main/visit/reset.ts";

const VISIT = { visit: 7, reason: "button" as const };

/** Hands that write down what they do. One of them may fail. */
function adapter(broken: Partial<ResetAdapter<string>> = {}) {
  const done: string[] = [];
  const did = (step: string) => async (): Promise<void> => void done.push(step);
  const all: ResetAdapter<string> = {
    forget: (visit) => void done.push(`forget ${visit}`),
    retire: () => {
      done.push("retire");
      return "old page";
    },
    endProcess: async (page) => void done.push(`bury ${page}`),
    clear: async (page) => void done.push(`clear ${page}`),
    clearClipboards: did("clipboards"),
    next: async () => {
      done.push("next");
      return "new page";
    },
    look: async (page) => {
      done.push(`look at ${page}`);
      return [];
    },
    check: async (old) => {
      done.push(`check behind ${old}`);
      return [];
    },
    isLost: () => false,
    show: () => void done.push("show"),
    ...broken,
  };
  return { all, done };
}

function reset(all: ResetAdapter<string>) {
  const log = createLog(null, false);
  return { log, clean: runReset(all, VISIT, () => performance.now(), log) };
}

describe("the reset", () => {
  it("covers first, clears after the old process is dead, and uncovers when all is done and verified", async () => {
    const { all, done } = adapter();
    const { log, clean } = reset(all);
    expect(await clean).toBe(true);
    expect(done[0]).toBe("retire");
    expect(done.at(-1)).toBe("show");
    expect(done.indexOf("clear old page")).toBeGreaterThan(done.indexOf("bury old page"));
    expect(done.indexOf("look at new page")).toBeGreaterThan(done.indexOf("next"));
    expect(done.indexOf("check behind old page")).toBeGreaterThan(done.indexOf("clear old page"));
    expect(done.indexOf("check behind old page")).toBeGreaterThan(done.indexOf("clipboards"));
    // A page may copy as long as it lives.
    expect(done.indexOf("clipboards")).toBeGreaterThan(done.indexOf("bury old page"));
    expect(log.recent()).toMatchObject([{ event: "visit-reset", visit: 7, reason: "button" }]);
  });

  it("clears the clipboards also when the page had closed itself", async () => {
    const { all, done } = adapter({ retire: () => null });
    expect(await reset(all).clean).toBe(true);
    expect([...done].sort()).toEqual(
      ["forget 7", "next", "clipboards", "look at new page", "check behind null", "show"].sort(),
    );
    expect(done.slice(-2)).toEqual(["check behind null", "show"]);
  });

  /** Answers the pages one after another; each is retired as it is made. */
  function pagesOf(...made: readonly (string | null)[]) {
    const left = [...made];
    const kept = ["old page", ...made.map((_page, index) => `page ${index + 1}`)];
    return {
      retire: () => kept.shift() ?? null,
      next: async () => left.shift() ?? null,
    };
  }

  it("makes another page when the one it makes is lost, behind which nothing is left either", async () => {
    const { all, done } = adapter(pagesOf(null, "page 2"));
    const { log, clean } = reset(all);
    expect(await clean).toBe(true);
    expect(done.indexOf("clear page 1")).toBeGreaterThan(done.indexOf("bury page 1"));
    expect(done.slice(-3)).toEqual(["look at page 2", "check behind old page", "show"]);
    expect(log.recent()).toMatchObject([{ event: "visit-reset", visit: 7, reason: "button" }]);
  });

  it("makes another page when the one it looks at is lost", async () => {
    const look = async (page: string) => (page === "page 1" ? null : []);
    const { all, done } = adapter({ ...pagesOf("page 1", "page 2"), look });
    expect(await reset(all).clean).toBe(true);
    expect(done).toContain("bury page 1");
    expect(done.at(-1)).toBe("show");
  });

  it("makes another page when the one it made is lost in the last moment, and uncovers none that is", async () => {
    const lost = new Set<string>();
    const { all, done } = adapter({
      ...pagesOf("page 1", "page 2"),
      async check() {
        // It dies while the reset looks behind the old page.
        if (!done.includes("bury page 1")) lost.add("page 1");
        return [];
      },
      isLost: (page) => lost.has(page),
    });
    expect(await reset(all).clean).toBe(true);
    expect(done.filter((step) => step === "show")).toHaveLength(1);
    expect(done.indexOf("clear page 1")).toBeGreaterThan(done.indexOf("bury page 1"));
    expect(done.slice(-2)).toEqual(["look at page 2", "show"]);
  });

  it("fails closed when page after page is lost in the last moment", async () => {
    const { all, done } = adapter({ isLost: () => true });
    expect(await reset(all).clean).toBe(false);
    expect(done).not.toContain("show");
  });

  it("makes no other page before the old one's partition is empty: it may go into that", async () => {
    let empty = false;
    const pages = pagesOf(null, "page 2");
    let made = 0;
    const { all } = adapter({
      ...pages,
      async clear(page) {
        if (page !== "old page") return;
        await new Promise((resolve) => setTimeout(resolve, 20));
        empty = true;
      },
      async next() {
        made += 1;
        if (made === 2) expect(empty).toBe(true);
        return pages.next();
      },
    });
    expect(await reset(all).clean).toBe(true);
    expect(made).toBe(2);
  });

  it("fails closed when page after page is lost", async () => {
    const { all, done } = adapter(pagesOf(null, null, null, "page 4"));
    expect(await reset(all).clean).toBe(false);
    expect(done).not.toContain("show");
  });

  it("fails closed when the page that was lost leaves something", async () => {
    const { all, done } = adapter({
      ...pagesOf(null, "page 2"),
      endProcess: async (page) => (page === "page 1" ? fail() : undefined),
    });
    expect(await reset(all).clean).toBe(false);
    expect(done).not.toContain("show");
  });

  const fail = async (): Promise<never> => {
    throw new Error("secret of the patron");
  };
  it.each<[string, Partial<ResetAdapter<string>>]>([
    ["the removal", { retire: thrown }],
    ["the old process", { endProcess: fail }],
    ["the store", { clear: fail }],
    ["the clipboards", { clearClipboards: fail }],
    ["the next page", { next: fail }],
    ["the look at the page", { look: fail }],
    ["the look behind the old one", { check: fail }],
  ])("fails closed when %s fails, and never uncovers", async (_what, broken) => {
    const { all, done } = adapter(broken);
    const { log, clean } = reset(all);
    expect(await clean).toBe(false);
    expect(done).not.toContain("show");
    expect(JSON.stringify(log.recent())).not.toContain("secret");
  });

  it("fails closed when the new page is not clean", async () => {
    const { all, done } = adapter({ look: async () => ["local-storage"] });
    const { log, clean } = reset(all);
    expect(await clean).toBe(false);
    expect(done).not.toContain("show");
    expect(log.recent()).toMatchObject([{ event: "reset-failed", kind: "local-storage" }]);
  });

  it("fails closed when something is left behind the old page", async () => {
    const { all, done } = adapter({ check: async () => ["old-cache"] });
    const { log, clean } = reset(all);
    expect(await clean).toBe(false);
    expect(done).not.toContain("show");
    expect(log.recent()).toMatchObject([{ event: "reset-failed", step: "check", kind: "old-cache" }]);
  });

  it.each([
    ["endProcess", "end-process"],
    ["clear", "clear-session"],
    ["clearClipboards", "clear-clipboards"],
    ["next", "next-page"],
    ["look", "look"],
    ["check", "check"],
  ])("names the operation that failed: %s", async (operation, kind) => {
    const { all } = adapter({ [operation]: () => Promise.reject(new Error("secret")) });
    const { log, clean } = reset(all);
    expect(await clean).toBe(false);
    expect(log.recent()).toMatchObject([{ event: "reset-failed", kind }]);
  });

  describe("in time", () => {
    const never = () => new Promise<never>(() => undefined);
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it.each([
      ["the old page is not gone", CLEAN_LIMIT_MS, { endProcess: never }],
      ["its store is not empty", CLEAN_LIMIT_MS, { clear: never }],
      ["the clipboards are not", CLEAN_LIMIT_MS, { clearClipboards: never }],
      ["no page comes", RESET_LIMIT_MS, { next: never }],
    ])("fails closed when %s after %i ms", async (_what, limit, broken) => {
      const { all, done } = adapter(broken);
      const { log, clean } = reset(all);
      await vi.advanceTimersByTimeAsync(limit);
      expect(await clean).toBe(false);
      expect(done).not.toContain("show");
      expect(log.recent()).toMatchObject([{ event: "reset-late", step: "clear", ms: limit }]);
    });

    it("waits for a page that takes its time, under the cover", async () => {
      const slow = () => new Promise<string>((resolve) => setTimeout(resolve, 5000, "slow page"));
      const { all, done } = adapter({ next: slow });
      const { clean } = reset(all);
      await vi.advanceTimersByTimeAsync(4900);
      expect(done).not.toContain("show");
      await vi.advanceTimersByTimeAsync(200);
      expect(await clean).toBe(true);
    });
  });
});

function thrown(): never {
  throw new Error("secret of the patron");
}
