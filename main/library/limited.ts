import type { Abort } from "#contract/library/port.ts";

/** Does work that is told to stop after so many milliseconds, or when nobody waits for it any more. */
export async function limited<T>(
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
