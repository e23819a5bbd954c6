import type { Hold } from "#contract/domain/hold.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { type KohaHold, suspensionAnswer } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { today } from "./dates.ts";
import { suspensionOf } from "./hold-view.ts";
import type { Koha } from "./koha.ts";
import { holdOf, lookUpOwnHold, viewerOf } from "./own-hold.ts";
import { isAbsent, isFoundProblem } from "./problems.ts";
import type { Session } from "./session.ts";
import { sendOnce } from "./write.ts";

/** The suspension that the patron asked for. */
export interface SuspensionRequest {
  readonly key: string;
  readonly hold: string;
  /** The date on which the hold is active again; null = until it is resumed. */
  readonly until: IsoDate | null;
}

function isSuspendedUntil(hold: KohaHold, until: IsoDate | null): boolean {
  const suspension = suspensionOf(hold);
  return suspension !== null && suspension.until === until;
}

/**
 * Suspends a hold, or changes the date; the hold keeps its place in the queue. Koha would also accept a past date and resume the
 * hold the next night. 3 calls.
 */
export async function suspendHold(
  koha: Koha,
  session: Session,
  { key, hold: id, until }: SuspensionRequest,
  call: Call,
): Promise<Result<Hold>> {
  if (until !== null && until <= today()) return refused(refusal("bad-request"));
  const hold = await holdOf(koha, session, id, call);
  if (!hold.ok) return hold;
  if (hold.value.status !== null) return refused(refusal("hold-not-suspendable"));
  const view = await viewerOf(koha, session, hold.value, call);
  if (!view.ok) return view;
  if (isSuspendedUntil(hold.value, until)) return ok(view.value(hold.value));
  const suspended: KohaHold = { ...hold.value, suspended: true };
  const result = await sendOnce<KohaHold>(
    koha,
    {
      ask: {
        name: "suspend-hold",
        method: "POST",
        path: `/holds/${encodeURIComponent(id)}/suspension`,
        body: until === null ? {} : { end_date: until },
      },
      key,
      // The date in the answer is used, also if the patron asked for another one: the list shows it.
      understand: ({ body }) => {
        const answer = suspensionAnswer.safeParse(body).data;
        return answer === undefined ? undefined : { ...suspended, suspended_until: answer.end_date };
      },
      excuse: (problem, status) => {
        if (isAbsent(problem, status)) return refusal("hold-not-found");
        return status === 400 && isFoundProblem(problem.text) ? refusal("hold-not-suspendable") : null;
      },
      lookUp: (lookUpCall) =>
        lookUpOwnHold(koha, session, id, lookUpCall, (now) => {
          if (now === undefined) return { kind: "unseen" };
          return isSuspendedUntil(now, until) ? { kind: "done", value: now } : { kind: "unchanged" };
        }),
    },
    call,
  );
  return result.ok ? ok(view.value(result.value)) : result;
}

/** Resumes a hold. 3 calls; 2 when it is not suspended. */
export async function resumeHold(
  koha: Koha,
  session: Session,
  { key, hold: id }: Pick<SuspensionRequest, "key" | "hold">,
  call: Call,
): Promise<Result<Hold>> {
  const hold = await holdOf(koha, session, id, call);
  if (!hold.ok) return hold;
  const view = await viewerOf(koha, session, hold.value, call);
  if (!view.ok) return view;
  if (suspensionOf(hold.value) === null) return ok(view.value(hold.value));
  const active: KohaHold = { ...hold.value, suspended: false, suspended_until: null };
  const resumed = await sendOnce<KohaHold>(
    koha,
    {
      ask: { name: "resume-hold", method: "DELETE", path: `/holds/${encodeURIComponent(id)}/suspension` },
      key,
      understand: () => active,
      excuse: (problem, status) => (isAbsent(problem, status) ? refusal("hold-not-found") : null),
      lookUp: (lookUpCall) =>
        lookUpOwnHold(koha, session, id, lookUpCall, (now) => {
          if (now === undefined) return { kind: "unseen" };
          return suspensionOf(now) === null ? { kind: "done", value: now } : { kind: "unchanged" };
        }),
    },
    call,
  );
  return resumed.ok ? ok(view.value(resumed.value)) : resumed;
}
