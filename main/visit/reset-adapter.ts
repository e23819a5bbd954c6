import { clipboard } from "electron";
import { clearClipboards, clearSession, filledClipboards } from "../shell/compat.ts";
import { isAlive, killProcess } from "../shell/kill-process.ts";
import type { Page } from "../shell/page.ts";
import type { Shell } from "../shell/shell.ts";
import type { ResetAdapter } from "./reset.ts";
import { leftInPage, leftovers } from "./self-check.ts";
import { isPaintedInTime, unlessLost } from "./wait-for-paint.ts";

/** Dependencies besides the shell. */
export interface ResetAdapterDeps {
  readonly shell: Shell;
  forget(visit: number): void;
  /** Moves the visit machine to the next visit, unless already done. Returns its number. */
  moveOn(): number;
}

/** The reset's operations on Electron. */
export function createResetAdapter({ shell, forget, moveOn }: ResetAdapterDeps): ResetAdapter<Page> {
  const filled = (): Promise<readonly string[]> => filledClipboards(clipboard, process.platform);
  return {
    forget,
    retire: () => shell.pages.retire(),
    async endProcess(page) {
      if (page.process !== null && !(await killProcess(page.process)))
        throw new Error("the old page's process lives on");
    },
    clear: (page) => clearSession(page.session),
    clearClipboards: () => clearClipboards(clipboard, process.platform),
    async next() {
      const page = shell.pages.promote(moveOn());
      shell.pages.focus();
      return (await isPaintedInTime(page)) ? page : null;
    },
    look: (page) => unlessLost(page, leftInPage(page)),
    check: (old) => leftovers({ old, filled, isAlive }),
    isLost: (page) => page.leaving || page.contents.isDestroyed(),
    show: shell.pages.show,
  };
}
