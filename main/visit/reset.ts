import type { EndReason } from "#contract/visit.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../time/clock.ts";
import { within } from "../time/deferred.ts";

/** Time limit for removing the old visit; later the reset has failed (decision 3). */
export const CLEAN_LIMIT_MS = 2000;
/**
 * Time limit for the whole reset. Nothing of the old visit is left while the next page is created and checked, so on a busy
 * machine this may take longer than `CLEAN_LIMIT_MS`.
 */
export const RESET_LIMIT_MS = 8000;

/** Operations of the reset, in the order of their use. Each throws or rejects on failure. */
export interface ResetAdapter<Page> {
  /** Removes the page from the screen at once, which shows plain paper from then on, and closes it; null when there was none. */
  retire(): Page | null;
  /** Aborts reads, drops patron data, and signs out in the background. */
  forget(visit: number): void;
  /** Kills its process. */
  endProcess(page: Page): Promise<void>;
  /** Clears its partition. */
  clear(page: Page): Promise<void>;
  /** Clears both clipboards. */
  clearClipboards(): Promise<void>;
  /**
   * Moves the visit machine to the next visit, once; then makes another page live for it and waits until it is painted. Null when
   * that page was lost meanwhile: its process died, for instance.
   */
  next(): Promise<Page | null>;
  /** Names of storages of the new page that are not empty. Null when it was lost. */
  look(page: Page): Promise<readonly string[] | null>;
  /** Names of storages of the old page, and of clipboards, that are not empty. */
  check(old: Page | null): Promise<readonly string[]>;
  /** The page has been lost since it was made: its process died, for instance. */
  isLost(page: Page): boolean;
  /** Shows the next page. */
  show(): void;
}

/** Maximum number of pages created by one reset. */
const MOST_PAGES = 3;

/** The check has found data. `place` is the name of a storage, no patron data. */
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

/** The same operations; `failed` gets the name of one that rejects: those on the old and the next page run side by side. */
function naming<Page>(adapter: ResetAdapter<Page>, failed: (operation: string) => void): ResetAdapter<Page> {
  const named =
    (operation: string) =>
    (error: unknown): never => {
      failed(operation);
      throw error;
    };
  return {
    ...adapter,
    endProcess: (page) => adapter.endProcess(page).catch(named("end-process")),
    clear: (page) => adapter.clear(page).catch(named("clear-session")),
    clearClipboards: () => adapter.clearClipboards().catch(named("clear-clipboards")),
    next: () => adapter.next().catch(named("next-page")),
    look: (page) => adapter.look(page).catch(named("look")),
    check: (page) => adapter.check(page).catch(named("check")),
  };
}

/** Clears the clipboards after the end of the process, which could write to them until then. */
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
 * Creates the next page, checks it, then checks what is left of the old one. True if the page survives; false when it is lost on
 * the way. It is shown in the same turn as that check: a page that is lost later is not part of the reset.
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
  at("show");
  adapter.show();
  return true;
}

async function runSteps<Page>(
  adapter: ResetAdapter<Page>,
  visit: number,
  at: (step: string) => void,
): Promise<void> {
  at("retire");
  const old = adapter.retire();
  at("forget");
  adapter.forget(visit);
  at("clear");
  // The next page has its own partition: it may paint and be checked while the old one is being cleared. It is shown only when
  // both are done.
  const cleared = emptied(adapter, old);
  const next = async (): Promise<void> => {
    for (let pages = 1; !(await revealNext(adapter, old, cleared, at)); pages += 1) {
      if (pages === MOST_PAGES) throw new Error("no page stands");
      // A lost page is removed like the old one, and another is created, but only after the partition it may use has been
      // cleared.
      await cleared;
      at("again");
      await emptied(adapter, adapter.retire());
    }
  };
  await Promise.all([next(), cleared]);
}

/**
 * Removes everything of a visit (decision 3). True when every step is verified. On false the caller must exit, because the state
 * of screen and memory is unknown (fail closed).
 */
export async function runReset<Page>(
  adapter: ResetAdapter<Page>,
  { visit, reason }: { readonly visit: number; readonly reason: EndReason },
  clock: Clock,
  log: Log,
): Promise<boolean> {
  const start = clock();
  let now = "start";
  let operation: string | null = null;
  try {
    const named = naming(adapter, (failed) => {
      operation ??= failed;
    });
    const steps = runSteps(named, visit, (step) => {
      now = step;
    });
    if (!(await within(steps, RESET_LIMIT_MS))) throw new Late();
  } catch (error) {
    const kind = error instanceof NotClean ? error.place : operation;
    const found = kind === null ? {} : { kind };
    const ms = clock() - start;
    log(error instanceof Late ? "reset-late" : "reset-failed", { visit, reason, step: now, ms, ...found });
    return false;
  }
  log("visit-reset", { visit, reason, ms: clock() - start });
  return true;
}
