/**
 * `ask`, at most once in so many milliseconds: whoever asks sooner gets the answer there is, or waits for the one under
 * way. A failed one is not kept.
 */
export function remembered<T>(ask: () => Promise<T>, forMs: number): () => Promise<T> {
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
