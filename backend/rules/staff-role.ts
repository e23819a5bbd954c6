import { STAFF_ROLES, type StaffRole } from "#contract/domain/staff.ts";

/** Does this role include what asks for at least `least`? */
export function mayAct(role: StaffRole, least: StaffRole): boolean {
  return STAFF_ROLES.indexOf(role) >= STAFF_ROLES.indexOf(least);
}
