import type { Hold } from "#contract/domain/hold.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import type { KohaHold } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { holdView } from "./hold-view.ts";
import type { Koha } from "./koha.ts";
import { bibliosById, holdsOf } from "./questions.ts";
import type { Session } from "./session.ts";
import { lineOf, unknownLine } from "./titles.ts";

/** Finds the hold among the patron's own; other patrons' holds are never touched. */
export async function holdOf(
  koha: Koha,
  session: Session,
  id: string,
  call: Call,
): Promise<Result<KohaHold>> {
  const holds = beforehand(await holdsOf(koha, session.patron, call));
  if (!holds.ok) return holds;
  const hold = holds.value.find(({ hold_id }) => hold_id === id);
  return hold === undefined ? refused(refusal("hold-not-found")) : ok(hold);
}

/** The hold as the page shows it, with its title. */
export async function viewerOf(
  koha: Koha,
  session: Session,
  hold: KohaHold,
  call: Call,
): Promise<Result<(now: KohaHold) => Hold>> {
  const titles = beforehand(await bibliosById(koha, [hold.biblio_id], call));
  if (!titles.ok) return titles;
  const title = titles.value[0];
  const line = title === undefined ? unknownLine(hold.biblio_id) : lineOf(title);
  return ok((now) => holdView(koha, now, line, session.contact));
}

/** Looks up the outcome of a lost write; `see` gets the hold, or undefined if it is gone. */
export async function lookUpOwnHold(
  koha: Koha,
  session: Session,
  id: string,
  call: Call,
  see: (hold: KohaHold | undefined) => Seen<KohaHold>,
): Promise<Seen<KohaHold>> {
  const holds = await holdsOf(koha, session.patron, call);
  return holds.ok ? see(holds.value.find(({ hold_id }) => hold_id === id)) : { kind: "unseen" };
}
