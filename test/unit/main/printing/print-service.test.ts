import { describe, expect, it } from "vitest";
import { SLIPS, type Slip } from "#contract/domain/slip.ts";
import { createLog } from "#main/log/log.ts";
import { PRINT_TIMEOUTS, type PrintOutcome } from "#main/printing/print-outcome.ts";
import { createPrintService } from "#main/printing/print-service.ts";
import type { PrintedDocument, Queue, Queues } from "#main/printing/queue.ts";
import { TEST_SHEET } from "#test/support/main/slip-sheet.ts";

const SECRET = "吾輩は猫である 913.6";
const READY: Queue = { name: "slips", accepting: true, stopped: false, reasons: [] };
const EMPTY: Queue = { ...READY, reasons: ["media-empty-error"] };
const STAYS = new AbortController().signal;

/** A desk at a queue that a test plays, with a clock that jumps over every wait. */
function table(more: Partial<Queues> = {}, left: readonly number[] = []) {
  const done: string[] = [];
  const told: (readonly Slip[])[] = [];
  const documents: PrintedDocument[] = [];
  const log = createLog(null, false);
  let now = 0;
  let queue = READY;
  let jobs = [...left];
  const queues: Queues = {
    all: async () => [queue],
    find: async () => queue,
    submit: async () => {
      done.push("submitted");
      jobs.push(1);
      return 1;
    },
    releaseJob: async (id) => void done.push(`let go ${id}`),
    job: async () => ({ state: "done" }),
    purge: async (id) => {
      done.push(`purged ${id}`);
      jobs = jobs.filter((one) => one !== id);
      return true;
    },
    ours: async () => jobs,
    ...more,
  };
  const service = createPrintService({
    queues,
    renderSlip: async () => {
      const document: PrintedDocument = {
        pdf: new Uint8Array(Buffer.from(SECRET)),
        paper: "receipt",
        widthMm: 80,
        heightMm: 130,
      };
      documents.push(document);
      return document;
    },
    clock: () => {
      now += 100;
      return now;
    },
    log,
    printer: () => ({ name: "slips", slips: SLIPS }),
    onChange: (slips) => void told.push(slips),
    timeouts: { ...PRINT_TIMEOUTS, troubleMs: 300, lookMs: 0 },
  });
  return {
    service,
    done,
    told,
    documents,
    log,
    put: (next: Queue) => {
      queue = next;
    },
  };
}

describe("a print", () => {
  it("is followed to its end, and leaves no job behind", async () => {
    const { service, done } = table();
    expect(await service.print(TEST_SHEET, STAYS)).toBe("printed");
    expect(done).toEqual(["submitted", "let go 1", "purged 1"]);
  });

  it("leaves nothing of what stood on it in our memory, and nothing in the log", async () => {
    const { service, documents, log } = table();
    await service.print(TEST_SHEET, STAYS);
    expect(documents.flatMap(({ pdf }) => [...pdf]).every((byte) => byte === 0)).toBe(true);
    expect(documents).toHaveLength(1);
    expect(log.recent()).toMatchObject([{ event: "print-ended", kind: "test", reason: "printed" }]);
    expect(JSON.stringify(log.recent())).not.toContain(SECRET);
  });

  it("for a patron who has left meanwhile is not submitted", async () => {
    const { service, done } = table();
    expect(await service.print(TEST_SHEET, AbortSignal.abort())).toBe("over");
    expect(done).toEqual([]);
  });

  it("for a patron who leaves during the submission is cancelled, never released", async () => {
    const leaves = new AbortController();
    const { service, done } = table({
      submit: async () => {
        leaves.abort();
        return 1;
      },
    });
    expect(await service.print(TEST_SHEET, leaves.signal)).toBe("over");
    expect(done).toEqual(["purged 1"]);
  });

  it.each<[string, Queue]>([
    ["takes nothing", { ...READY, accepting: false }],
    ["is paused", { ...READY, stopped: true }],
  ])("is not begun on a printer that %s", async (_what, queue) => {
    const { service, done, put } = table();
    put(queue);
    expect(await service.print(TEST_SHEET, STAYS)).toBe("away");
    expect(done).toEqual([]);
  });

  it("without paper is cancelled, and its button is away until paper may have been added", async () => {
    const { service, told, put } = table({ job: async () => ({ state: "printing" }) });
    await service.look();
    put(EMPTY);
    expect(await service.print(TEST_SHEET, STAYS)).toBe("paper");
    expect(told).toEqual([SLIPS, []]);
    put(READY);
    await service.look();
    expect(told).toEqual([SLIPS, [], SLIPS]);
  });

  it("comes after the one before: two never lie over each other", async () => {
    const { service, done } = table();
    const both = await Promise.all([service.print(TEST_SHEET, STAYS), service.print(TEST_SHEET, STAYS)]);
    expect(both).toEqual<PrintOutcome[]>(["printed", "printed"]);
    expect(done).toEqual(["submitted", "let go 1", "purged 1", "submitted", "let go 1", "purged 1"]);
  });

  it("that could not be removed is removed at the next poll, like jobs of an earlier start", async () => {
    let answers = false;
    const { service, done } = table(
      {
        purge: async (id) => {
          done.push(`purge ${id}: ${answers}`);
          return answers;
        },
      },
      [40],
    );
    await service.look();
    answers = true;
    await service.look();
    await service.look();
    expect(done).toEqual(["purge 40: false", "purge 40: true"]);
  });
});
