import type { LibraryInfo } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { dateOf } from "../time/calendar.ts";

/** Milliseconds between checks on average, whether the backend is available or not. */
export const POLL_MS = 10_000;
export const POLL_AWAY_MS = 2000;
/** A first failed check is repeated after this many milliseconds before it counts: one lost packet is no outage. */
const SECOND_CHECK_MS = 500;
/** The part by which a pause is longer or shorter. */
const JITTER = 0.2;

export interface Health {
  /** The latest library information; null before the first answer. */
  info(): LibraryInfo | null;
  away(): boolean;
  /** Checks at once; used after a call has failed. */
  checkNow(): void;
  /** Reads the library information again at once; the previous one is valid until the answer is there. */
  readAgain(): void;
  stop(): void;
}

export interface HealthDeps {
  readonly library: Pick<LibraryPort, "health" | "info">;
  /** From an earlier run. It contains no patron data. */
  readonly knownInfo: LibraryInfo | null;
  onChange(away: boolean): void;
  onInfo(info: LibraryInfo): void;
  /** Today by the machine's clock. */
  today?(): IsoDate;
  /** 0 to 1. */
  random?(): number;
}

/**
 * Watches the backend and recovers by itself (R88). Starts checking at once. The library information (closed days, hours) is read
 * at the start, after each outage, on each new day and on request, because a terminal runs for weeks.
 */
export function watchHealth(deps: HealthDeps): Health {
  const {
    library,
    knownInfo,
    onChange,
    onInfo,
    today = () => dateOf(new Date()),
    random = Math.random,
  } = deps;
  const stopped = new AbortController();
  const options = { signal: stopped.signal };
  let info = knownInfo;
  let away = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let isChecking = false;
  /** The day on which the library information was read; "" = read it with the next check. */
  let readOn: IsoDate = "";

  function plan(milliseconds: number): void {
    clearTimeout(timer);
    if (!stopped.signal.aborted) timer = setTimeout(() => void check(), milliseconds);
  }

  function conclude(healthy: boolean): void {
    failures = healthy ? 0 : failures + 1;
    const nowAway = !healthy && (failures > 1 || info === null || away);
    if (nowAway !== away) {
      away = nowAway;
      onChange(away);
    }
    // Terminals that were started together, or lost the backend together, do not ask at one moment.
    const jitter = 1 - JITTER + 2 * JITTER * random();
    plan((away ? POLL_AWAY_MS : failures > 0 ? SECOND_CHECK_MS : POLL_MS) * jitter);
  }

  /** Healthy means that the health check succeeds and the library information is known. */
  async function check(): Promise<void> {
    if (isChecking) return;
    isChecking = true;
    const health = await library.health(options);
    const unknown = info === null || info === knownInfo || away;
    const day = today();
    const answer = health.ok && (unknown || readOn !== day) ? await library.info(options) : null;
    if (answer?.ok === true) {
      info = answer.value;
      readOn = day;
      onInfo(info);
    }
    isChecking = false;
    // A failed refresh of known information is no outage; the next check tries it again.
    conclude(health.ok && info !== null && (answer?.ok !== false || !unknown));
  }

  void check();
  return {
    info: () => info,
    away: () => away,
    checkNow: () => plan(0),
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
