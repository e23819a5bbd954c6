import type { StaffBridge } from "#contract/staff/calls.ts";

declare global {
  interface Window {
    /** Put there by the preload of the staff area's page, and of no other. */
    readonly staff: StaffBridge;
  }
}

/** The only door out of the staff page. Read at each call, so that a test can put its own there. */
export function staff(): StaffBridge {
  return window.staff;
}
