import { hashKey, useMutation as useClientMutation, useQuery as useClientQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Refusal } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import { pressGuard } from "../input/press-guard.ts";
import { useStore } from "../state/store.ts";
import { answersChanged, type Query, queryClient, queryOpened, refusalOf, valueIn } from "./query-client.ts";

/** Milliseconds after which words say that one has to wait (V16). */
export const SLOW_AFTER_MS = 1000;
/** Milliseconds after which 「やめる」 is offered. */
export const LONG_AFTER_MS = 10_000;

/** State of a request. `slow`: longer than 1 s, say so · `long`: longer than 10 s, offer to stop. */
export type RequestState = "idle" | "asking" | "slow" | "long";

/** `slow` and `long` while a request is pending, as passed to the function; `idle` otherwise. */
function useSlowness(): readonly [RequestState, (pending: boolean) => void] {
  const [state, setState] = useState<RequestState>("idle");
  const timers = useRef<readonly number[]>([]);
  const shown = useRef(state);
  shown.current = state;
  const follow = useCallback((pending: boolean) => {
    if (pending === timers.current.length > 0) return;
    for (const timer of timers.current) window.clearTimeout(timer);
    timers.current = pending
      ? [
          window.setTimeout(() => setState("slow"), SLOW_AFTER_MS),
          window.setTimeout(() => setState("long"), LONG_AFTER_MS),
        ]
      : [];
    // Setting the same state may render once more.
    if (!pending && shown.current !== "idle") setState("idle");
  }, []);
  useEffect(() => () => follow(false), [follow]);
  return [state, follow];
}

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
  /** Shows a refusal from a check on the page, or one that `otherwise` was given. */
  refuse(refusal: Refusal): void;
  clear(): void;
}

/** A request that was sent. */
type Sent = Promise<unknown>;

/** Runs a write. When it ends, earlier reads are stale, unless `changesData` is false: printing changes no library data. */
export function useMutation({ changesData = true }: { readonly changesData?: boolean } = {}): Mutation {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { mutate, reset, isPending } = useClientMutation<unknown, Error, Sent>(
    { mutationFn: (sent) => sent, onSettled: () => (changesData ? answersChanged() : undefined) },
    queryClient,
  );
  const [slowness, follow] = useSlowness();
  const running = useRef(false);
  useEffect(() => follow(isPending), [isPending, follow]);
  const run: Mutation["run"] = useCallback(
    (call, then, otherwise = setRefusal) => {
      if (running.current) return;
      running.current = true;
      setRefusal(null);
      const ended = (): void => {
        running.current = false;
        // Nothing that was sent, such as a password, is kept.
        reset();
      };
      // Sent before the page draws that it waits.
      mutate(valueIn(call), {
        onSuccess(value) {
          ended();
          then(value as Parameters<typeof then>[0]);
        },
        onError(error) {
          ended();
          const refused = refusalOf(error);
          if (refused.name === "signed-out") useStore.getState().signedOut();
          else otherwise(refused);
        },
      });
    },
    [mutate, reset],
  );
  const clear = useCallback(() => setRefusal(null), []);
  const state = slowness === "idle" && isPending ? "asking" : slowness;
  return { state, refusal, run, refuse: setRefusal, clear };
}

/** The state and the answer of a screen's query. */
export interface QueryResult<T> {
  /** `idle` also in the first second of a request. */
  readonly state: RequestState;
  /** null until the answer is there; an older value stays while it is read again. */
  readonly value: T | null;
  readonly refusal: Refusal | null;
  /** Reads again. */
  again(): void;
}

/** Runs a query when the screen opens, unless it was prefetched, and again when its key changes. */
export function useQuery<T>(query: Query<T>): QueryResult<T> {
  const result = useClientQuery<T>(query, queryClient);
  const { data, error, refetch } = result;
  const hash = hashKey(query.queryKey);
  const [state, follow] = useSlowness();
  useEffect(() => {
    queryOpened(hash);
    const cache = queryClient.getQueryCache();
    const look = (): void => follow(cache.get(hash)?.state.fetchStatus === "fetching");
    look();
    const stop = cache.subscribe(look);
    return () => {
      stop();
      follow(false);
    };
  }, [hash, follow]);
  const shown = useRef({ hash, data });
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { hash, data };
    const there = before.hash === hash && before.data !== undefined && data !== undefined;
    if (there && before.data !== data) pressGuard.contentMoved();
  }, [hash, data]);
  // While it is read again nothing is refused. Only then is the state followed: an equal answer renders nothing.
  const refused = error === null || result.isFetching ? null : refusalOf(error);
  const again = useCallback(() => void refetch(), [refetch]);
  return { state, value: data ?? null, refusal: refused?.name === "signed-out" ? null : refused, again };
}
