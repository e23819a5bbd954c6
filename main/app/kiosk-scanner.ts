import { hasPatrons } from "#contract/settings/services.ts";
import type { CodeFormats } from "../scanner/code-formats.ts";
import { openScanner, type Scanner } from "../scanner/scanner.ts";
import type { Burst } from "../scanner/source.ts";
import { monotonicClock } from "../time/clock.ts";
import type { Core, Started } from "./types.ts";

/** The scanner of the current settings. */
export interface KioskScanner extends Omit<Scanner, "replaced"> {
  /** Sets a handler that gets each burst before the visit; true = handled. */
  setFirstHandler(take: (burst: Burst) => boolean): void;
  /** Reopens the device, for changed settings. */
  renew(): void;
}

/** Opens it. `rules` is read for each code. */
export function openKioskScanner(
  { settings, visit, tell }: Pick<Core, "settings" | "visit" | "tell">,
  { log, alarm }: Pick<Started, "log" | "alarm">,
  rules: () => CodeFormats,
): KioskScanner {
  let takeFirst: (burst: Burst) => boolean = () => false;
  const open = (): Scanner =>
    openScanner({
      settings: settings.now(),
      rules,
      patrons: () => hasPatrons(settings.now()),
      clock: monotonicClock,
      log,
      state: visit.state,
      dispatch: visit.dispatch,
      tell: (scan, takeBack) => tell({ type: "scan", scan, takeBack }),
      takeFirst: (burst) => takeFirst(burst),
      onBegin() {
        if (visit.state().phase === "attract") tell({ type: "code-begins" });
      },
      onRefused: () => alarm("key-refused"),
    });
  let scanner = open();
  return {
    key: (input) => scanner.key(input),
    missed: (agoMs) => scanner.missed(agoMs),
    feed: (text) => scanner.feed(text),
    isReading: () => scanner.isReading(),
    close: () => scanner.close(),
    setFirstHandler(take) {
      takeFirst = take;
    },
    renew() {
      const wasReading = scanner.isReading();
      scanner.close();
      scanner = open();
      if (wasReading) scanner.replaced();
    },
  };
}
