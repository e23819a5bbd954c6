import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SLIPS, type Slip } from "#contract/domain/slip.ts";
import { createLog } from "#main/log/log.ts";
import { PRINT_TIMEOUTS, type PrintTimeouts } from "#main/printing/print-outcome.ts";
import { placeOfServer, printServer } from "#main/printing/print-server.ts";
import { createPrintService, type PrintService } from "#main/printing/print-service.ts";
import { openQueues, type PrintedDocument, type Queues } from "#main/printing/queue.ts";
import { monotonicClock } from "#main/time/clock.ts";
import { pause } from "#main/time/deferred.ts";
import { TEST_SHEET } from "#test/support/main/slip-sheet.ts";
import { type Cups, type CupsOptions, startCups } from "#test/support/system/cups.ts";

/** Short enough for a test, long enough for a busy machine. */
const PATIENCE: PrintTimeouts = {
  ...PRINT_TIMEOUTS,
  troubleMs: 600,
  wholeMs: 10_000,
  paperMs: 60_000,
  afterMs: 8000,
  lookMs: 20,
};
const SECRET = "吾輩は猫である 913.6";

function documentOf(text = SECRET): PrintedDocument {
  const pdf = new Uint8Array(Buffer.from(`%PDF-1.4\n${text}\n`));
  return { pdf, paper: "receipt", widthMm: 80, heightMm: 130 };
}

interface Scene {
  readonly cups: Cups;
  readonly queues: Queues;
  /** A service as a start of the terminal makes it, at one of the queues. */
  service(
    name: string,
    timeouts?: Partial<PrintTimeouts>,
  ): PrintService & { readonly told: readonly (readonly Slip[])[] };
}

function sceneOf(cups: Cups): Scene {
  const queues = openQueues(printServer(placeOfServer({ CUPS_SERVER: cups.socket })), () => "shiori-kiosk-1");
  return {
    cups,
    queues,
    service(name, timeouts = {}) {
      const told: (readonly Slip[])[] = [];
      const service = createPrintService({
        queues,
        renderSlip: async () => documentOf(),
        clock: monotonicClock,
        log: createLog(null, false),
        printer: () => ({ name, slips: SLIPS }),
        onChange: (slips) => void told.push(slips),
        timeouts: { ...PATIENCE, ...timeouts },
      });
      return { ...service, told };
    },
  };
}

const STAYS = new AbortController().signal;

