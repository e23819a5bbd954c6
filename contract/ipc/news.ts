import type { HoldId } from "../domain/hold.ts";
import type { Slip } from "../domain/slip.ts";
import type { BesideService, LibraryPart } from "../library/port.ts";
import type { Refusal } from "../refusals.ts";
import type { ScanNews } from "../scan.ts";
import type { VisitNews } from "../visit.ts";
import type { Hello, OutOfOrder } from "./calls.ts";

/** Events from main to the page. */
export type News =
  | { readonly type: "visit"; readonly visit: VisitNews }
  /**
   * `takeBack`: number of scanned characters that already reached the focused field and must be removed. `visit`: the visit that
   * this scan has begun.
   */
  | {
      readonly type: "scan";
      readonly scan: ScanNews;
      readonly takeBack: number;
      readonly visit?: VisitNews | undefined;
    }
  /** Outside a visit: the first character of a code was read. What it will be is not known yet. */
  | { readonly type: "code-begins" }
  /** The backend became unavailable or available while a visit is open. */
  | { readonly type: "backend"; readonly away: boolean }
  /** A part of the library became unavailable, or available again (null); the terminal works with the other. */
  | { readonly type: "part-away"; readonly part: LibraryPart | null }
  /** What the connection beside the library system cannot do from now on. */
  | { readonly type: "beside-away"; readonly services: readonly BesideService[] }
  /** A pending cancellation was sent. `refusal`: why the hold was not cancelled, or that it is unknown; null = cancelled. */
  | { readonly type: "cancelled"; readonly hold: HoldId; readonly refusal: Refusal | null }
  /** Outside a visit: the terminal is out of order, or works again (null). */
  | { readonly type: "out-of-order"; readonly outOfOrder: OutOfOrder | null }
  /** The slips that can be printed now, after the printer became available or unavailable. */
  | { readonly type: "slips"; readonly slips: readonly Slip[] }
  /** To the spare page: its likely `hello` answer, for prerendering. Without patron data. */
  | { readonly type: "rehearse"; readonly hello: Hello };
