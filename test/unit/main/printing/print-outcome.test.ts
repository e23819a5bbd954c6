import { describe, expect, it } from "vitest";
import {
  isReady,
  isTroubled,
  needsAttention,
  PRINT_TIMEOUTS,
  type PrintStatus,
  printOutcome,
  type Since,
} from "#main/printing/print-outcome.ts";
import type { Queue } from "#main/printing/queue.ts";

const WELL: Queue = { name: "slips", accepting: true, stopped: false, reasons: [] };
const EMPTY: Queue = { ...WELL, reasons: ["media-empty-error"] };
const STOPPED: Queue = { ...WELL, stopped: true, reasons: ["paused"] };

const START: Since = { start: 0, trouble: null, silence: null, end: null };
const look = (job: NonNullable<PrintStatus>["job"], queue: Queue | null = WELL): PrintStatus => ({
  job,
  queue,
});
const at = (one: PrintStatus, since: Partial<Since>, now: number) =>
  printOutcome(one, { ...START, ...since }, now, PRINT_TIMEOUTS);

describe("how a print stands", () => {
  it.each([
    ["done", WELL, "printed"],
    ["done", EMPTY, "printed"],
    ["gone", WELL, "printed"],
    ["gone", STOPPED, "failed"],
    ["gone", EMPTY, "failed"],
    ["gone", null, "failed"],
    ["failed", WELL, "failed"],
    ["cancelled", WELL, "failed"],
    ["waiting", WELL, null],
    ["printing", WELL, null],
  ] as const)("a job that is %s, first look: %#", (job, queue, ending) => {
    expect(at(look(job, queue), {}, 10)).toBe(ending);
  });

  it("is given time for paper, and then told that there is none", () => {
    const trouble = { trouble: 0 };
    expect(at(look("printing", EMPTY), trouble, PRINT_TIMEOUTS.troubleMs - 1)).toBeNull();
    expect(at(look("printing", EMPTY), trouble, PRINT_TIMEOUTS.troubleMs)).toBe("paper");
    expect(at(look("waiting", STOPPED), trouble, PRINT_TIMEOUTS.troubleMs)).toBe("stuck");
    expect(at(look("stopped"), trouble, PRINT_TIMEOUTS.troubleMs)).toBe("stuck");
    expect(at(look("waiting", null), trouble, PRINT_TIMEOUTS.troubleMs)).toBe("stuck");
  });

  it("does not wait for ever, nor for an answer that does not come", () => {
    expect(at(look("printing"), {}, PRINT_TIMEOUTS.wholeMs - 1)).toBeNull();
    expect(at(look("printing"), {}, PRINT_TIMEOUTS.wholeMs)).toBe("stuck");
    expect(at(null, { silence: 0 }, PRINT_TIMEOUTS.silenceMs - 1)).toBeNull();
    expect(at(null, { silence: 0 }, PRINT_TIMEOUTS.silenceMs)).toBe("away");
  });

  it("after the visit only what comes out already may come out, for a while", () => {
    const end = { end: 0 };
    expect(at(look("printing"), end, PRINT_TIMEOUTS.afterMs - 1)).toBeNull();
    expect(at(look("printing"), end, PRINT_TIMEOUTS.afterMs)).toBe("over");
    expect(at(look("waiting"), end, 0)).toBe("over");
    expect(at(look("printing", EMPTY), end, 0)).toBe("over");
    expect(at(null, end, 0)).toBe("over");
    expect(at(look("done"), end, 0)).toBe("printed");
  });
});

describe("what a queue says", () => {
  it.each([
    ["media-empty-error", true],
    ["media-empty", true],
    ["media-needed", true],
    ["media-jam-error", true],
    ["cover-open-error", true],
    ["media-low-warning", false],
    ["media-empty-warning", false],
    ["toner-low-report", false],
    ["connecting-to-device", false],
    ["offline-report", false],
  ])("%s: somebody must lend a hand: %s", (reason, hand) => {
    expect(needsAttention({ ...WELL, reasons: [reason] })).toBe(hand);
  });

  it("is tried though its printer said yesterday that there was no paper", () => {
    expect([WELL, EMPTY, STOPPED, { ...WELL, accepting: false }, null].map(isReady)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("is in trouble when its printer stands still, or when it is gone", () => {
    const looks = [
      look("printing"),
      look("printing", EMPTY),
      look("waiting", STOPPED),
      look("stopped"),
      null,
    ];
    expect(looks.map(isTroubled)).toEqual([false, true, true, true, false]);
    expect(isTroubled(look("waiting", null))).toBe(true);
  });
});
