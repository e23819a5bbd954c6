import { REFUSALS, type Refusal } from "#contract/refusals.ts";
import type { RefusalBody } from "#contract/rest/bodies.ts";
import { STAFF_REFUSALS, type StaffRefusal, type StaffRefusalBody } from "#contract/rest/staff-refusals.ts";

/** An answer ready to be sent: HTTP status and JSON. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The body of a refusal, with the code of the catalogue. */
export function refusalBody(no: Refusal): RefusalBody {
  return { refusal: no, code: REFUSALS[no.name].code };
}

/** Status of `settings-broken` for a kiosk's token, so that it is recognised when debugging the connection. */
export const WRONG_TOKEN_STATUS = 401;

/** A refusal as an answer. */
export function refusalAnswer(no: Refusal): Answer {
  return { status: REFUSALS[no.name].status, body: JSON.stringify(refusalBody(no)) };
}

/** A refusal to staff as an answer; one that patrons can also get has the code of their catalogue. */
export function staffRefusalAnswer(no: StaffRefusal | Refusal): Answer {
  const { code, status } = isStaffRefusal(no) ? STAFF_REFUSALS[no.name] : REFUSALS[no.name];
  const body: StaffRefusalBody = { refusal: no, code };
  return { status, body: JSON.stringify(body) };
}

function isStaffRefusal(no: StaffRefusal | Refusal): no is StaffRefusal {
  return Object.hasOwn(STAFF_REFUSALS, no.name);
}
