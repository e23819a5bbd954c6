import type { LibraryInfo } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { dateOf } from "../hours/hours.ts";

/** Pause between looks at the backend while all is well, and while it is away. */
export const POLL_MS = 10_000;
export const POLL_AWAY_MS = 2000;
/** A first failed look is repeated after this before it counts: one lost packet is no outage. */
const SECOND_LOOK_MS = 500;

export interface Health {
  /** What the library says of itself, newest; null while it has never answered. */
  info(): LibraryInfo | null;
  away(): boolean;
  /** Checks now, after a call has failed. */
  lookNow(): void;
  /** Reads what the library says of itself again, at once; until it is told, what was known holds. */
  readAgain(): void;
  stop(): void;
}

export interface HealthDeps {
  readonly library: Pick<LibraryPort, "health" | "info">;
  /** From an earlier run; public, the same for every patron. */
  readonly knownInfo: LibraryInfo | null;
  onChange(away: boolean): void;
  onInfo(info: LibraryInfo): void;
  /** The calendar date, by the machine's own clock. */
  today?(): IsoDate;
}

/**
 * Watches the backend, for ever; recovers by itself (R88). Starts looking at once. What the library says of itself (closed
 * days, hours) is read at the start, after each outage, on each new day and when somebody asks: a terminal runs for weeks.
 */
export function watchHealth(deps: HealthDeps): Health {
  const { library, knownInfo, onChange, onInfo, today = () => dateOf(new Date()) } = deps;
  const stopped = new AbortController();
  const options = { signal: stopped.signal };
  let info = knownInfo;
  let away = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  /** The day on which the library told what it is; "" = read it with the next look. */
  let readOn: IsoDate = "";

  function plan(milliseconds: number): void {
    clearTimeout(timer);
    if (!stopped.signal.aborted) timer = setTimeout(() => void look(), milliseconds);
  }

  function conclude(healthy: boolean): void {
    failures = healthy ? 0 : failures + 1;
    const nowAway = !healthy && (failures > 1 || info === null || away);
    if (nowAway !== away) {
      away = nowAway;
      onChange(away);
    }
    plan(away ? POLL_AWAY_MS : failures > 0 ? SECOND_LOOK_MS : POLL_MS);
  }

  /** Healthy means: it says so, and it can tell what it is. */
  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    const health = await library.health(options);
    const unknown = info === null || info === knownInfo || away;
    const day = today();
    const answer = health.ok && (unknown || readOn !== day) ? await library.info(options) : null;
    if (answer?.ok === true) {
      info = answer.value;
      readOn = day;
      onInfo(info);
    }
    looking = false;
    // What was only to be read again is tried with the next look: the library is there all the same.
    conclude(health.ok && info !== null && (answer?.ok !== false || !unknown));
  }

  void look();
  return {
    info: () => info,
    away: () => away,
    lookNow: () => plan(0),
    readAgain() {
      readOn = "";
      plan(0);
    },
    stop: () => {
      stopped.abort();
      clearTimeout(timer);
    },
  };
}
