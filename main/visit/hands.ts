import { clipboard } from "electron";
import { clearClipboards, clearSession, filledClipboards } from "../shell/compat.ts";
import type { Page } from "../shell/page.ts";
import type { Shell } from "../shell/shell.ts";
import { paintedPage, unlessLost } from "./painted.ts";
import { endProcess, isAlive } from "./process-end.ts";
import type { ResetHands } from "./reset.ts";
import { leftovers } from "./self-check.ts";

/** What the reset needs besides the shell. */
export interface HandNeeds {
  readonly shell: Shell;
  forget(visit: number): void;
  /** Moves the visit machine on, unless it has moved already, and answers the new visit's number. */
  moveOn(): number;
}

/** The reset's hands on the real Electron. */
export function resetHands({ shell, forget, moveOn }: HandNeeds): ResetHands<Page> {
  const filled = (): Promise<readonly string[]> => filledClipboards(clipboard, process.platform);
  return {
    cover: () => shell.cover().raise(),
    forget,
    retire: () => shell.pages.retire(),
    async bury(page) {
      if (page.process !== null && !(await endProcess(page.process)))
        throw new Error("the old page's process lives on");
    },
    clear: (page) => clearSession(page.session),
    clearClipboards: () => clearClipboards(clipboard, process.platform),
    async next() {
      const page = shell.pages.promote(moveOn());
      shell.pages.focus();
      const painted = await unlessLost(page, paintedPage(page));
      if (painted === null) return null;
      shell.pages.show();
      return page;
    },
    check: (page, old) => unlessLost(page, leftovers({ page, old, filled, isAlive })),
    uncover: () => shell.cover().lower(),
  };
}
