import { join } from "node:path";
import { app } from "electron";
import type { LibraryInfo } from "#contract/domain/library.ts";
import { type Health, watchHealth } from "../library/health.ts";
import { knownInfo } from "../library/known-info.ts";
import type { Log } from "../log/log.ts";
import { type Deferred, deferred } from "../time/deferred.ts";
import type { Core } from "./types.ts";

/** Longest wait of a page for the first information about the library, in milliseconds. */
const FIRST_INFO_MS = 1500;

/** What the rest knows of the backend. */
export interface BackendWatch {
  info(): LibraryInfo | null;
  /** Resolves when the library has told what it is, or a moment after the watch began. At once from the second start on. */
  firstInfo(): Promise<void>;
  /** Checks at once, after a call has failed. */
  lookNow(): void;
  /** Reads what the library says of itself again. */
  readAgain(): void;
  /** The library says something else of itself than before. */
  onOtherInfo(listener: () => void): void;
  /** The settings name another backend, or are broken, or are right again: what was known of the old one is forgotten. */
  restart(): void;
}

/** Watches the backend and tells the visit when it goes and comes. With broken settings there is none to watch. */
export function watchBackend(
  { library, settings, outOfOrder, updateOutOfOrder }: Core,
  log: Log,
): BackendWatch {
  const known = knownInfo(join(app.getPath("userData"), "library.json"), log);
  let first: Deferred<void> = deferred<void>();
  let health: Health | null = null;
  const listeners: (() => void)[] = [];

  function begin(kept: LibraryInfo | null): void {
    const mineFirst = deferred<void>();
    let said = kept === null ? "" : JSON.stringify(kept);
    first = mineFirst;
    if (kept !== null || settings.standing() === "broken") mineFirst.resolve();
    else setTimeout(mineFirst.resolve, FIRST_INFO_MS);
    if (settings.standing() === "broken") return;
    const mine: Health = watchHealth({
      library,
      knownInfo: kept,
      onInfo(info) {
        if (health !== mine) return;
        known.keep(info);
        mineFirst.resolve();
        const text = JSON.stringify(info);
        if (said !== "" && text !== said) for (const listener of listeners) listener();
        said = text;
      },
      onChange(away) {
        if (health !== mine) return;
        log(away ? "backend-away" : "backend-back");
        outOfOrder.set("backend", away);
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
    restart() {
      health?.stop();
      health = null;
      outOfOrder.set("backend", false);
      begin(null);
    },
  };
}
