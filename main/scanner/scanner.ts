import { existsSync } from "node:fs";
import type { ScanNews } from "#contract/scan.ts";
import { keypadKeys } from "#contract/settings/keys.schema.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Log } from "../log/log.ts";
import type { Clock, Milliseconds } from "../time/clock.ts";
import type { VisitEvent, VisitState } from "../visit/state.ts";
import type { CodeFormats } from "./code-formats.ts";
import { isWholeScan } from "./decode.ts";
import type { KeyInput } from "./keys.ts";
import { createRuns, type RunOptions } from "./runs.ts";
import { createScanRouter } from "./scan-router.ts";
import { readSerialBytes } from "./serial-bytes.ts";
import { openSerialLink, type SerialLink } from "./serial-link.ts";
import { type Burst, createScannerSource, UNFINISHED_MS } from "./source.ts";

export interface ScannerDeps {
  readonly settings: Pick<Settings, "scanner" | "kiosk" | "keys" | "speech">;
  /** The rules in force; they change with the library's information. */
  rules(): CodeFormats;
  /** Whether patrons sign in at this terminal. */
  patrons(): boolean;
  readonly clock: Clock;
  readonly log: Log;
  state(): VisitState;
  dispatch(event: VisitEvent): void;
  /** Sends a scan to the live page. */
  tell(scan: ScanNews, takeBack: number): void;
  /** Staff mode comes first: true = handled there. */
  takeFirst(burst: Burst): boolean;
  /** The first character of a code was read, or of what a person types. */
  onBegin(): void;
  /** A key that no page ever gets was pressed (R36). */
  onRefused(): void;
}

/** The terminal's scanner, whichever it is. */
export interface Scanner {
  /** Takes a key from `before-input-event`; true = it must not reach the page. */
  key(input: KeyInput): boolean;
  /** Keys did not reach it, the last of them so long ago: what follows it without a pause is the rest of a code. */
  missed(agoMs: Milliseconds): void;
  /** True while a code is being read. */
  isReading(): boolean;
  /** It replaces a scanner that was closed while it read: what comes without a pause is the rest of a code. */
  replaced(): void;
  /** Handles a whole code from elsewhere: the development dock. */
  feed(text: string): void;
  /** Releases the device and discards the current run, for new settings. */
  close(): void;
}

/** Opens the serial port when the package is loaded, unless it was closed before. */
function openSerial(
  deps: ScannerDeps,
  options: Omit<RunOptions, "unfinishedMs" | "take">,
  onBurst: (burst: Burst) => void,
): Pick<Scanner, "isReading" | "replaced" | "close"> {
  const { serialPath: path, serialBaud: baudRate, serialLock: lock } = deps.settings.scanner;
  const runs = createRuns({
    ...options,
    unfinishedMs: UNFINISHED_MS,
    take({ text, visit, spoiled, resumedAt }) {
      onBurst({ text, visit, spoiled, resumedAt, passed: 0 });
      return true;
    },
  });
  let closed = false;
  let link: SerialLink | null = null;
  // A native addon, loaded only where it is used, so that it can neither delay nor crash other terminals.
  void import("serialport").then(
    ({ SerialPort }) => {
      if (closed) return;
      const onBytes = (bytes: Uint8Array): void => readSerialBytes(bytes, runs);
      // A name such as COM3 is no file.
      const isThere = (): boolean => !path.startsWith("/") || existsSync(path);
      const { log } = deps;
      link = openSerialLink(SerialPort, { path, baudRate, lock, log, isThere, onBytes, onLost: runs.drop });
    },
    () => deps.log("scanner-away", { kind: "no-driver" }),
  );
  return {
    isReading: runs.isOpen,
    replaced: runs.spoil,
    close() {
      closed = true;
      link?.close();
    },
  };
}

/**
 * Opens the scanner of the settings: keys (`keyboard`) or a serial port (R39), with which no key is part of a scan. Both use the
 * same decoder and router.
 */
export function openScanner(deps: ScannerDeps): Scanner {
  const { settings, clock, state, dispatch } = deps;
  const serial = settings.scanner.source === "serial";
  const visit = (): number => state().visit;
  const router = createScanRouter(deps);
  const onBurst = (burst: Burst): void => {
    if (!deps.takeFirst(burst)) router.burst(burst);
  };
  const common = {
    gapMs: settings.scanner.gapMs,
    clock,
    visit,
    isWhole: (text: string) => isWholeScan(text, deps.rules()),
    onBegin: deps.onBegin,
  };
  const keys = createScannerSource({
    ...common,
    keyboard: settings.kiosk.keyboard,
    listens: !serial,
    layout: settings.scanner.layout,
    keypad: keypadKeys(settings.keys, settings.speech.on),
    onBurst,
    onActivity: () => dispatch({ type: "activity" }),
    onRefused: deps.onRefused,
  });
  const link = serial ? openSerial(deps, common, onBurst) : null;
  return {
    key: keys.key,
    missed: keys.missed,
    isReading: () => keys.isReading() || link?.isReading() === true,
    replaced() {
      keys.missed(0);
      link?.replaced();
    },
    feed: (text) => onBurst({ text, visit: visit(), spoiled: false, resumedAt: 0, passed: 0 }),
    close() {
      keys.close();
      link?.close();
    },
  };
}
