import { describe, expect, it } from "vitest";
import type { Page } from "#main/shell/page.ts";
import type { Shell } from "#main/shell/shell.ts";
import { createResetAdapter } from "#main/visit/reset-adapter.ts";
import { clipboard } from "../../../fakes/electron.ts";

function table() {
  const done: string[] = [];
  const cleared: string[] = [];
  const clear = (name: string) => async () => void cleared.push(name);
  const page = {
    pid: null,
    session: {
      clearData: clear("data"),
      clearStorageData: clear("stores"),
      clearCache: clear("cache"),
      clearAuthCache: clear("passwords"),
      clearHostResolverCache: clear("hosts"),
      clearCodeCaches: clear("code"),
      closeAllConnections: clear("connections"),
    },
  } as unknown as Page;
  const note = (word: string) => (): void => void done.push(word);
  const shell = {
    pages: {
      retire: () => {
        done.push("retire");
        return page;
      },
      show: note("show"),
    },
  } as unknown as Shell;
  const adapter = createResetAdapter({
    shell,
    forget: (visit) => void done.push(`forget ${visit}`),
    moveOn: () => 2,
  });
  return { adapter, done, cleared, page };
}

describe("the reset's operations", () => {
  it("take the page away, forget, and show what is there", () => {
    const { adapter, done, page } = table();
    expect(adapter.retire()).toBe(page);
    adapter.forget(1);
    adapter.show();
    expect(done).toEqual(["retire", "forget 1", "show"]);
  });

  it("empty both clipboards (R74) and every store of the old page (R73)", async () => {
    const { adapter, cleared, page } = table();
    clipboard.cleared.length = 0;
    await adapter.clearClipboards();
    expect(clipboard.cleared).toEqual(
      process.platform === "linux" ? ["clipboard", "selection"] : ["clipboard"],
    );
    await adapter.clear(page);
    expect(cleared).toEqual(["data", "stores", "cache", "passwords", "hosts", "code", "connections"]);
  });
});
