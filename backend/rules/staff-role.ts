import { STAFF_ROLES, type StaffRole } from "#contract/domain/staff.ts";

/** Whether a role includes the role `least`. */
export function mayAct(role: StaffRole, least: StaffRole): boolean {
  return STAFF_ROLES.indexOf(role) >= STAFF_ROLES.indexOf(least);
}
