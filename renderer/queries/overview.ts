import type { Overview } from "#contract/domain/patron.ts";
import { loadRareCharacters } from "../fonts/rare.ts";
import { pressGuard } from "../input/press-guard.ts";
import { kiosk } from "../kiosk.ts";
import { useStore } from "../state/store.ts";
import { changesSoFar, FRESH_MS } from "./query-client.ts";

/** The overview that came with the sign-in, until a screen has opened with it. */
let fresh: { readonly overview: Overview; readonly since: number; readonly changes: number } | null = null;

useStore.subscribe(({ overview }, before) => {
  if (overview === null) fresh = null;
  else if (before.overview === null) fresh = { overview, since: performance.now(), changes: changesSoFar() };
});

/** A screen with the overview has opened: reads it again, unless it has only just come. */
export function overviewOpened(): void {
  const came = fresh;
  fresh = null;
  const isFresh =
    came !== null &&
    came.overview === useStore.getState().overview &&
    came.changes === changesSoFar() &&
    performance.now() - came.since < FRESH_MS;
  if (!isFresh) void refreshOverview();
}

/** Reads the overview of a patron who has given the password again. After a refusal the old figures stay; an answer for a patron who has left is dropped. */
export async function refreshOverview(): Promise<void> {
  const { cards, overview: known, rehearsing } = useStore.getState();
  if (known === null || rehearsing) return;
  const answer = await kiosk().overview({});
  await loadRareCharacters(answer);
  const { overview, setOverview, cards: cardsNow } = useStore.getState();
  if (!answer.ok || overview === null || cardsNow !== cards) return;
  const now = withTitleOf(overview, answer.value);
  if (JSON.stringify(overview) === JSON.stringify(now)) return;
  pressGuard.contentMoved();
  setOverview(now);
}

/** With the title from the list of loans, where the overview of a system has none. */
function withTitleOf(before: Overview, fresh: Overview): Overview {
  const { loans } = fresh;
  const known = before.loans.nextDue === loans.nextDue ? before.loans.nextTitle : undefined;
  if (loans.nextTitle !== undefined || known === undefined) return fresh;
  return { ...fresh, loans: { ...loans, nextTitle: known } };
}
