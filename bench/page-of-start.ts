import type { Kiosk } from "#test/support/kiosk/kiosk.ts";

/** Far longer than it takes. */
const LIMIT_MS = 60_000;

/** Waits until an idle kiosk has replaced the page of its start by one that has rendered its screens once (main/visit/rehearsal.ts). */
export async function pageOfStartRenewed(kiosk: Kiosk): Promise<void> {
  await kiosk.waitForEvent("visit-reset", LIMIT_MS);
}
