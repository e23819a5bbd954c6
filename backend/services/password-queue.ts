import { availableParallelism } from "node:os";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { SECOND_MS } from "../clock.ts";

/** Limits of a queue. */
export interface QueueLimits {
  /** Parallel checks; each takes 19 MiB and a thread for some tens of milliseconds. */
  readonly atOnce: number;
  /** Maximum queue length, in total and per kiosk; more are refused. */
  readonly mostWaiting: number;
  readonly mostWaitingPerKiosk: number;
  /** Longest wait in milliseconds; a kiosk gives up after 8 s and must be answered before. */
  readonly longestWaitMs: number;
}

/**
 * Node has four threads for hashing, files and DNS, and one must stay free; more hashes than processors only slow each other
 * down.
 */
const QUEUE_LIMITS: QueueLimits = {
  atOnce: Math.max(1, Math.min(3, availableParallelism())),
  mostWaiting: 1000,
  mostWaitingPerKiosk: 250,
  longestWaitMs: 5 * SECOND_MS,
};
/** Retry-After when the queue is full, in seconds. */
const COME_BACK_SECONDS = 5;

/** The queue key of all staff; no kiosk has this id. */
export const STAFF_LINE = 0;

interface Waiting {
  readonly start: () => void;
}

/**
 * Limits parallel password hashes. Others wait in one line per kiosk, served round-robin, so that a kiosk with hundreds of
 * attempts does not delay the others.
 */
export class PasswordQueue {
  readonly #limits: QueueLimits;
  readonly #lines = new Map<number, Waiting[]>();
  #busy = 0;
  #waiting = 0;
  #served = 0;

  constructor(limits: QueueLimits = QUEUE_LIMITS) {
    this.#limits = limits;
  }

  /** Numbers of waiting, current and finished checks. */
  get counts(): { readonly waiting: number; readonly busy: number; readonly served: number } {
    return { waiting: this.#waiting, busy: this.#busy, served: this.#served };
  }

  /** Runs the work when it is this kiosk's turn. Refusal: `too-many-requests`, without running it. */
  async run<T>(kioskId: number, work: () => Promise<T>): Promise<Result<T, "too-many-requests">> {
    if (!(await this.#turn(kioskId))) {
      return refused(refusal("too-many-requests", { seconds: COME_BACK_SECONDS }));
    }
    this.#served += 1;
    try {
      return ok(await work());
    } finally {
      this.#busy -= 1;
      this.#next();
    }
  }

  /** Waits for this kiosk's turn and takes the slot; false when the wait would be too long. */
  async #turn(kioskId: number): Promise<boolean> {
    if (this.#busy < this.#limits.atOnce) {
      this.#busy += 1;
      return true;
    }
    const line = this.#lines.get(kioskId) ?? [];
    if (this.#waiting >= this.#limits.mostWaiting || line.length >= this.#limits.mostWaitingPerKiosk) {
      return false;
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#leave(kioskId, waiting);
        resolve(false);
      }, this.#limits.longestWaitMs);
      const waiting: Waiting = {
        start: () => {
          clearTimeout(timer);
          resolve(true);
        },
      };
      line.push(waiting);
      this.#lines.set(kioskId, line);
      this.#waiting += 1;
    });
  }

  #leave(kioskId: number, waiting: Waiting): void {
    const line = this.#lines.get(kioskId) ?? [];
    const left = line.filter((other) => other !== waiting);
    this.#waiting -= line.length - left.length;
    if (left.length === 0) this.#lines.delete(kioskId);
    else this.#lines.set(kioskId, left);
  }

  /** Starts the next waiting one; its kiosk goes to the end of the round. */
  #next(): void {
    const [entry] = this.#lines;
    if (entry === undefined) return;
    const [kioskId, line] = entry;
    const first = line.shift();
    this.#lines.delete(kioskId);
    if (line.length > 0) this.#lines.set(kioskId, line);
    if (first === undefined) return;
    this.#waiting -= 1;
    this.#busy += 1;
    first.start();
  }
}
