/* Fetches the next screen's data when the finger comes down, a tenth of a second before it lifts (decision 28). */
import { forgetPhrases } from "../i18n/furigana/marks.ts";
import { type Destination, onPressStart } from "../navigation/destination.ts";
import type { Route } from "../navigation/route.ts";
import { needsPatron } from "../navigation/screens.ts";
import { firstRoute, useStore } from "../state/store.ts";
import { queryOf } from "./queries.ts";
import { answersChanged, dropAnswers, PATRON, prefetch, queryClient } from "./query-client.ts";

/** Least time between two prefetches in milliseconds, for rapid tapping (R55). */
const APART_MS = 250;

let lastDown = Number.NEGATIVE_INFINITY;

/** A finger is down on a control that leads somewhere: fetches that screen's data. */
function prefetchFor(next: Destination): void {
  const now = performance.now();
  if (now - lastDown < APART_MS) return;
  lastDown = now;
  const route = routeOf(next);
  const query = route === null ? null : queryOf(route);
  if (query === null) return;
  // A previous screen shows its last answer, and reads again itself.
  const isKept = query.gcTime !== undefined && queryClient.getQueryData(query.queryKey) !== undefined;
  if (next !== "back" || !isKept) void prefetch(query);
}

/** Null for a screen that needs a patron before sign-in, for which the card is asked first, and where there is no way back. */
function routeOf(next: Destination): Route | null {
  const page = useStore.getState();
  if (next === "back") return page.stack.length === 0 ? null : (page.stack.at(-2) ?? firstRoute(page));
  if ("turn" in next) return next.turn;
  return needsPatron(next.to) && page.overview === null ? null : next.to;
}

onPressStart(prefetchFor);

useStore.subscribe((now, before) => {
  const isGone = before.overview !== null && now.overview === null;
  const isOver = now.hello === null;
  if (isOver) dropAnswers();
  else if (isGone) queryClient.removeQueries({ queryKey: [PATRON] });
  else if (now.cancellationsSent !== before.cancellationsSent) answersChanged();
  if (!isOver && !isGone) return;
  lastDown = Number.NEGATIVE_INFINITY;
  forgetPhrases();
});
