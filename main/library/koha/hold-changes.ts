import type { Hold } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { ContactMethod } from "#contract/domain/patron.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import { type KohaHold, pickupAnswer } from "./answers.schema.ts";
import { contactRefusal } from "./hold-placing.ts";
import { holdView } from "./hold-view.ts";
import type { Koha } from "./koha.ts";
import { pickupsOf } from "./pickups.ts";
import { isAbsent, isPickupProblem } from "./problems.ts";
import { bibliosById, holdsOf } from "./questions.ts";
import type { Call } from "./rest.ts";
import type { Session } from "./session.ts";
import { lineOf, unknownLine } from "./titles.ts";
import { sendOnce } from "./write.ts";

/** The patron's hold that the page names; nobody else's is touched. */
async function holdOf(koha: Koha, session: Session, id: string, call: Call): Promise<Result<KohaHold>> {
  const holds = beforehand(await holdsOf(koha, session.patron, call));
  if (!holds.ok) return holds;
  const hold = holds.value.find(({ hold_id }) => hold_id === id);
  return hold === undefined ? refused(refusal("hold-not-found")) : ok(hold);
}

/** The hold as the page shows it, with its title. */
async function viewer(
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

async function look(
  koha: Koha,
  session: Session,
  id: string,
  call: Call,
  see: (hold: KohaHold | undefined) => Seen<KohaHold>,
): Promise<Seen<KohaHold>> {
  const holds = await holdsOf(koha, session.patron, call);
  return holds.ok ? see(holds.value.find(({ hold_id }) => hold_id === id)) : { kind: "unseen" };
}

export interface HoldChange {
  readonly key: string;
  readonly hold: string;
  readonly pickup: LibraryId;
  readonly contact: ContactMethod;
}

/** Changes where a hold is picked up. 4 calls. */
export async function changeHold(
  koha: Koha,
  session: Session,
  { key, hold: id, pickup, contact }: HoldChange,
  call: Call,
): Promise<Result<Hold>> {
  const hold = await holdOf(koha, session, id, call);
  if (!hold.ok) return hold;
  if (hold.value.status !== null) return refused(refusal("hold-not-changeable"));
  const no = contactRefusal(contact, session);
  if (no !== null) return refused(no);
  const path = `/holds/${encodeURIComponent(id)}`;
  const [view, pickups] = await Promise.all([
    viewer(koha, session, hold.value, call),
    pickupsOf(koha, { path }, "hold-not-found", call),
  ]);
  if (!view.ok) return view;
  const places = beforehand(pickups);
  if (!places.ok) return places;
  if (hold.value.pickup_library_id === pickup) return ok(view.value(hold.value));
  if (!places.value.includes(pickup)) return refused(refusal("unknown-library"));
  const moved = { ...hold.value, pickup_library_id: pickup };
  const changed = await sendOnce<KohaHold>(
    koha,
    {
      // The other two ways (PATCH and PUT of the hold) answer 200 for a waiting hold and change nothing.
      ask: {
        name: "change-pickup",
        method: "PUT",
        path: `${path}/pickup_location`,
        body: { pickup_library_id: pickup },
      },
      key,
      understand: ({ body }) =>
        pickupAnswer.safeParse(body).data?.pickup_library_id === pickup ? moved : undefined,
      excuse: (problem, status) => {
        if (status === 409 && problem.code === "hold_waiting") return refusal("hold-not-changeable");
        if (isAbsent(problem, status)) return refusal("hold-not-found");
        return status === 400 && isPickupProblem(problem.text) ? refusal("unknown-library") : null;
      },
      look: (looking) =>
        look(koha, session, id, looking, (now) => {
          if (now === undefined) return { kind: "unseen" };
          return now.pickup_library_id === pickup ? { kind: "done", value: now } : { kind: "unchanged" };
        }),
    },
    call,
  );
  return changed.ok ? ok(view.value(changed.value)) : changed;
}

/** Cancels a hold that waits in the queue; Koha itself would cancel one on the hold shelf too. 3 calls. */
export async function cancelHold(
  koha: Koha,
  session: Session,
  { key, hold: id }: Pick<HoldChange, "key" | "hold">,
  call: Call,
): Promise<Result<Hold>> {
  const hold = await holdOf(koha, session, id, call);
  if (!hold.ok) return hold;
  if (hold.value.status !== null) return refused(refusal("hold-not-cancellable"));
  const view = await viewer(koha, session, hold.value, call);
  if (!view.ok) return view;
  const cancelled = await sendOnce<KohaHold>(
    koha,
    {
      ask: { name: "cancel-hold", method: "DELETE", path: `/holds/${encodeURIComponent(id)}` },
      key,
      // 202 means that staff decide; it is not asked for and is no cancellation.
      understand: ({ status }) => (status === 202 ? undefined : hold.value),
      excuse: (problem, status) => (isAbsent(problem, status) ? refusal("hold-not-found") : null),
      look: (looking) =>
        look(koha, session, id, looking, (now) =>
          now === undefined ? { kind: "done", value: hold.value } : { kind: "unchanged" },
        ),
    },
    call,
  );
  if (!cancelled.ok) return cancelled;
  return ok({
    ...view.value(cancelled.value),
    state: "cancelled",
    position: null,
    changeable: false,
    cancellable: false,
    ready: null,
  });
}
