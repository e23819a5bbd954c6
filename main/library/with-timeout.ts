import type { Abort } from "#contract/library/port.ts";

/** Runs work with a signal that aborts after `milliseconds`, or with the caller's signal. */
export async function withTimeout<T>(
  milliseconds: number,
  signal: Abort,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort);
  const timer = setTimeout(abort, milliseconds);
  try {
    return await work(stop.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}
