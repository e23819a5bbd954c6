import { app, type Input } from "electron";
import type { Clock } from "../time/clock.ts";
import type { Page, Trouble } from "./page.ts";

/** Listeners for keys and trouble; set by the second half of the start. */
export interface ShellListeners {
  /** True = the key must not reach the page. */
  onKey(input: Input): boolean;
  /** Keys were pressed before anybody listened, the last of them so many milliseconds ago. */
  onKeysMissed(agoMs: number): void;
  onTrouble(page: Page, trouble: Trouble): void;
  /** The spare page is ready for prerendering. */
  onSpare(page: Page): void;
  /** An unlocked window's close button. */
  onCloseAsked(): void;
}

/** The listeners of the first half of the start, which drop keys and collect trouble. */
export interface BeforeListening {
  readonly listeners: ShellListeners;
  /** Tells the second half what happened before it. */
  handOver(next: ShellListeners): void;
}

/** Creates them. */
export function beforeListening(clock: Clock): BeforeListening {
  const troubles: [Page, Trouble][] = [];
  let lastKey: number | null = null;
  return {
    listeners: {
      onKey() {
        lastKey = clock();
        return true;
      },
      onKeysMissed: () => undefined,
      onTrouble: (page, trouble) => troubles.push([page, trouble]),
      onSpare: () => undefined,
      onCloseAsked: () => app.quit(),
    },
    handOver(next) {
      if (lastKey !== null) next.onKeysMissed(clock() - lastKey);
      for (const [page, trouble] of troubles.splice(0)) next.onTrouble(page, trouble);
    },
  };
}
