import { useCallback, useEffect, useRef, useState } from "react";
import type { Refusal } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import { pressGuard } from "../input/press-guard.ts";
import { prefetchedAnswer, takePrefetched, writeEnded } from "../prerender/prefetch.ts";
import { useStore } from "../state/store.ts";
import { keepRead, lastRead } from "./last-read.ts";
import type { Question } from "./questions.ts";

/** After this time the wait is put into words (V16). */
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

function useAsking(isWrite: boolean): Ask {
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
      // A reading looks the same in its first second as before it: to tell them apart would draw the screen once more.
      setState(isWrite ? "asking" : "idle");
      setRefusal(null);
      timers.current = [
        window.setTimeout(() => setState("slow"), SLOW_AFTER_MS),
        window.setTimeout(() => setState("long"), LONG_AFTER_MS),
      ];
      void call()
        .catch(() => FAULT)
        .then((answer) => {
          const left = running.current !== mine;
          if (isWrite) writeEnded(left);
          if (left) return;
          settle();
          setState("idle");
          if (answer.ok) return then(answer.value);
          if (answer.refusal.name === "signed-out") return useStore.getState().signedOut();
          if (otherwise !== undefined) return otherwise(answer.refusal);
          setRefusal(answer.refusal);
        });
    },
    [settle, isWrite],
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
  /** `idle` also in the first second of a question. */
  readonly state: Asking;
  /** null until the answer is there; an older value stays while it is read again. */
  readonly value: T | null;
  readonly refusal: Refusal | null;
  /** Reads again. */
  again(): void;
  /** Stops waiting. */
  stop(): void;
}

/** Where answers stay when their screen is left. */
interface Keeping {
  last(key: string): unknown;
  keep(key: string, value: unknown): void;
}

const NOTHING: Keeping = { last: () => undefined, keep: () => undefined };
const CATALOGUE: Keeping = { last: lastRead, keep: keepRead };

/** Reads something when the screen opens, and again whenever the question is another one. */
export function useReading<T>(question: Question<T>): Reading<T> {
  return useReadingFrom<T>(NOTHING, question);
}

/** The same for what the catalogue says: gone back to, the last answer is there at once and is read again meanwhile. */
export function useCatalogueReading<T>(question: Question<T>): Reading<T> {
  return useReadingFrom<T>(CATALOGUE, question);
}

interface Shown<T> {
  readonly key: string;
  readonly value: T;
}

/** What there is of an answer before its question is asked. */
function known<T>(keeping: Keeping, key: string): Shown<T> | null {
  const early = prefetchedAnswer<T>(key);
  if (early !== null) return early;
  const last = keeping.last(key) as T | undefined;
  return last === undefined ? null : { key, value: last };
}

function useReadingFrom<T>(keeping: Keeping, { key, ask }: Question<T>): Reading<T> {
  const [kept, setKept] = useState(() => known<T>(keeping, key));
  // Another question on the same screen, for instance the next page of a list.
  if (kept?.key !== key) {
    const there = known<T>(keeping, key);
    if (there !== null) setKept(there);
  }
  const { state, refusal, run, stop, clear } = useAsking(false);
  const latest = useRef(ask);
  latest.current = ask;
  const shown = useRef(kept);
  shown.current = kept;
  const show = useCallback(
    (value: T) => {
      keeping.keep(key, value);
      const before = shown.current?.key === key ? shown.current : null;
      // An answer that says nothing new draws nothing.
      if (before !== null && JSON.stringify(before.value) === JSON.stringify(value)) return;
      if (before !== null) pressGuard.contentMoved();
      setKept({ key, value });
    },
    [key, keeping],
  );
  const from = useCallback((call: () => Promise<Result<T>>) => run(call, show), [run, show]);
  const again = useCallback(() => {
    // What is on its way may have been true before.
    stop();
    from(() => latest.current());
  }, [from, stop]);
  useEffect(() => {
    const came = prefetchedAnswer<T>(key);
    const early = takePrefetched<T>(key);
    if (came === null) from(() => early ?? latest.current());
    else {
      clear();
      show(came.value);
    }
    return stop;
  }, [key, from, show, stop, clear]);
  return { state, value: kept?.key === key ? kept.value : null, refusal, again, stop };
}
