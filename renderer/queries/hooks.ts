import { useCallback, useEffect, useRef, useState } from "react";
import type { Refusal } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import { pressGuard } from "../input/press-guard.ts";
import { prefetchedAnswer, takePrefetched, writeEnded } from "../prerender/prefetch.ts";
import { useStore } from "../state/store.ts";
import type { Query } from "./queries.ts";
import { cacheAnswer, cachedAnswer } from "./query-cache.ts";

/** Milliseconds after which words say that one has to wait (V16). */
export const SLOW_AFTER_MS = 1000;
/** Milliseconds after which 「やめる」 is offered. */
export const LONG_AFTER_MS = 10_000;

/** State of a request. `slow`: longer than 1 s, say so · `long`: longer than 10 s, offer to stop. */
export type RequestState = "idle" | "asking" | "slow" | "long";

/** A write; one at a time. */
export interface Mutation {
  readonly state: RequestState;
  /** The last refusal, until the next request or `clear`. */
  readonly refusal: Refusal | null;
  /**
   * Sends the request, unless one is pending. `then` gets the value of an answer that arrives while the screen is
   * still there. `signed-out` is handled here; any other refusal is kept, or given to `otherwise`.
   */
  run<T>(
    call: () => Promise<Result<T>>,
    then: (value: T) => void,
    otherwise?: (refusal: Refusal) => void,
  ): void;
  /** Stops waiting: the answer will be ignored. */
  stop(): void;
  /** Shows a refusal from a check on the page, or one that `otherwise` was given. */
  refuse(refusal: Refusal): void;
  clear(): void;
}

/** A rejected call is a bug; the patron still gets a message and a code. */
const FAULT: Result<never> = { ok: false, refusal: { name: "unexpected" } };

/** Runs a write; when it ends, earlier reads are stale. */
export function useMutation(): Mutation {
  return useRequest(true);
}

function useRequest(isWrite: boolean): Mutation {
  const [state, setState] = useState<RequestState>("idle");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const running = useRef<symbol | null>(null);
  const timers = useRef<readonly number[]>([]);

  const settle = useCallback(() => {
    running.current = null;
    for (const timer of timers.current) window.clearTimeout(timer);
    timers.current = [];
  }, []);
  useEffect(() => settle, [settle]);

  const run: Mutation["run"] = useCallback(
    (call, then, otherwise) => {
      if (running.current !== null) return;
      const mine = Symbol("request");
      running.current = mine;
      // A read looks the same in its first second as before it; a state of its own would render the screen once more.
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

/** What a screen reads when it opens, and how that stands. */
export interface QueryResult<T> {
  /** `idle` also in the first second of a request. */
  readonly state: RequestState;
  /** null until the answer is there; an older value stays while it is read again. */
  readonly value: T | null;
  readonly refusal: Refusal | null;
  /** Reads again. */
  again(): void;
  /** Stops waiting. */
  stop(): void;
}

/** Where answers are kept after their screen is left. */
interface AnswerCache {
  last(key: string): unknown;
  keep(key: string, value: unknown): void;
}

const NO_CACHE: AnswerCache = { last: () => undefined, keep: () => undefined };
const CATALOGUE_CACHE: AnswerCache = { last: cachedAnswer, keep: cacheAnswer };

/** Runs a query when the screen opens, and again when its key changes. */
export function useQuery<T>(query: Query<T>): QueryResult<T> {
  return useCachedQuery<T>(NO_CACHE, query);
}

/** The same for the catalogue, with a cache: the last answer is shown at once while it is read again. */
export function useCatalogueQuery<T>(query: Query<T>): QueryResult<T> {
  return useCachedQuery<T>(CATALOGUE_CACHE, query);
}

interface Shown<T> {
  readonly key: string;
  readonly value: T;
}

/** What is known of an answer before the request is sent. */
function known<T>(cache: AnswerCache, key: string): Shown<T> | null {
  const early = prefetchedAnswer<T>(key);
  if (early !== null) return early;
  const last = cache.last(key) as T | undefined;
  return last === undefined ? null : { key, value: last };
}

function useCachedQuery<T>(cache: AnswerCache, { key, fetch }: Query<T>): QueryResult<T> {
  const [kept, setKept] = useState(() => known<T>(cache, key));
  // Another query on the same screen, for instance the next page of a list.
  if (kept?.key !== key) {
    const there = known<T>(cache, key);
    if (there !== null) setKept(there);
  }
  const { state, refusal, run, stop, clear } = useRequest(false);
  const latest = useRef(fetch);
  latest.current = fetch;
  const shown = useRef(kept);
  shown.current = kept;
  const show = useCallback(
    (value: T) => {
      cache.keep(key, value);
      const before = shown.current?.key === key ? shown.current : null;
      // An equal answer renders nothing.
      if (before !== null && JSON.stringify(before.value) === JSON.stringify(value)) return;
      if (before !== null) pressGuard.contentMoved();
      setKept({ key, value });
    },
    [key, cache],
  );
  const from = useCallback((call: () => Promise<Result<T>>) => run(call, show), [run, show]);
  const again = useCallback(() => {
    // A pending answer may be older than the change.
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
