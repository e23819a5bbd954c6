import type { StaffVerb } from "./calls.ts";

/** The verbs of the staff area's page. A type test proves that the list is complete. */
export const STAFF_VERBS = [
  "hello",
  "beat",
  "enter",
  "leave",
  "status",
  "settings",
  "change",
  "undo",
  "secret",
  "enrol",
  "exchange",
  "exportFile",
  "importFile",
  "tryAddress",
  "tryCatalogue",
  "tryServices",
  "tryConnection",
  "useConnection",
  "testBackend",
  "testLending",
  "printers",
  "testPrinter",
  "records",
  "writeChecked",
  "restart",
  "leaveKiosk",
] as const satisfies readonly StaffVerb[];

/** Verbs allowed before sign-in. */
export const DOOR_VERBS: readonly StaffVerb[] = ["hello", "beat", "enter", "leave"];

/** Channel of the staff area's calls; no patron's page has it, and main accepts it only from the staff area's page. */
export const STAFF_CHANNEL = "kiosk:staff";
/** Channel of its events. */
export const STAFF_NEWS_CHANNEL = "kiosk:staff-news";

/** One call as it is sent. */
export interface StaffEnvelope {
  readonly verb: StaffVerb;
  readonly args: unknown;
}
