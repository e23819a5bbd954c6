import { join } from "node:path";
import { app } from "electron";
import type { LibraryInfo } from "#contract/domain/library.ts";
import type { Core } from "./core.ts";
import { later, within } from "./later.ts";
import { type Health, watchHealth } from "./library/health.ts";
import { knownInfo } from "./library/known-info.ts";
import type { Log } from "./log/log.ts";

/** First start of all: how long a page may wait for the library's own words, in milliseconds. */
const FIRST_INFO_MS = 1500;

/** What the rest knows of the backend. */
export interface BackendWatch {
  info(): LibraryInfo | null;
  /** Resolves when the library has told what it is, or after a moment. At once from the second start on. */
  firstInfo(): Promise<void>;
  /** Somebody has just seen it fail. */
  lookNow(): void;
}

/** With broken settings there is no backend to watch. */
const NO_BACKEND: BackendWatch = {
  info: () => null,
  firstInfo: async () => undefined,
  lookNow: () => undefined,
};

/** Watches the backend and tells the visit when it goes and comes. */
export function watchBackend({ library, order, visit }: Core, log: Log, broken: boolean): BackendWatch {
  if (broken) return NO_BACKEND;
  const known = knownInfo(join(app.getPath("userData"), "library.json"), log);
  const first = later<void>();
  const health: Health = watchHealth({
    library,
    knownInfo: known.read(),
    onInfo(info) {
      known.keep(info);
      first.resolve();
    },
    onChange(away) {
      log(away ? "backend-away" : "backend-back");
      order.setAway(away);
      visit.dispatch({ type: "backend", away });
    },
  });
  return {
    info: health.info,
    async firstInfo() {
      if (health.info() === null) await within(first.promise, FIRST_INFO_MS);
    },
    lookNow: health.lookNow,
  };
}
