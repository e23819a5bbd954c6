import type { EndReason } from "#contract/visit.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../time/clock.ts";
import { within } from "../time/deferred.ts";

/** Time for everything that makes the old visit gone; a later end is a failed one (decision 3). */
export const CLEAN_LIMIT_MS = 2000;
/**
 * Time for the whole reset. Nothing of the old visit is left while the next page is made and looked at, and the cover
 * lies over it: on a machine that is busy it may take its time, and the program need not end for it.
 */
export const RESET_LIMIT_MS = 8000;

/** Operations of the reset, in the order of their use. Each throws or rejects on failure. */
export interface ResetAdapter<Page> {
  /** Covers the window with a page without patron data. */
  cover(): void;
  /** Aborts reads, drops patron data, and signs out in the background. */
  forget(visit: number): void;
  /** Removes and closes the page; null when there was none. */
  retire(): Page | null;
  /** Kills its process. */
  endProcess(page: Page): Promise<void>;
  /** Clears its partition. */
  clear(page: Page): Promise<void>;
  /** Clears both clipboards. */
  clearClipboards(): Promise<void>;
  /**
   * The visit machine moves on, once; then another page is live for the new visit and painted. Null when that page was
   * lost while it was made: its process died, for instance.
   */
  next(): Promise<Page | null>;
  /** Names of storages of the new page that are not empty. Null when it was lost. */
  look(page: Page): Promise<readonly string[] | null>;
  /** Names of storages of the old page, and of clipboards, that are not empty. */
  check(old: Page | null): Promise<readonly string[]>;
  /** The page has been lost since it was made: its process died, for instance. */
  isLost(page: Page): boolean;
  uncover(): void;
}

/** Most pages that one reset makes. */
const MOST_PAGES = 3;

/** The check has found something. `place` is the name of a storage, no patron data. */
class NotClean extends Error {
  override readonly name = "NotClean";
  readonly place: string;
  constructor(place: string) {
    super("something is left");
    this.place = place;
  }
}

/** The old visit was not cleared in time. */
class Late extends Error {
  override readonly name = "Late";
}

/** The clipboards are cleared after the end of the process, which could write to them until then. */
async function empty<Page>(adapter: ResetAdapter<Page>, old: Page | null): Promise<void> {
  if (old !== null) await adapter.endProcess(old);
  await Promise.all([old === null ? undefined : adapter.clear(old), adapter.clearClipboards()]);
}

async function emptied<Page>(adapter: ResetAdapter<Page>, old: Page | null): Promise<void> {
  if (!(await within(empty(adapter, old), CLEAN_LIMIT_MS))) throw new Late();
}

function expectNothing([place]: readonly string[]): void {
  if (place !== undefined) throw new NotClean(place);
}

/**
 * Makes the next page, looks at it, and then behind the old one. True when the page stands to the end; false when it is
 * lost on the way. The cover goes in the same turn in which that was asked: a page that is lost later is not the reset's.
 */
async function revealNext<Page>(
  adapter: ResetAdapter<Page>,
  old: Page | null,
  cleared: Promise<void>,
  at: (step: string) => void,
): Promise<boolean> {
  const page = await adapter.next();
  const left = page === null ? null : await adapter.look(page);
  if (page === null || left === null) return false;
  expectNothing(left);
  await cleared;
  at("check");
  expectNothing(await adapter.check(old));
  if (adapter.isLost(page)) return false;
  at("uncover");
  adapter.uncover();
  return true;
}

async function runSteps<Page>(
  adapter: ResetAdapter<Page>,
  visit: number,
  at: (step: string) => void,
): Promise<void> {
  at("cover");
  adapter.cover();
  at("forget");
  adapter.forget(visit);
  at("retire");
  const old = adapter.retire();
  at("clear");
  // The next page waits in a partition of its own: it may paint, and be looked at, while the old one is still being
  // cleared. It is seen only when both are done.
  const cleared = emptied(adapter, old);
  const next = async (): Promise<void> => {
    for (let pages = 1; !(await revealNext(adapter, old, cleared, at)); pages += 1) {
      if (pages === MOST_PAGES) throw new Error("no page stands");
      // A page that is lost goes the way of the old one, and another is made: not before the old one's partition, into
      // which it may go, is empty.
      await cleared;
      at("again");
      await emptied(adapter, adapter.retire());
    }
  };
  await Promise.all([next(), cleared]);
}

/**
 * Leaves nothing of a visit behind (decision 3). Answers true when every step is verified. On false the
 * caller must leave the program: what is on the screen, or in memory, is then unknown (fail closed).
 */
export async function runReset<Page>(
  adapter: ResetAdapter<Page>,
  { visit, reason }: { readonly visit: number; readonly reason: EndReason },
  clock: Clock,
  log: Log,
): Promise<boolean> {
  const start = clock();
  let now = "start";
  try {
    const steps = runSteps(adapter, visit, (step) => {
      now = step;
    });
    if (!(await within(steps, RESET_LIMIT_MS))) throw new Late();
  } catch (error) {
    const found = error instanceof NotClean ? { kind: error.place } : {};
    log(error instanceof Late ? "reset-late" : "reset-failed", { visit, reason, step: now, ...found });
    return false;
  }
  log("visit-reset", { visit, reason, ms: clock() - start });
  return true;
}
