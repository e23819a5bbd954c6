import type { LibraryInfo } from "#contract/domain/library.ts";
import type { BesideService } from "#contract/library/port.ts";
import { type Health, type Outage, outageHere, watchHealth } from "../library/health.ts";
import type { KnownInfo } from "../library/known-info.ts";
import type { Log } from "../log/log.ts";
import { type Deferred, deferred, within } from "../time/deferred.ts";
import type { Core } from "./types.ts";

/** Longest wait of a page for the first information about the library, in milliseconds. */
const FIRST_INFO_MS = 1500;

/** Longest wait for the first screen before the backend is asked, in milliseconds. */
const FIRST_PAINT_MS = 1500;

/** Watches the availability and the information of the backend. */
export interface BackendWatch {
  info(): LibraryInfo | null;
  /** Resolves with the first library information, or shortly after the start. At once from the second start on. */
  firstInfo(): Promise<void>;
  /** Checks at once, after a call has failed. */
  lookNow(): void;
  /** Reads the library information again. */
  readAgain(): void;
  /** Called when the library information has changed. */
  onOtherInfo(listener: () => void): void;
  /** For changed services: what is away may be all that the terminal uses now, or nothing of it. */
  judgeAgain(): void;
  /** For changed settings: forgets what is known of the old backend, and watches the new one, if the settings are valid. */
  restart(): void;
}

/**
 * Watches the backend and notifies the visit of changes. With invalid settings there is none to watch.
 * @param known from the last start.
 * @param firstPaint of the start: where the library is known, the HTTP client is not loaded before it.
 */
export function watchBackend(
  { library, settings, outOfOrder, updateOutOfOrder, tell }: Core,
  log: Log,
  known: KnownInfo,
  firstPaint: Promise<unknown>,
): BackendWatch {
  let first: Deferred<void> = deferred<void>();
  let health: Health | null = null;
  let lastSeen: Outage = null;
  const listeners: (() => void)[] = [];

  /** Without any part the terminal is out of order; one missing part is reported on a working page. */
  function setOutage(seen: Outage): void {
    lastSeen = seen;
    const outage = outageHere(seen, settings.now().services);
    const part = outage === "all" ? null : outage;
    outOfOrder.set("backend", outage === "all");
    if (part === outOfOrder.partAway()) return;
    outOfOrder.setPartAway(part);
    tell({ type: "part-away", part });
  }

  function setBesideAway(services: readonly BesideService[]): void {
    if (services.join() === outOfOrder.besideAway().join()) return;
    outOfOrder.setBesideAway(services);
    tell({ type: "beside-away", services });
  }

  function begin(kept: LibraryInfo | null): void {
    const mineFirst = deferred<void>();
    // Koha's capabilities are known only with its answer.
    const toPage = (info: LibraryInfo): string => JSON.stringify([info, library.capabilities]);
    // What was sent to the page; null while it still waits for the first answer.
    let told = kept === null ? null : toPage(kept);
    first = mineFirst;
    if (kept !== null || settings.standing() === "broken") mineFirst.resolve();
    else
      setTimeout(() => {
        told ??= "";
        mineFirst.resolve();
      }, FIRST_INFO_MS);
    if (settings.standing() === "broken") return;
    const mine: Health = watchHealth({
      library,
      knownInfo: kept,
      after: kept === null ? undefined : within(firstPaint, FIRST_PAINT_MS),
      onInfo(info) {
        if (health !== mine) return;
        known.keep(info);
        mineFirst.resolve();
        const text = toPage(info);
        if (told !== null && text !== told) for (const listener of listeners) listener();
        told = text;
      },
      onBesideAway(services) {
        if (health === mine) setBesideAway(services);
      },
      onChange(outage) {
        if (health !== mine) return;
        if (outage === null) log("backend-back");
        else log("backend-away", outage === "all" ? {} : { kind: outage });
        setOutage(outage);
        updateOutOfOrder();
      },
    });
    health = mine;
  }

  begin(known.read());
  return {
    info: () => health?.info() ?? null,
    firstInfo: () => first.promise,
    lookNow: () => health?.checkNow(),
    readAgain: () => health?.readAgain(),
    onOtherInfo: (listener) => void listeners.push(listener),
    judgeAgain: () => setOutage(lastSeen),
    restart() {
      health?.stop();
      health = null;
      setOutage(null);
      setBesideAway([]);
      begin(null);
    },
  };
}
