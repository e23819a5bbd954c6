import { describe, expect, it, vi } from "vitest";
import { createLog } from "#main/log/log.ts";
import { RESET_LIMIT_MS, type ResetHands, runReset } from "#main/visit/reset.ts";

const VISIT = { visit: 7, reason: "button" as const };

/** Hands that write down what they do. One of them may fail. */
function hands(broken: Partial<ResetHands<string>> = {}) {
  const done: string[] = [];
  const did = (step: string) => async (): Promise<void> => void done.push(step);
  const all: ResetHands<string> = {
    cover: () => void done.push("cover"),
    forget: (visit) => void done.push(`forget ${visit}`),
    retire: () => {
      done.push("retire");
      return "old page";
    },
    bury: async (page) => void done.push(`bury ${page}`),
    clear: async (page) => void done.push(`clear ${page}`),
    clearClipboards: did("clipboards"),
    next: async () => {
      done.push("next");
      return "new page";
    },
    check: async (page) => {
      done.push(`check ${page}`);
      return [];
    },
    uncover: () => void done.push("uncover"),
    ...broken,
  };
  return { all, done };
}

function reset(all: ResetHands<string>) {
  const log = createLog(null, false);
  return { log, clean: runReset(all, VISIT, () => performance.now(), log) };
}

describe("the reset (kiosk-security 2.4)", () => {
  it("covers first, clears after the old process is dead, and uncovers when all is done and verified", async () => {
    const { all, done } = hands();
    const { log, clean } = reset(all);
    expect(await clean).toBe(true);
    expect(done[0]).toBe("cover");
    expect(done.at(-1)).toBe("uncover");
    expect(done.indexOf("clear old page")).toBeGreaterThan(done.indexOf("bury old page"));
    expect(done.indexOf("check new page")).toBeGreaterThan(done.indexOf("clear old page"));
    expect(done).toContain("clipboards");
    expect(log.recent()).toMatchObject([{ event: "visit-reset", visit: 7, reason: "button" }]);
  });

  it("clears the clipboards also when the page had closed itself", async () => {
    const { all, done } = hands({ retire: () => null });
    expect(await reset(all).clean).toBe(true);
    expect(done).toEqual(["cover", "forget 7", "next", "clipboards", "check new page", "uncover"]);
  });

  const fail = async (): Promise<never> => {
    throw new Error("secret of the patron");
  };
  it.each<[string, Partial<ResetHands<string>>]>([
    ["the cover", { cover: thrown }],
    ["the old process", { bury: fail }],
    ["the store", { clear: fail }],
    ["the clipboards", { clearClipboards: fail }],
    ["the next page", { next: fail }],
    ["the look around", { check: fail }],
  ])("fails closed when %s fails, and never uncovers", async (_what, broken) => {
    const { all, done } = hands(broken);
    const { log, clean } = reset(all);
    expect(await clean).toBe(false);
    expect(done).not.toContain("uncover");
    expect(JSON.stringify(log.recent())).not.toContain("secret");
  });

  it("fails closed when the new page is not clean", async () => {
    const { all, done } = hands({ check: async () => ["local-storage"] });
    expect(await reset(all).clean).toBe(false);
    expect(done).not.toContain("uncover");
  });

  it("fails closed when it takes longer than its time", async () => {
    vi.useFakeTimers();
    try {
      const { all } = hands({ next: () => new Promise<never>(() => undefined) });
      const { log, clean } = reset(all);
      await vi.advanceTimersByTimeAsync(RESET_LIMIT_MS);
      expect(await clean).toBe(false);
      expect(log.recent()).toMatchObject([{ event: "reset-late", step: "clear" }]);
    } finally {
      vi.useRealTimers();
    }
  });
});

function thrown(): never {
  throw new Error("secret of the patron");
}
