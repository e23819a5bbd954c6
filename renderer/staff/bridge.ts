import type { StaffBridge } from "#contract/staff/calls.ts";

declare global {
  interface Window {
    /** Set by the preload of the staff area's page only. */
    readonly staff: StaffBridge;
  }
}

/** The staff page's only interface to main. Read at each call, so that tests can replace it. */
export function staff(): StaffBridge {
  return window.staff;
}
