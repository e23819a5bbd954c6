import type { Overview } from "#contract/domain/patron.ts";
import { loadRareCharacters } from "../fonts/rare.ts";
import { pressGuard } from "../input/press-guard.ts";
import { kiosk } from "../kiosk.ts";
import { useStore } from "../state/store.ts";

/** Reads the overview of a patron who has given the password again. After a refusal the old figures stay; an answer for a patron who has left is dropped. */
export async function refreshOverview(): Promise<void> {
  const { cards, overview: known } = useStore.getState();
  if (known === null) return;
  const answer = await kiosk().overview({});
  await loadRareCharacters(answer);
  const { overview, setOverview, cards: now } = useStore.getState();
  if (!answer.ok || overview === null || now !== cards) return;
  const fresh = withTitleOf(overview, answer.value);
  if (JSON.stringify(overview) !== JSON.stringify(fresh)) pressGuard.contentMoved();
  setOverview(fresh);
}

/** With the title that the list of loans has told, where the overview of a system tells none. */
function withTitleOf(before: Overview, fresh: Overview): Overview {
  const { loans } = fresh;
  const known = before.loans.nextDue === loans.nextDue ? before.loans.nextTitle : undefined;
  if (loans.nextTitle !== undefined || known === undefined) return fresh;
  return { ...fresh, loans: { ...loans, nextTitle: known } };
}
