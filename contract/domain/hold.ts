import type { LibraryId } from "./library.ts";
import type { ContactMethod } from "./patron.ts";
import type { IsoDate, IsoInstant, LocalText } from "./text.ts";
import type { TitleId, TitleLine } from "./title.ts";

export type HoldId = string;

/** States of a hold (D40): applied (仮予約, shown 予約中) -> approved -> in-transit -> ready -> loaned | cancelled | expired. */
export const HOLD_STATES = [
  "applied",
  "approved",
  "in-transit",
  "ready",
  "loaned",
  "cancelled",
  "expired",
] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** One hold in the patron's list (予約状況確認画面). */
export interface Hold {
  readonly id: HoldId;
  readonly title: TitleLine;
  readonly state: HoldState;
  /** Place in the queue across approved and provisional holds, 1 = next (D37); null once a copy is set aside. */
  readonly position: number | null;
  /** Empty when the backend does not tell it. */
  readonly pickup: LibraryId;
  readonly contact: ContactMethod;
  readonly placedAt: IsoInstant;
  /** D50, D51: pickup and contact can be changed here. False = the control is absent. */
  readonly changeable: boolean;
  /** D52: can be cancelled here. False = the button is absent. */
  readonly cancellable: boolean;
  /** Suspended: it keeps its place in the queue but is passed over until that day; null = until it is resumed. */
  readonly suspended?: { readonly until: IsoDate | null };
  /** It can be suspended and resumed here. Absent = no control is shown. */
  readonly suspendable?: true;
  /** Only when ready: where and until when it can be collected. */
  readonly ready: { readonly place: LocalText; readonly shelf: string; readonly until: IsoDate } | null;
  /** True when no copy belongs to the pickup library: the courier (twice a week) brings it (D39). */
  readonly needsCourier: boolean;
}

export interface HoldList {
  readonly holds: readonly Hold[];
  /** Holds that count towards the limit (D34). */
  readonly active: number;
  readonly max: number;
}

/** For the pickup libraries of a title that is not held yet, or of a hold. */
export type PickupQuestion = { readonly title: TitleId } | { readonly hold: HoldId };

/** Answer to a placed hold. */
export interface PlacedHold {
  readonly hold: Hold;
  /** Number of further holds that the patron can place. */
  readonly remaining: number;
}
