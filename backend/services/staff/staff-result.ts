import { type Refusal, type RefusalName, refusal } from "#contract/refusals.ts";
import {
  type StaffRefusal,
  type StaffRefusalDetails,
  type StaffRefusalName,
  staffRefusal,
} from "#contract/rest/staff-refusals.ts";
import type { Ok } from "#contract/result.ts";

/** A result for staff, with a staff or a general refusal. */
export type StaffResult<T> = Ok<T> | StaffRefused;

export interface StaffRefused {
  readonly ok: false;
  readonly refusal: StaffRefusal | Refusal;
}

/** A refusal that only staff can get. */
export function refuse(name: StaffRefusalName, details?: StaffRefusalDetails): StaffRefused {
  return { ok: false, refusal: staffRefusal(name, details) };
}

/** A refusal that patrons can get too. */
export function refuseAsPatrons(name: RefusalName): StaffRefused {
  return { ok: false, refusal: refusal(name) };
}
