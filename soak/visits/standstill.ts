import { Worker } from "node:worker_threads";

const EVERY_MS = 20;

/** Runs in a thread that does nothing else: keeps the longest time by which it was woken too late. */
const WATCH = `
  const { workerData } = require("node:worker_threads");
  const longest = new Int32Array(workerData);
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    const late = Math.round(now - last - ${EVERY_MS});
    last = now;
    if (late > Atomics.load(longest, 0)) Atomics.store(longest, 0, late);
  }, ${EVERY_MS});
`;

/** Watches whether the machine gives this program the processor: a kiosk beside it gets as little. */
export interface Standstill {
  /** The longest standstill in milliseconds since the last call. */
  longest(): number;
  stop(): Promise<void>;
}

/** Starts to watch. */
export function watchStandstill(): Standstill {
  const longest = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const worker = new Worker(WATCH, { eval: true, workerData: longest });
  return {
    longest: () => Atomics.exchange(new Int32Array(longest), 0, 0),
    stop: async () => void (await worker.terminate()),
  };
}
