import {
  hashKey,
  notifyManager,
  QueryCache,
  QueryClient,
  type QueryFunction,
  type QueryKey,
} from "@tanstack/react-query";
import type { Refusal } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import { loadRareCharacters } from "../fonts/rare.ts";
import { useStore } from "../state/store.ts";

/** Milliseconds for which a prefetched answer opens a screen without another request: things change. */
export const FRESH_MS = 1000;
/** The prefetched query: hash of its key, and when it was sent (`performance.now()`). Only the last press prefetches. */
let prefetched: { readonly hash: string; readonly since: number } | null = null;
/** The `staleTime` of an answer that is read again in any case. */
const STALE = Number.NEGATIVE_INFINITY;
/** Begins the key of every query whose answer belongs to a patron. */
export const PATRON = "patron";
/** Begins the keys of the patron's lists, which a write changes. */
export const LISTS = [PATRON, "list"] as const;

/** A read of main's data. */
export interface Query<T> {
  /** Verb and arguments: two queries with the same key have the same answer. */
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<T>;
  /** Milliseconds for which the answer is kept after its screen was left, if it is shown again on the way back. */
  readonly gcTime?: number;
}

/** A refusal as the error of a query or mutation. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.name);
    this.refusal = refusal;
  }
}

/** The value of an answer, when its characters can be shown; throws `Refused` for a refusal. */
export async function valueIn<T>(call: () => Promise<Result<T>>): Promise<T> {
  const answer = await call();
  const fonts = loadRareCharacters(answer);
  if (fonts !== null) await fonts;
  if (answer.ok) return answer.value;
  throw new Refused(answer.refusal);
}

/** The refusal in an error. A rejected call is a bug; the patron still gets a message and a code. */
export function refusalOf(error: Error): Refusal {
  return error instanceof Refused ? error.refusal : { name: "unexpected" };
}

/**
 * The answers of this visit: it ends with the page. Main repeats requests and notices a lost network, so nothing here
 * does. It is never mounted by a provider, so it listens neither to the focus of the window nor to the network.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError(error, query) {
      if (query.isActive() && refusalOf(error).name === "signed-out") useStore.getState().signedOut();
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: "always",
      retry: false,
      // A screen reads when it opens. An age of 0 would depend on the wall clock, which can be set back.
      staleTime: ({ queryHash }) => (isPrefetched(queryHash) ? Number.POSITIVE_INFINITY : STALE),
      gcTime: 2 * FRESH_MS,
    },
    // While a mutation without an observer is pending, its timer repeats: 0 would keep the processor busy.
    mutations: { networkMode: "always", retry: false, gcTime: 1000 },
  },
});

// An answer is shown with the next frame, not after a timer.
notifyManager.setScheduler(queueMicrotask);

function isPrefetched(hash: string): boolean {
  return prefetched?.hash === hash && performance.now() - prefetched.since < FRESH_MS;
}

/** Sends a query before its screen opens, unless the same one is fresh. Resolves to whether there is an answer. */
export async function prefetch(query: Query<unknown>): Promise<boolean> {
  const hash = hashKey(query.queryKey);
  const again = !isPrefetched(hash);
  if (again) prefetched = { hash, since: performance.now() };
  try {
    await queryClient.fetchQuery(again ? { ...query, staleTime: STALE } : query);
    return true;
  } catch {
    // The screen asks again and shows the refusal.
    queryOpened(hash);
    return false;
  }
}

/** A screen that reads this query has opened: what was prefetched serves no other. */
export function queryOpened(hash: string): void {
  if (prefetched?.hash === hash) prefetched = null;
}

/** Drops all answers. */
export function dropAnswers(): void {
  prefetched = null;
  queryClient.clear();
}

let changes = 0;

/** How often something was changed in this visit. */
export function changesSoFar(): number {
  return changes;
}

/**
 * Something was changed: what was asked before is stale, also what is on its way. The patron's lists that are shown are
 * read again if `reread`; their screens may not want it.
 */
export function answersChanged(reread = true): void {
  changes += 1;
  prefetched = null;
  queryClient.removeQueries({ queryKey: [PATRON], type: "inactive" });
  void queryClient.cancelQueries({ type: "inactive" });
  if (!reread) return;
  // A request without an answer yet would be waited for, not sent again.
  void queryClient.cancelQueries({ queryKey: LISTS });
  void queryClient.invalidateQueries({ queryKey: LISTS });
}
