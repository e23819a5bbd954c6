import type { Display } from "../kiosk/display.ts";
import type { Kiosk, LogLine } from "../kiosk/kiosk.ts";
import type { Look } from "../kiosk/page-debugger.ts";

/**
 * A kiosk that attacks are tried on: the development build with a debugger at its page, or the shipped one in a machine
 * of its own (test/dist). One table of attacks serves both.
 */
export interface Attacked {
  readonly display: Pick<Display, "run" | "argv" | "environment" | "node">;
  readonly look: Pick<Look, "at" | "contents">;
  /** Folder of its profile, as this process sees it. */
  readonly userData: string;
  log(): readonly LogLine[];
  /** Processes of its pages, as this process counts them. */
  renderers(): readonly number[];
  words: Kiosk["words"];
  key: Kiosk["key"];
  tapAt: Kiosk["tapAt"];
  waitForEvent: Kiosk["waitForEvent"];
}
