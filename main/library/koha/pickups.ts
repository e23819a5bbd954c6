import type { PickupQuestion } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import { type RefusalName, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { pickupPlacesResult } from "../pickup-places.ts";
import { librariesAnswer } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import type { Koha } from "./koha.ts";
import { isAbsent } from "./problems.ts";
import { holdsOf } from "./questions.ts";
import type { Session } from "./session.ts";
import { isTitleId } from "./titles.ts";

/**
 * Libraries where this can be picked up by Koha's rules, without those that only staff can choose (`needs_override`).
 * @param absent the refusal if Koha does not know the title or hold.
 */
export async function pickupsOf(
  { rest }: Koha,
  what: { readonly path: string; readonly query?: Readonly<Record<string, string>> },
  absent: RefusalName,
  call: Call,
): Promise<Result<readonly LibraryId[]>> {
  const answer = await rest.read(
    {
      name: "pickups",
      method: "GET",
      path: `${what.path}/pickup_locations`,
      query: { ...what.query, _per_page: "-1" },
    },
    librariesAnswer,
    call,
    (problem, status) => (isAbsent(problem, status) ? refusal(absent) : null),
  );
  if (!answer.ok) return answer;
  return ok(answer.value.filter((one) => !one.needs_override).map(({ library_id }) => library_id));
}

/** Pickup libraries of a title for this patron. 1 call. */
export function pickupsOfTitle(
  koha: Koha,
  patron: string,
  title: string,
  call: Call,
): Promise<Result<readonly LibraryId[]>> {
  const what = { path: `/biblios/${title}`, query: { patron_id: patron } };
  return pickupsOf(koha, what, "not-holdable", call);
}

/** Pickup libraries of a title or of a patron's hold, as far as the terminal knows them. */
export async function placesOf(
  koha: Koha,
  session: Session,
  what: PickupQuestion,
  call: Call,
): Promise<Result<readonly LibraryId[]>> {
  const places =
    "title" in what
      ? await ofTitle(koha, session, what.title, call)
      : await ofHold(koha, session, what.hold, call);
  if (!places.ok) return places;
  const { about } = koha;
  if (about === null) return pickupPlacesResult(places.value);
  // In the order of the settings.
  return pickupPlacesResult(about.libraries.flatMap(({ id }) => (places.value.includes(id) ? [id] : [])));
}

async function ofTitle(koha: Koha, session: Session, title: string, call: Call) {
  return isTitleId(title)
    ? pickupsOfTitle(koha, session.patron, title, call)
    : refused(refusal("not-holdable"));
}

async function ofHold(koha: Koha, session: Session, id: string, call: Call) {
  const holds = await holdsOf(koha, session.patron, call);
  if (!holds.ok) return holds;
  if (!holds.value.some(({ hold_id }) => hold_id === id)) return refused(refusal("hold-not-found"));
  return pickupsOf(koha, { path: `/holds/${encodeURIComponent(id)}` }, "hold-not-found", call);
}
