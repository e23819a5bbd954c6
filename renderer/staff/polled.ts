import { useEffect, useState } from "react";

/** Milliseconds between two reads of what is looked at. */
const EVERY_MS = 3000;

/**
 * The answer of `read`, which is called again and again while the caller is mounted; null until the first one. A read that
 * fails keeps the answer before.
 * @param read the same function in each render; null = not yet
 * @param reason another value reads anew at once
 */
export function usePolled<T>(read: (() => Promise<T>) | null, reason: unknown = null): T | null {
  const [answer, setAnswer] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reason` only reads anew
  useEffect(() => {
    if (read === null) return;
    let on = true;
    const look = (): void =>
      void read()
        .then((next) => on && setAnswer(next))
        .catch(() => undefined);
    look();
    const timer = window.setInterval(look, EVERY_MS);
    return () => {
      on = false;
      window.clearInterval(timer);
    };
  }, [read, reason]);
  return answer;
}
