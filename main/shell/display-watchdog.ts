import type { Clock } from "../time/clock.ts";
import { HEARTBEAT_TIMEOUT_MS } from "./heartbeat-monitor.ts";

/** The page is asked again after this time, in case the request was lost. */
const ASK_AGAIN_MS = 4000;
/** Time for the reset that replaces a silent page, and for the check after it. */
const REPLACE_MS = 4500;
/** Longest time without a frame: a silent page is found, replaced and asked again before that. */
export const FRAME_TIMEOUT_MS = HEARTBEAT_TIMEOUT_MS + REPLACE_MS;
/** A check this late shows that the whole machine has stalled; the page gets a new deadline. */
const STANDSTILL_MS = 5000;

/** Dependencies. `Page`: anything that identifies a page. */
export interface DisplayWatchdogDeps<Page> {
  readonly clock: Clock;
  /** The live page; null between two pages. */
  live(): Page | null;
  /** Resolves when the page has drawn a frame with text; may never do. */
  drawn(page: Page): Promise<void>;
  /** No frames are expected: the panel sleeps outside opening hours. */
  asleep(): boolean;
}

/**
 * Whether the screen shows anything (R92). A page may send heartbeats while its frames do not reach the screen, because the
 * compositor has died. So the page is asked for a frame.
 */
export interface DisplayWatchdog {
  /** Called every 2 s. True = a frame was drawn within `FRAME_TIMEOUT_MS`. False until the first one. */
  isDisplaying(): boolean;
}

/** Creates the watchdog; no frame was seen yet. */
export function createDisplayWatchdog<Page>({
  clock,
  live,
  drawn,
  asleep,
}: DisplayWatchdogDeps<Page>): DisplayWatchdog {
  let seenAt: number | null = null;
  let lookedAt = clock();
  let asked: { readonly page: Page; readonly at: number } | null = null;

  async function ask(page: Page, at: number): Promise<void> {
    const question = { page, at };
    asked = question;
    try {
      await drawn(page);
      seenAt = clock();
    } catch {
      // The page is closing or gone.
    }
    if (asked === question) asked = null;
  }

  return {
    isDisplaying() {
      const now = clock();
      const late = now - lookedAt;
      lookedAt = now;
      if (seenAt !== null && late > STANDSTILL_MS) seenAt += late;
      const page = live();
      const waits = asked !== null && asked.page === page && now - asked.at < ASK_AGAIN_MS;
      if (page !== null && !waits) void ask(page, now);
      if (asleep()) seenAt = now;
      return seenAt !== null && now - seenAt <= FRAME_TIMEOUT_MS;
    },
  };
}
