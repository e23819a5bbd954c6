import { useCallback, useEffect, useRef, useState } from "react";
import type { Refusal } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import { cameEarly, deedEnded, takeEarly } from "./ahead.ts";
import { keepRead, lastRead } from "./last-read.ts";
import type { Question } from "./questions.ts";
import { useStore } from "./store.ts";

/** After this time the wait is put into words (visual.md rule 16). */
export const SLOW_AFTER_MS = 1000;
/** After this time 「やめる」 is offered. */
export const LONG_AFTER_MS = 10_000;

/** How a question stands. `slow`: longer than 1 s, say so · `long`: longer than 10 s, offer to stop. */
export type Asking = "idle" | "asking" | "slow" | "long";

/** One question at a time. */
export interface Ask {
  readonly state: Asking;
  /** The last expected "no", until the next question or `clear`. */
  readonly refusal: Refusal | null;
  /**
   * Asks, unless an answer is still awaited: a second press does nothing. `then` gets the value of an answer that
   * arrives while the screen is still there. `signed-out` is dealt with here; any other refusal is kept, or given
   * to `otherwise`.
   */
  run<T>(
    call: () => Promise<Result<T>>,
    then: (value: T) => void,
    otherwise?: (refusal: Refusal) => void,
  ): void;
  /** Stops waiting: the answer will be ignored. */
  stop(): void;
  /** Shows a refusal as if it had just been answered: of a check made on the page, or one `otherwise` has seen. */
  refuse(refusal: Refusal): void;
  clear(): void;
}

/** A rejected call is a fault of ours; the patron still gets words and a code. */
const FAULT: Result<never> = { ok: false, refusal: { name: "unexpected" } };

/** Asks main on behalf of one screen, for what may be a deed: what was asked before it is true no longer then. */
export function useAsk(): Ask {
  return useAsking(true);
}

function useAsking(isDeed: boolean): Ask {
  const [state, setState] = useState<Asking>("idle");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const running = useRef<symbol | null>(null);
  const timers = useRef<readonly number[]>([]);

  const settle = useCallback(() => {
    running.current = null;
    for (const timer of timers.current) window.clearTimeout(timer);
    timers.current = [];
  }, []);
  useEffect(() => settle, [settle]);

  const run: Ask["run"] = useCallback(
    (call, then, otherwise) => {
      if (running.current !== null) return;
      const mine = Symbol("question");
      running.current = mine;
      setState("asking");
      setRefusal(null);
      timers.current = [
        window.setTimeout(() => setState("slow"), SLOW_AFTER_MS),
        window.setTimeout(() => setState("long"), LONG_AFTER_MS),
      ];
      void call()
        .catch(() => FAULT)
        .then((answer) => {
          const left = running.current !== mine;
          if (isDeed) deedEnded(left);
          if (left) return;
          settle();
          setState("idle");
          if (answer.ok) return then(answer.value);
          if (answer.refusal.name === "signed-out") return useStore.getState().signedOut();
          if (otherwise !== undefined) return otherwise(answer.refusal);
          setRefusal(answer.refusal);
        });
    },
    [settle, isDeed],
  );
  const stop = useCallback(() => {
    settle();
    setState("idle");
  }, [settle]);
  const clear = useCallback(() => setRefusal(null), []);
  return { state, refusal, run, stop, refuse: setRefusal, clear };
}

/** What a screen reads when it opens. */
export interface Reading<T> {
  readonly state: Asking;
  /** null until the answer is there; an older value stays while it is read again. */
  readonly value: T | null;
  readonly refusal: Refusal | null;
  /** Reads again. */
  again(): void;
  /** Stops waiting. */
  stop(): void;
}

/** Reads something when the screen opens, and again whenever the question is another one. */
export function useReading<T>(question: Question<T>): Reading<T> {
  return useReadingFrom<T>(null, question);
}

/** The same for what the catalogue says: gone back to, the last answer is there at once and is read again meanwhile. */
export function useCatalogueReading<T>(question: Question<T>): Reading<T> {
  const { key } = question;
  const [last, setLast] = useState(() => ({ key, value: lastRead(key) as T | undefined }));
  // Another question on the same screen, for instance the next page of a list.
  if (last.key !== key) setLast({ key, value: lastRead(key) as T | undefined });
  const reading = useReadingFrom<T>(keepRead, question);
  return { ...reading, value: reading.value ?? last.value ?? null };
}

function useReadingFrom<T>(
  keep: ((key: string, value: T) => void) | null,
  { key, ask }: Question<T>,
): Reading<T> {
  const [kept, setKept] = useState(() => cameEarly<T>(key));
  if (kept?.key !== key) {
    const early = cameEarly<T>(key);
    if (early !== null) setKept(early);
  }
  const { state, refusal, run, stop, clear } = useAsking(false);
  const latest = useRef(ask);
  latest.current = ask;
  const from = useCallback(
    (call: () => Promise<Result<T>>) =>
      run(call, (value) => {
        keep?.(key, value);
        setKept({ key, value });
      }),
    [run, key, keep],
  );
  const again = useCallback(() => {
    // What is on its way may have been true before.
    stop();
    from(() => latest.current());
  }, [from, stop]);
  useEffect(() => {
    const came = cameEarly<T>(key);
    const early = takeEarly<T>(key);
    if (came === null) from(() => early ?? latest.current());
    else {
      clear();
      keep?.(key, came.value);
      setKept((shown) => (shown?.key === key && shown.value === came.value ? shown : came));
    }
    return stop;
  }, [key, keep, from, stop, clear]);
  return { state, value: kept?.key === key ? kept.value : null, refusal, again, stop };
}
