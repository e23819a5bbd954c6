/** Polling interval in milliseconds. During a visit it is the delay with which the print button follows the printer. */
const EVERY_MS = { visited: 5000, alone: 60_000 } as const;

export interface PrinterPollDeps {
  /** Reads the printer's status once. Never throws. */
  look(): Promise<void>;
  /** A visit is open. */
  visited(): boolean;
}

/** Polls the printer, less often without a visit; the first time at once. */
export interface PrinterPoll {
  /** Polls now, or right after the poll under way. For the begin of a visit and changed settings. */
  now(): void;
}

/** Starts polling. Its timer does not keep the process alive. */
export function startPrinterPoll({ look, visited }: PrinterPollDeps): PrinterPoll {
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let wanted = false;

  async function poll(): Promise<void> {
    clearTimeout(timer);
    wanted = true;
    if (looking) return;
    looking = true;
    while (wanted) {
      wanted = false;
      await look();
    }
    looking = false;
    timer = setTimeout(() => void poll(), EVERY_MS[visited() ? "visited" : "alone"]).unref();
  }

  void poll();
  return { now: () => void poll() };
}
