import type { LibraryInfo } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { BesideService, LibraryPart, LibraryPort, PortHealth } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import type { ServiceSettings } from "#contract/settings/services.ts";
import { dateOf } from "../time/calendar.ts";

/** Milliseconds between checks on average, whether the backend is available or not. */
export const POLL_MS = 10_000;
export const POLL_AWAY_MS = 2000;
/** A first failed check is repeated after this many milliseconds before it counts: one lost packet is no outage. */
const SECOND_CHECK_MS = 500;
/** The part by which a pause is longer or shorter. */
const JITTER = 0.2;

/** What does not answer: everything, or a part of a library that has two (decision 40); null = nothing. */
export type Outage = LibraryPart | "all" | null;

/** Effect of an outage on a terminal: one without search does not need the catalogue, and cannot work without the system. */
export function outageHere(outage: Outage, services: ServiceSettings): Outage {
  if (services.searchAndHolds || outage === null) return outage;
  return outage === "catalogue" ? null : "all";
}

export interface Health {
  /** The latest library information; null before the first answer. */
  info(): LibraryInfo | null;
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
  onChange(outage: Outage): void;
  /** What the connection beside the system cannot do now. */
  onBesideAway(services: readonly BesideService[]): void;
  onInfo(info: LibraryInfo): void;
  /** Today by the machine's clock. */
  today?(): IsoDate;
  /** 0 to 1. */
  random?(): number;
  /** The first check waits for it; default: it is made at once. */
  readonly after?: Promise<unknown> | undefined;
}

/**
 * Watches the backend and recovers by itself (R88). The library information (closed days, hours) is read
 * at the start, after each outage, on each new day and on request, because a terminal runs for weeks.
 */
export function watchHealth(deps: HealthDeps): Health {
  const {
    library,
    knownInfo,
    onChange,
    onBesideAway,
    onInfo,
    today = () => dateOf(new Date()),
    random = Math.random,
    after,
  } = deps;
  const stopped = new AbortController();
  const options = { signal: stopped.signal };
  let info = knownInfo;
  let outage: Outage = null;
  let lastSeen: Outage = null;
  let timer: NodeJS.Timeout | undefined;
  let isChecking = false;
  /** The day on which the library information was read; "" = read it with the next check. */
  let readOn: IsoDate = "";

  function plan(milliseconds: number): void {
    clearTimeout(timer);
    if (!stopped.signal.aborted) timer = setTimeout(() => void check(), milliseconds);
  }

  /** An outage counts when it was seen twice, and is over with the first check that succeeds. */
  function conclude(seen: Outage): void {
    const isCertain = seen === null || seen === lastSeen || info === null;
    lastSeen = seen;
    if (isCertain && seen !== outage) {
      outage = seen;
      onChange(outage);
    }
    // Terminals that were started together, or lost the backend together, do not ask at one moment.
    const jitter = 1 - JITTER + 2 * JITTER * random();
    plan((seen !== outage ? SECOND_CHECK_MS : outage === null ? POLL_MS : POLL_AWAY_MS) * jitter);
  }

  /** @param isLost the library information, which the terminal needs, could not be read. */
  function seenIn(health: Result<PortHealth>, isLost: boolean): Outage {
    if (!health.ok || info === null) return "all";
    const { partAway } = health.value;
    if (isLost) return partAway === null ? "system" : "all";
    return partAway ?? null;
  }

  /** Healthy means that the health check succeeds and the library information is known. */
  async function check(): Promise<void> {
    if (isChecking) return;
    isChecking = true;
    const health = await library.health(options);
    if (health.ok) onBesideAway(health.value.besideAway ?? []);
    const hasSystem = health.ok && health.value.partAway !== "system";
    const unknown = info === null || info === knownInfo || outage === "all" || outage === "system";
    const day = today();
    const answer = hasSystem && (unknown || readOn !== day) ? await library.info(options) : null;
    if (answer?.ok === true) {
      info = answer.value;
      readOn = day;
      onInfo(info);
    }
    isChecking = false;
    // A failed refresh of known information is no outage; the next check tries it again.
    conclude(seenIn(health, unknown && answer?.ok === false));
  }

  if (after === undefined) void check();
  else void after.then(() => plan(0));
  return {
    info: () => info,
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