/** Looks until something is so; the limit of the test ends what never comes. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(10);
}

function withCups(options: CupsOptions): () => Scene {
  let scene: Scene;
  beforeAll(async () => {
    scene = sceneOf(await startCups(options));
  });
  afterAll(() => scene.cups.stop());
  return () => scene;
}

describe("a print on a real CUPS", () => {
  const scene = withCups({
    queues: {
      ready: {},
      paused: { paused: true },
      rejecting: { rejecting: true },
      empty: { mode: "paper" },
      refilled: { mode: "paper" },
      broken: { mode: "fails" },
      hanging: { mode: "hangs" },
      slow: { mode: "slow" },
      left: { mode: "paper" },
      earlier: { paused: true },
      odd: { mode: "paper" },
    },
  });

  it.concurrent("comes out as it was laid out, and leaves nothing in the spool", async () => {
    const { cups, service, queues } = scene();
    const { look, print, slips, told } = service("ready");
    expect(slips()).toEqual([]);
    await look();
    expect(told).toEqual([SLIPS]);
    expect(await print(TEST_SHEET, STAYS)).toBe("printed");
    const [paper = ""] = cups.printed("ready");
    expect(readFileSync(paper, "utf8")).toContain(SECRET);
    expect(await queues.ours("ready")).toEqual([]);
  });

  it.concurrent.each(["paused", "rejecting", "absent"])(
    "is not begun on a printer that is %s",
    async (name) => {
      const { service, queues } = scene();
      const { look, print, slips } = service(name);
      await look();
      expect(slips()).toEqual([]);
      expect(await print(TEST_SHEET, STAYS)).toBe("away");
      expect(await queues.ours(name)).toEqual([]);
    },
  );

  it.concurrent("is not begun where no CUPS answers", async () => {
    const queues = openQueues(printServer({ socketPath: "/nonexistent/cups.sock" }), () => "shiori-kiosk-1");
    const service = createPrintService({
      queues,
      renderSlip: async () => documentOf(),
      clock: monotonicClock,
      log: createLog(null, false),
      printer: () => ({ name: "ready", slips: SLIPS }),
      onChange: () => undefined,
    });
    await service.look();
    expect(service.slips()).toEqual([]);
    expect(await service.printers()).toEqual([]);
    expect(await service.print(TEST_SHEET, STAYS)).toBe("away");
  });

  it.concurrent("is taken back when there is no paper, and offered again when there is", async () => {
    const { cups, service, queues } = scene();
    const { look, print, slips, told } = service("empty", { paperMs: 300 });
    await look();
    expect(await print(TEST_SHEET, STAYS)).toBe("paper");
    expect(await queues.ours("empty")).toEqual([]);
    expect(cups.printed("empty")).toEqual([]);
    expect(told).toEqual([SLIPS, []]);
    // CUPS hears of the new roll with the next job only: that one must be let through.
    cups.setMode("empty", "prints");
    await pause(300);
    await look();
    expect(slips()).toEqual(SLIPS);
    expect(await print(TEST_SHEET, STAYS)).toBe("printed");
  });

  it.concurrent("waits for paper that comes in time", async () => {
    const { cups, service, queues } = scene();
    const printing = service("refilled", { troubleMs: 8000 }).print(TEST_SHEET, STAYS);
    const missing = async (): Promise<boolean> =>
      (await queues.find("refilled"))?.reasons.includes("media-empty-error") ?? false;
    while (!(await missing())) await pause(10);
    cups.setMode("refilled", "prints");
    expect(await printing).toBe("printed");
  });

  it.concurrent("tells when the printer has given up", async () => {
    const { service, queues } = scene();
    expect(await service("broken").print(TEST_SHEET, STAYS)).toBe("failed");
    expect(await queues.ours("broken")).toEqual([]);
  });

  it.concurrent("is taken back when nothing comes out in time", async () => {
    const { service, queues } = scene();
    expect(await service("hanging", { wholeMs: 800 }).print(TEST_SHEET, STAYS)).toBe("stuck");
    expect(await queues.ours("hanging")).toEqual([]);
  });

  it.concurrent("is finished after the end of the visit when it comes out already, and one at a time", async () => {
    const { cups, service, queues } = scene();
    const visit = new AbortController();
    const { print } = service("slow");
    const first = print(TEST_SHEET, visit.signal);
    const second = print(TEST_SHEET, STAYS);
    const printing = async (): Promise<boolean> => {
      const [job] = await queues.ours("slow");
      return job !== undefined && (await queues.job(job)).state === "printing";
    };
    while (!(await printing())) await pause(10);
    visit.abort();
    expect([await first, await second]).toEqual(["printed", "printed"]);
    expect(cups.printed("slow")).toHaveLength(2);
  });

  it.concurrent("is taken back at the end of the visit when it waits", async () => {
    const { service, queues } = scene();
    const visit = new AbortController();
    const printing = service("left", { troubleMs: 60_000 }).print(TEST_SHEET, visit.signal);
    while ((await queues.ours("left")).length === 0) await pause(10);
    while ((await queues.find("left"))?.reasons.length === 0) await pause(10);
    visit.abort();
    expect(await printing).toBe("over");
    expect(await queues.ours("left")).toEqual([]);
  });

  it.concurrent("of an earlier start is cleared away before anything else is printed", async () => {
    const { service, queues } = scene();
    const job = (await queues.submit("earlier", documentOf())) ?? 0;
    await queues.releaseJob(job);
    expect(await queues.ours("earlier")).toEqual([job]);
    await service("earlier").look();
    expect(await queues.ours("earlier")).toEqual([]);
    expect(await queues.job(job)).toEqual({ state: "gone" });
  });

  it.concurrent("is reported to staff as the printer reports it", async () => {
    const { service, queues } = scene();
    const job = (await queues.submit("odd", documentOf())) ?? 0;
    await queues.releaseJob(job);
    while ((await queues.find("odd"))?.reasons.length === 0) await pause(10);
    const printers = await service("odd").printers();
    expect(printers.find(({ name }) => name === "odd")?.reasons).toContain("media-empty-error");
    expect(printers.find(({ name }) => name === "paused")).toMatchObject({ ready: false, reasons: "paused" });
    expect(printers.find(({ name }) => name === "rejecting")).toMatchObject({
      ready: false,
      reasons: "rejecting",
    });
    await queues.purge(job);
  });

  it("has left nothing in the spool, and nothing of anybody in the logs (R80)", async () => {
    const { cups } = scene();
    await until(() => cups.spool().length === 0);
    expect(cups.logs()).toContain("slip");
    expect(cups.logs()).not.toContain("猫");
  });
});

describe("a CUPS that keeps no record, and stops at an error", () => {
  const scene = withCups({
    queues: { ready: {}, broken: { mode: "fails" } },
    history: 0,
    onError: "stop-printer",
  });

  it("still distinguishes what was printed from what was not", async () => {
    const { cups, service, queues } = scene();
    expect(await service("ready").print(TEST_SHEET, STAYS)).toBe("printed");
    const broken = service("broken");
    expect(await broken.print(TEST_SHEET, STAYS)).not.toBe("printed");
    expect(broken.slips()).toEqual([]);
    expect(await queues.ours("broken")).toEqual([]);
    expect(cups.spool()).toEqual([]);
  });
});

describe("a CUPS that hangs", () => {
  const scene = withCups({ queues: { ready: {} } });

  it("does not block the patron, and prints nothing later without being followed", async () => {
    const { cups, service, queues } = scene();
    const { print, look, slips } = service("ready");
    await look();
    // It hangs before it gets the document, so the outcome is unknown.
    const submit: Queues["submit"] = (...all) => {
      cups.freeze();
      return queues.submit(...all);
    };
    const hanging = createPrintService({
      queues: { ...queues, submit },
      renderSlip: async () => documentOf(),
      clock: monotonicClock,
      log: createLog(null, false),
      printer: () => ({ name: "ready", slips: SLIPS }),
      onChange: () => undefined,
    });
    const start = performance.now();
    expect(await hanging.print(TEST_SHEET, STAYS)).toBe("away");
    expect(performance.now() - start).toBeLessThan(12_000);
    expect(hanging.slips()).toEqual([]);
    cups.thaw();
    await hanging.look();
    expect(hanging.slips()).toEqual(SLIPS);
    expect(await queues.ours("ready")).toEqual([]);
    expect([cups.printed("ready"), cups.spool()]).toEqual([[], []]);
    await look();
    expect(slips()).toEqual(SLIPS);
    expect(await print(TEST_SHEET, STAYS)).toBe("printed");
  });
});
