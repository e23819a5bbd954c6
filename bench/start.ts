import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { endChild, startDisplay } from "#test/support/kiosk/display.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { electronExecutable } from "#test/support/kiosk/launch.ts";
import { lookAt } from "#test/support/kiosk/page-debugger.ts";
import { person } from "#test/support/kiosk/simulated-patron.ts";
import { type Figure, percentile } from "./figures.ts";
import { wallClock } from "./hand.ts";
import { type Memory, memoryOf } from "./processes.ts";

const BARE = join(import.meta.dirname, "bare");
const ROUNDS = 8;
/**
 * Memory settles for this long before it is read: the first page is replaced after some six seconds, and a page gives back what it does not
 * need 15 seconds after its first screen.
 */
const SETTLE_MS = 30_000;
const START_LIMIT_MS = 20_000;

/** The bare window shows a file; before it, for a moment, an empty document. */
export const isBarePage = (url: string): boolean => url.startsWith("file:");

/** First picture with content, on the wall clock; the page's own record, so that asking late costs nothing. */
const FIRST_PICTURE = `new Promise((resolve) => {
  const tell = () => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    paint ? resolve(performance.timeOrigin + paint.startTime) : setTimeout(tell, 20);
  };
  tell();
})`;

/** Memory of a program that has settled. */
async function settledMemory(pid: number): Promise<Memory> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return memoryOf(pid);
}

/** Memory of a kiosk that waits for patrons: before the first one came, and after. */
async function attractMemory(kiosk: Kiosk): Promise<{ readonly first: Memory; readonly later: Memory }> {
  const main = kiosk.process.pid ?? 0;
  const first = await settledMemory(main);
  const me = person(kiosk, "ja");
  await me.signIn("ordinary");
  await me.open("loans");
  await me.finish();
  return { first, later: await settledMemory(main) };
}

/** Starts the bare window, answers ms to its first picture and its memory once it has settled (null when not asked). */
async function bareStart(
  profile: string,
  memory: boolean,
): Promise<{ readonly ms: number; readonly memory: Memory | null }> {
  const display = await startDisplay(1080, 1920);
  const words = [BARE, "--no-sandbox", `--user-data-dir=${profile}`, "--remote-debugging-port=0"];
  const began = wallClock();
  const child = spawn(electronExecutable(), words, {
    env: display.environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("the bare window did not start")), START_LIMIT_MS);
      child.stderr.on("data", (text) => {
        const found = /127\.0\.0\.1:(\d+)\//u.exec(String(text))?.[1];
        if (found === undefined) return;
        clearTimeout(late);
        resolve(found);
      });
    });
    const look = lookAt(Number(port), isBarePage);
    const ms = (await look.at<number>(FIRST_PICTURE)) - began;
    look.close();
    return { ms, memory: memory ? await settledMemory(child.pid ?? 0) : null };
  } finally {
    await endChild(child);
    await display.stop();
  }
}

/** Start to the attract screen and memory of all processes, against a bare window of the same size. */
export async function benchStart(): Promise<Figure[]> {
  const backend = await startDemoBackend();
  // Every start but the very first finds a profile, ours with the library's public words.
  const folder = mkdtempSync(join(tmpdir(), "shiori-bench-"));
  const bareProfile = mkdtempSync(join(tmpdir(), "shiori-bare-"));
  const kiosk = { ms: [] as number[], memory: [] as Memory[], later: [] as Memory[] };
  const bare = { ms: [] as number[], memory: [] as Memory[] };
  try {
    // In turns, so that whatever else the machine does meets both alike; the first round warms the caches.
    for (let round = -1; round < ROUNDS; round += 1) {
      const memory = round >= ROUNDS - 3;
      const yardstick = await bareStart(bareProfile, memory);
      const ours = await startKiosk({ look: "small-client", backend, folder });
      const ms = (await ours.look.at<number>(FIRST_PICTURE)) - ours.startedAt;
      const settled = memory ? await attractMemory(ours).finally(ours.stop) : await ours.stop();
      if (round < 0) continue;
      kiosk.ms.push(ms);
      bare.ms.push(yardstick.ms);
      if (settled) {
        kiosk.memory.push(settled.first);
        kiosk.later.push(settled.later);
      }
      if (yardstick.memory !== null) bare.memory.push(yardstick.memory);
    }
  } finally {
    await backend.stop();
    for (const kept of [folder, bareProfile]) rmSync(kept, { recursive: true, force: true, maxRetries: 3 });
  }
  const memoryFigure = (what: string, all: readonly Memory[], kind: keyof Memory, most: number): Figure => {
    const samples = all.map((memory) => memory[kind]);
    const yardstick = { what: "bare Electron window", samples: bare.memory.map((memory) => memory[kind]) };
    const met = percentile(samples, 0.5) <= most * percentile(yardstick.samples, 0.5);
    return { what, unit: "MB", samples, yardstick, budget: `${most}x`, met };
  };
  return [
    {
      what: "start to the attract screen painted",
      unit: "ms",
      samples: kiosk.ms,
      yardstick: { what: "bare Electron window", samples: bare.ms },
      budget: "1.3x",
      met: percentile(kiosk.ms, 0.5) <= 1.3 * percentile(bare.ms, 0.5),
    },
    memoryFigure("memory of all processes in attract, no files", kiosk.memory, "own", 1.3),
    memoryFigure("the same after a visit", kiosk.later, "own", 1.3),
    memoryFigure(
      "memory in attract after a visit, with shared files (PSS)",
      kiosk.later,
      "proportional",
      1.25,
    ),
  ];
}
