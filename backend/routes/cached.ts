/**
 * Caches the answer of `ask` for `forMs` milliseconds; concurrent callers share one call. A failure is not cached.
 */
export function cached<T>(ask: () => Promise<T>, forMs: number): () => Promise<T> {
  let until = 0;
  let answer: Promise<T> | null = null;
  return () => {
    if (answer !== null && performance.now() < until) return answer;
    const asked = ask();
    answer = asked;
    until = Number.POSITIVE_INFINITY;
    asked.then(
      () => {
        until = performance.now() + forMs;
      },
      () => {
        answer = null;
      },
    );
    return asked;
  };
}
