import type { HoldId } from "../domain/hold.ts";
import type { Slip } from "../domain/slip.ts";
import type { Refusal } from "../refusals.ts";
import type { ScanNews } from "../scan.ts";
import type { VisitNews } from "../visit.ts";
import type { Hello, OutOfOrder } from "./calls.ts";

/** Everything main tells the page unasked. */
export type News =
  | { readonly type: "visit"; readonly visit: VisitNews }
  /** `takeBack`: characters of the burst that a keyboard terminal already let through to the focused field. */
  | { readonly type: "scan"; readonly scan: ScanNews; readonly takeBack: number }
  /** The backend went away (or is back) while a visit is open. */
  | { readonly type: "backend"; readonly away: boolean }
  /** A waiting cancellation was sent. `refusal`: why the hold was not cancelled, or that it is unknown; null = cancelled. */
  | { readonly type: "cancelled"; readonly hold: HoldId; readonly refusal: Refusal | null }
  /** Outside a visit: the terminal is out of order, or works again (null). */
  | { readonly type: "out-of-order"; readonly outOfOrder: OutOfOrder | null }
  /** The printer began or ceased to answer: what can be printed now. */
  | { readonly type: "slips"; readonly slips: readonly Slip[] }
  /** To the spare page: its likely `hello` answer, for prerendering. Without patron data. */
  | { readonly type: "rehearse"; readonly hello: Hello };
