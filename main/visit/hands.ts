import { clipboard } from "electron";
import { clearClipboards, clearSession, filledClipboards } from "../shell/compat.ts";
import type { Page } from "../shell/page.ts";
import type { Shell } from "../shell/shell.ts";
import { paintedInTime, unlessLost } from "./painted.ts";
import { endProcess, isAlive } from "./process-end.ts";
import type { ResetHands } from "./reset.ts";
import { leftInPage, leftovers } from "./self-check.ts";

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
      if (!(await paintedInTime(page))) return null;
      shell.pages.show();
      return page;
    },
    look: (page) => unlessLost(page, leftInPage(page)),
    check: (old) => leftovers({ old, filled, isAlive }),
    isLost: (page) => page.leaving || page.contents.isDestroyed(),
    uncover: () => shell.cover().lower(),
  };
}
