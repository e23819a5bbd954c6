import type { Hold } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { ContactMethod } from "#contract/domain/patron.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand } from "../lost-write.ts";
import { type KohaHold, pickupAnswer } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { contactRefusal } from "./hold-placing.ts";
import type { Koha } from "./koha.ts";
import { holdOf, lookUpOwnHold, viewerOf } from "./own-hold.ts";
import { pickupsOf } from "./pickups.ts";
import { isAbsent, isPickupProblem } from "./problems.ts";
import type { Session } from "./session.ts";
import { sendOnce } from "./write.ts";

export interface HoldChange {
  readonly key: string;
  readonly hold: string;
  readonly pickup: LibraryId;
  readonly contact: ContactMethod;
}

/** Changes the pickup library of a hold. 4 calls. */
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
    viewerOf(koha, session, hold.value, call),
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
      // The alternatives (PATCH and PUT of the hold) answer 200 for a waiting hold and change nothing.
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
      lookUp: (lookUpCall) =>
        lookUpOwnHold(koha, session, id, lookUpCall, (now) => {
          if (now === undefined) return { kind: "unseen" };
          return now.pickup_library_id === pickup ? { kind: "done", value: now } : { kind: "unchanged" };
        }),
    },
    call,
  );
  return changed.ok ? ok(view.value(changed.value)) : changed;
}

/** Cancels a hold in the queue. Koha itself would also cancel one on the hold shelf. 3 calls. */
export async function cancelHold(
  koha: Koha,
  session: Session,
  { key, hold: id }: Pick<HoldChange, "key" | "hold">,
  call: Call,
): Promise<Result<Hold>> {
  const hold = await holdOf(koha, session, id, call);
  if (!hold.ok) return hold;
  if (hold.value.status !== null) return refused(refusal("hold-not-cancellable"));
  const view = await viewerOf(koha, session, hold.value, call);
  if (!view.ok) return view;
  const cancelled = await sendOnce<KohaHold>(
    koha,
    {
      ask: { name: "cancel-hold", method: "DELETE", path: `/holds/${encodeURIComponent(id)}` },
      key,
      // 202 is a request that staff must approve, so the hold is not cancelled.
      understand: ({ status }) => (status === 202 ? undefined : hold.value),
      excuse: (problem, status) => (isAbsent(problem, status) ? refusal("hold-not-found") : null),
      lookUp: (lookUpCall) =>
        lookUpOwnHold(koha, session, id, lookUpCall, (now) =>
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
