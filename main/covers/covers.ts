import type { CoverPicture } from "#contract/domain/cover.ts";
import type { TitleId } from "#contract/domain/title.ts";
import type { Abort } from "#contract/library/port.ts";
import { toIsbn13 } from "#contract/text/isbn.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../time/clock.ts";
import { createLanes } from "./lanes.ts";
import type { CoverAnswer, CoverOf, CoverProvider } from "./provider.ts";
import { createCoverShelf, type Kept } from "./shelf.ts";

/** The fields of a title that identify its cover. */
export interface CoveredTitle {
  readonly id: TitleId;
  readonly isbn?: string;
}

/** Cover images for the page of a visit. */
export interface Covers {
  /**
   * Allows the page to request covers of these titles until the visit ends. `everybodys`: shown to every patron (new and popular
   * titles), so that their images reveal nothing and may be kept.
   */
  note(titles: readonly CoveredTitle[], signal: Abort, everybodys?: boolean): void;
  /** The cover of a title returned in this visit; null = none, or not available now. Never throws. */
  cover(id: TitleId, signal: Abort): Promise<CoverPicture | null>;
  /** For the end of a visit: forgets its titles and their covers, and closes connections, which refer to their last request. */
  forget(): void;
  /** Uses another source, or none, from now on. */
  renew(): void;
}

export interface CoverDeps {
  /** Opens the source of the current settings; null = none. Called again after each visit. */
  readonly open: () => CoverProvider | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** Image cache in bytes: for the visit, and for titles shown to every patron. */
const VISIT_BYTES = 12 * 1024 * 1024;
const EVERYBODYS_BYTES = 4 * 1024 * 1024;
/** Maximum number of titles of a visit whose covers can be requested; the oldest are dropped. */
const MOST_TITLES = 2000;
/** Maximum number of parallel requests. */
const AT_ONCE = 4;
/** Consecutive failures after which the source is paused, and the pause in milliseconds. */
const MOST_FAILURES = 3;
const PAUSE_MS = 60_000;

interface Noted extends CoverOf {
  readonly everybodys: boolean;
}

/** Pauses requests to a source that does not answer, so that lists do not keep waiting for it. */
interface Backoff {
  isPaused(): boolean;
  record(answer: CoverAnswer): void;
}

function createBackoff({ clock, log }: CoverDeps): Backoff {
  let failures = 0;
  let until = 0;
  return {
    isPaused: () => clock() < until,
    record({ kind }) {
      if (kind === "aborted") return;
      failures = kind === "away" ? failures + 1 : 0;
      if (failures < MOST_FAILURES || clock() < until) return;
      log("covers-away", { count: failures });
      until = clock() + PAUSE_MS;
      failures = 0;
    },
  };
}

/** Creates the cache for a visit, which is cleared at its end; missing covers are requested from the source. */
export function createCovers(deps: CoverDeps): Covers {
  const noted = new Map<TitleId, Noted>();
  const ofVisit = createCoverShelf(VISIT_BYTES);
  const ofEverybody = createCoverShelf(EVERYBODYS_BYTES);
  const asking = new Map<TitleId, Promise<Kept>>();
  const lanes = createLanes(AT_ONCE);
  let backoff = createBackoff(deps);
  /** Undefined = not opened since it was closed. */
  let source: CoverProvider | null | undefined;

  function keep({ id, everybodys }: Noted, answer: CoverAnswer): Kept {
    const kept = answer.kind === "picture" ? answer.picture : null;
    if (answer.kind === "picture" || answer.kind === "none") {
      (everybodys ? ofEverybody : ofVisit).put(id, kept);
    }
    return kept;
  }

  async function ask(what: Noted, signal: Abort): Promise<Kept> {
    if (source === undefined) source = deps.open();
    const from = source;
    if (from === null) return null;
    const { id, isbn } = what;
    const fetch = async (): Promise<CoverAnswer> => {
      if (backoff.isPaused()) return { kind: "away" };
      const answer = await from.fetch({ id, isbn }, signal);
      if (from === source) backoff.record(answer);
      return answer;
    };
    const answer = await lanes.run(fetch, { kind: "aborted" }, signal);
    // Drops an answer after the end of its visit, or from an earlier source.
    return signal.aborted || from !== source ? null : keep(what, answer);
  }

  function forget(): void {
    noted.clear();
    ofVisit.clear();
    asking.clear();
    source?.end();
    source = undefined;
  }

  return {
    note(titles, signal, everybodys = false) {
      if (signal.aborted) return;
      for (const { id, isbn = "" } of titles) {
        const before = noted.get(id);
        noted.delete(id);
        // A title that was also shown elsewhere in this visit stays personal.
        noted.set(id, { id, isbn: toIsbn13(isbn), everybodys: before?.everybodys ?? everybodys });
      }
      for (const oldest of noted.keys()) {
        if (noted.size <= MOST_TITLES) break;
        noted.delete(oldest);
      }
    },
    async cover(id, signal) {
      const what = noted.get(id);
      if (what === undefined || signal.aborted) return null;
      const known = (what.everybodys ? ofEverybody : ofVisit).get(id);
      if (known !== undefined) return known;
      const underWay = asking.get(id);
      if (underWay !== undefined) return underWay;
      const answer = ask(what, signal).finally(() => {
        if (asking.get(id) === answer) asking.delete(id);
      });
      asking.set(id, answer);
      return answer;
    },
    forget,
    renew() {
      source?.end();
      source = undefined;
      asking.clear();
      ofVisit.clear();
      ofEverybody.clear();
      backoff = createBackoff(deps);
    },
  };
}
