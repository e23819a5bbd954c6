/** What staff can give a token to: a kiosk, or a monitor, whose token opens the metrics and nothing else. */
export const KIOSK_KINDS = ["kiosk", "monitor"] as const;
export type KioskKind = (typeof KIOSK_KINDS)[number];

/** A kiosk (or monitor) as staff see it. Instants are ISO 8601 with an offset. */
export interface KioskInfo {
  readonly id: string;
  /** What staff call it, for instance where it stands. */
  readonly name: string;
  readonly kind: KioskKind;
  readonly createdAt: string;
  /** Since when its token is worthless; null = it is good. */
  readonly revokedAt: string | null;
  /** In steps of ten minutes; null = never. */
  readonly lastSeenAt: string | null;
}

/** A new kiosk with its token, which is told this once. */
export interface AddedKiosk {
  readonly kiosk: KioskInfo;
  readonly token: string;
}
