import type { Slip, SlipSheet } from "#contract/domain/slip.ts";
import type { Printer } from "#contract/staff/reports.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../time/clock.ts";
import { followJob } from "./follow-job.ts";
import {
  isReady,
  needsAttention,
  PRINT_TIMEOUTS,
  type PrintOutcome,
  type PrintTimeouts,
} from "./print-outcome.ts";
import type { JobId, PrintedDocument, Queue, Queues } from "./queue.ts";

/** Lays a slip out as PDF. Rejects when the signal aborts or the layout page is lost. */
export type RenderSlip = (sheet: SlipSheet, signal: AbortSignal) => Promise<PrintedDocument>;

/** The printer of the settings. */
export interface PrinterSettings {
  readonly name: string;
  readonly slips: readonly Slip[];
}

export interface PrintServiceDeps {
  readonly queues: Queues;
  readonly renderSlip: RenderSlip;
  readonly clock: Clock;
  readonly log: Log;
  /** The current settings. */
  printer(): PrinterSettings;
  /** Called when the printable slips have changed. */
  onChange(slips: readonly Slip[]): void;
  readonly timeouts?: PrintTimeouts;
}

/** Prints slips. */
export interface PrintService {
  /** Slips that can be printed, by the last status of the printer. */
  slips(): readonly Slip[];
  /** Reads the printer's status, and purges jobs that an earlier visit or start has left in its queue. */
  look(): Promise<void>;
  /** Prints, one slip at a time, and waits for the outcome. `visit` aborts when the visit ends. Never throws. */
  print(sheet: SlipSheet, visit: AbortSignal): Promise<PrintOutcome>;
  /** Printers of this machine, for staff; empty when CUPS does not answer. */
  printers(): Promise<readonly Printer[]>;
}

function describePrinter(queue: Queue): Printer {
  const paused = queue.stopped && !queue.reasons.includes("paused") ? ["paused"] : [];
  const rejecting = queue.accepting ? [] : ["rejecting"];
  return {
    name: queue.name,
    ready: isReady(queue),
    reasons: [...queue.reasons, ...paused, ...rejecting].join(" "),
  };
}

/** Creates the service. It does not poll by itself; the caller calls `look`. */
export function createPrintService(deps: PrintServiceDeps): PrintService {
  const { queues, renderSlip, clock, log, printer, onChange, timeouts = PRINT_TIMEOUTS } = deps;
  let slips: readonly Slip[] = [];
  /** Queues that may have an own job with an unknown outcome, also from an earlier start. */
  const unswept = new Set<string>();
  let known = "";
  let noPaperSince: number | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let printing = 0;

  /** Whether the last print found no paper, and it was not refilled yet. */
  function waitsForPaper(queue: Queue): boolean {
    if (!needsAttention(queue)) noPaperSince = null;
    return noPaperSince !== null && clock() - noPaperSince < timeouts.paperMs;
  }

  async function sweep(name: string): Promise<void> {
    if (printing > 0 || !unswept.has(name)) return;
    const left = await queues.ours(name);
    const gone = await Promise.all(left.map(queues.purge));
    if (gone.every((one) => one)) unswept.delete(name);
    if (left.length > 0) log("print-swept", { count: left.length });
  }

  function tell(next: readonly Slip[]): void {
    if (next.join() === slips.join()) return;
    slips = next;
    onChange(slips);
  }

  async function look(): Promise<void> {
    const { name, slips: offered } = printer();
    if (name !== known && name !== "") unswept.add(name);
    known = name;
    if (name === "") return tell([]);
    try {
      const queue = await queues.find(name);
      if (queue !== null) await sweep(name);
      tell(isReady(queue) && !waitsForPaper(queue) ? offered : []);
    } catch {
      tell([]);
    }
  }

  /** The job, or why there is none. */
  async function submit(sheet: SlipSheet, name: string, visit: AbortSignal): Promise<JobId | PrintOutcome> {
    const queue = await queues.find(name);
    if (!isReady(queue)) return "away";
    const document = await renderSlip(sheet, visit);
    try {
      if (visit.aborted) return "over";
      unswept.add(name);
      return (await queues.submit(name, document)) ?? "away";
    } finally {
      document.pdf.fill(0);
    }
  }

  async function clear(name: string, id: JobId): Promise<void> {
    try {
      if (await queues.purge(id)) unswept.delete(name);
    } catch {
      // The queue stays in `unswept`: the next look tries again.
    }
  }

  async function run(sheet: SlipSheet, visit: AbortSignal): Promise<PrintOutcome> {
    const { name } = printer();
    if (name === "") return "away";
    const id = await submit(sheet, name, visit);
    if (typeof id === "string") return id;
    try {
      if (visit.aborted) return "over";
      await queues.releaseJob(id);
      return await followJob(name, id, { queues, clock, timeouts, visit });
    } finally {
      await clear(name, id);
    }
  }

  async function finished(sheet: SlipSheet, visit: AbortSignal): Promise<PrintOutcome> {
    const start = clock();
    printing += 1;
    try {
      // A slip of the visit before may still come out.
      const before = last;
      const mine = before.then(() => run(sheet, visit));
      last = mine.catch(() => undefined);
      const outcome = await mine;
      log("print-ended", { kind: sheet.content.kind, reason: outcome, ms: clock() - start });
      return outcome;
    } catch (error) {
      const reason = error instanceof Error ? error.name : "unknown";
      log("print-ended", { kind: sheet.content.kind, reason, ms: clock() - start });
      return visit.aborted ? "over" : "away";
    } finally {
      printing -= 1;
    }
  }

  return {
    slips: () => slips,
    look,
    async print(sheet, visit) {
      const outcome = await finished(sheet, visit);
      if (outcome === "paper") noPaperSince = clock();
      // The page must know at once: without paper there is no print button.
      if (outcome !== "printed") await look();
      return outcome;
    },
    async printers() {
      try {
        return (await queues.all()).map(describePrinter);
      } catch {
        return [];
      }
    },
  };
}
