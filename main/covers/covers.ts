import type { CoverPicture } from "#contract/domain/cover.ts";
import type { TitleId } from "#contract/domain/title.ts";
import type { Abort } from "#contract/library/port.ts";
import { toIsbn13 } from "#contract/text/isbn.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../time/clock.ts";
import { createLanes } from "./lanes.ts";
import type { CoverAnswer, CoverOf, CoverProvider } from "./provider.ts";
import { createCoverShelf, type Kept } from "./shelf.ts";

/** The part of a title that says which book a picture is of. */
export interface CoveredTitle {
  readonly id: TitleId;
  readonly isbn?: string;
}

/** Real covers for the page of a visit. */
export interface Covers {
  /**
   * A page is about to be told of these titles: it may ask for their covers until the visit ends. `everybodys`: every
   * patron is shown them (new and popular titles), so that their pictures say nothing of anybody and may stay.
   */
  note(titles: readonly CoveredTitle[], signal: Abort, everybodys?: boolean): void;
  /** The picture of a title that was told of in this visit; null = none, or none now. Never throws. */
  cover(id: TitleId, signal: Abort): Promise<CoverPicture | null>;
  /**
   * The visit is over: drops which books were told of, what is known of their covers, and the connections, which
   * remember their last question.
   */
  forget(): void;
  /** Another source, or none, from now on. */
  renew(): void;
}

export interface CoverDeps {
  /** Opens the source that the settings name now; null = there is none. Called again after each visit. */
  readonly open: () => CoverProvider | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** Memory for pictures in bytes: of the visit, and of what everybody is shown. */
const VISIT_BYTES = 12 * 1024 * 1024;
const EVERYBODYS_BYTES = 4 * 1024 * 1024;
/** Titles of one visit whose covers can be asked for; the first ones are given up for more. */
const MOST_TITLES = 2000;
/** Questions on their way at once. */
const AT_ONCE = 4;
/** After so many questions in a row without an answer the source is left alone for so long, in milliseconds. */
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

/** Keeps what a visit was shown, and nothing of it beyond its end; asks the source for the rest. */
export function createCovers(deps: CoverDeps): Covers {
  const noted = new Map<TitleId, Noted>();
  const ofVisit = createCoverShelf(VISIT_BYTES);
  const ofEverybody = createCoverShelf(EVERYBODYS_BYTES);
  const asking = new Map<TitleId, Promise<Kept>>();
  const lanes = createLanes(AT_ONCE);
  let backoff = createBackoff(deps);
  /** Undefined = nobody has asked since it was closed. */
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
    // An answer that comes after the end of its visit, or from a source of before, is nobody's.
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
        // Who met it elsewhere in this visit has said something of it: it stays theirs.
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
