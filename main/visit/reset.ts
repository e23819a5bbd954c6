import type { EndReason } from "#contract/visit.ts";
import { within } from "../later.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "./clock.ts";

/** Time for a whole reset; a later one is a failed one (kiosk-security 2.4). It takes about 40 ms. */
export const RESET_LIMIT_MS = 2000;

/** The hands of the reset, in the order in which they are used. Each throws or rejects when it fails. */
export interface ResetHands<Page> {
  /** Something without patron data lies over everything. */
  cover(): void;
  /** Reads are aborted, patron data dropped, the backend session is ended in the background. */
  forget(visit: number): void;
  /** Takes the page away and closes it; null when none was there. */
  retire(): Page | null;
  /** Its process is dead. */
  bury(page: Page): Promise<void>;
  /** Its partition is empty. */
  clear(page: Page): Promise<void>;
  /** Both clipboards are empty. */
  clearClipboards(): Promise<void>;
  /** The visit machine moves on; then the other page is live for the new visit and painted. */
  next(): Promise<Page>;
  /** Names of places in the new page that are not empty. */
  check(page: Page): Promise<readonly string[]>;
  uncover(): void;
}

async function emptied<Page>(hands: ResetHands<Page>, old: Page | null): Promise<void> {
  if (old === null) return;
  await hands.bury(old);
  await hands.clear(old);
}

async function runSteps<Page>(
  hands: ResetHands<Page>,
  visit: number,
  at: (step: string) => void,
): Promise<void> {
  at("cover");
  hands.cover();
  at("forget");
  hands.forget(visit);
  at("retire");
  const old = hands.retire();
  at("clear");
  // The next page waits in a partition of its own: it may paint while the old one is still being cleared. It is
  // seen only when both are done.
  const [page] = await Promise.all([hands.next(), emptied(hands, old), hands.clearClipboards()]);
  at("check");
  const left = await hands.check(page);
  if (left.length > 0) throw new Error("the new page is not clean");
  at("uncover");
  hands.uncover();
}

/**
 * Leaves nothing of a visit behind (kiosk-security 2.4). Answers true when every step is verified. On false the
 * caller must leave the program: what is on the screen, or in memory, is then unknown (fail closed).
 */
export async function runReset<Page>(
  hands: ResetHands<Page>,
  { visit, reason }: { readonly visit: number; readonly reason: EndReason },
  clock: Clock,
  log: Log,
): Promise<boolean> {
  const start = clock();
  let now = "start";
  try {
    const inTime = await within(
      runSteps(hands, visit, (step) => {
        now = step;
      }),
      RESET_LIMIT_MS,
    );
    if (!inTime) {
      log("reset-late", { visit, reason, step: now });
      return false;
    }
  } catch {
    log("reset-failed", { visit, reason, step: now });
    return false;
  }
  log("visit-reset", { visit, reason, ms: clock() - start });
  return true;
}
