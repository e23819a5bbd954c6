import type { SerialPort } from "serialport";
import type { Log } from "../log/log.ts";
import type { Milliseconds } from "../time/clock.ts";
import { commandBytes, createAnswerFilter, LOCK_ANSWER_MS } from "./serial-lock.ts";

/** Pause in milliseconds between attempts to open the port. */
export const REOPEN_MS: Milliseconds = 300;
/** Pause between checks that the device of an open port is still there. */
const CHECK_MS: Milliseconds = 1000;

/** Why a port does not open; `busy`: another program has it · `not-permitted`: the user is not in its group. */
type Trouble = "absent" | "not-permitted" | "busy" | "failed";

/** The used part of the package; tests use a simulated port. */
export type PortClass = new (options: {
  readonly path: string;
  readonly baudRate: number;
  readonly autoOpen: false;
}) => Pick<SerialPort, "open" | "on" | "write" | "close" | "isOpen" | "removeAllListeners">;

export interface SerialLinkOptions {
  /** Name that stays the same when the scanner is plugged in again: a link made by udev, or COM3. */
  readonly path: string;
  /** Bits per second. */
  readonly baudRate: number;
  /** Sent at each attach, so that no setup barcode can reprogram the scanner (R41); empty = none. */
  readonly lock: string;
  readonly log: Log;
  /** Whether the device is there. The package was seen to miss the loss of a port on a busy machine. */
  isThere(): boolean;
  /** Bytes of codes, in any pieces. */
  onBytes(bytes: Uint8Array): void;
  /** The scanner is gone, so the current code will not be completed. */
  onLost(): void;
}

/** A serial port that is reopened when needed. */
export interface SerialLink {
  close(): void;
}

function troubleOf({ message }: Error): Trouble {
  if (/no such file|file not found|ENOENT/iu.test(message)) return "absent";
  if (/permission|access denied/iu.test(message)) return "not-permitted";
  return /lock|busy/iu.test(message) ? "busy" : "failed";
}

/**
 * Opens the port and keeps it open, waiting for a scanner that is unplugged or missing. Each opening begins with the lock
 * command; data sent while the port was closed is discarded by the package (R42). Never throws; logs each change: `scanner-back`,
 * `scanner-away`, `scanner-lock`.
 */
export function openSerialLink(Port: PortClass, options: SerialLinkOptions): SerialLink {
  const { path, baudRate, log } = options;
  const lock = commandBytes(options.lock);
  let told: Trouble | "back" | "lost" | null = null;
  let timer: NodeJS.Timeout | undefined;
  let checks: NodeJS.Timeout | undefined;
  let current: InstanceType<PortClass> | null = null;

  function tell(state: NonNullable<typeof told>): void {
    if (state === told) return;
    told = state;
    if (state === "back") log("scanner-back");
    else log("scanner-away", { kind: state });
  }

  function again(): void {
    current = null;
    timer = setTimeout(open, REOPEN_MS);
  }

  /** Sends the lock command and keeps its answer out of the codes. */
  function lockSetup(port: InstanceType<PortClass>): (bytes: Uint8Array) => Uint8Array {
    if (lock.length === 0) return (bytes) => bytes;
    const filter = createAnswerFilter();
    const limit = setTimeout(() => {
      const held = filter.giveUp();
      if (port === current && held.length > 0) options.onBytes(held);
    }, LOCK_ANSWER_MS);
    void filter.answer.then((kind) => {
      clearTimeout(limit);
      if (port === current) log("scanner-lock", { kind });
    });
    port.write(lock);
    return filter.pass;
  }

  function attached(port: InstanceType<PortClass>): void {
    tell("back");
    const pass = lockSetup(port);
    port.on("data", (bytes: Uint8Array) => {
      const codes = pass(bytes);
      if (codes.length > 0) options.onBytes(codes);
    });
    checks = setInterval(() => {
      if (options.isThere()) return;
      lost(port);
      port.close(() => undefined);
    }, CHECK_MS);
  }

  function lost(port: InstanceType<PortClass>): void {
    if (port !== current) return;
    clearInterval(checks);
    port.removeAllListeners("data");
    options.onLost();
    tell("lost");
    again();
  }

  function open(): void {
    const port = new Port({ path, baudRate, autoOpen: false });
    current = port;
    port.on("close", () => lost(port));
    port.on("error", () => {
      // A failed write; `close` reports a lost port, and a remaining port is kept.
    });
    port.open((error) => {
      const isOpen = error === null || error === undefined;
      if (port !== current) {
        // Closed while opening: nothing else would release it.
        if (isOpen) port.close(() => undefined);
        return;
      }
      if (isOpen) return attached(port);
      tell(troubleOf(error));
      again();
    });
  }

  open();
  return {
    close() {
      clearTimeout(timer);
      clearInterval(checks);
      const port = current;
      current = null;
      options.onLost();
      if (port?.isOpen === true) port.close(() => undefined);
    },
  };
}
