/** Devices that get a token: a kiosk, or a monitor, whose token only reads the metrics. */
export const KIOSK_KINDS = ["kiosk", "monitor"] as const;
export type KioskKind = (typeof KIOSK_KINDS)[number];

/** A kiosk (or monitor) as staff see it. Instants are ISO 8601 with an offset. */
export interface KioskInfo {
  readonly id: string;
  /** Chosen by staff, for instance its location. */
  readonly name: string;
  readonly kind: KioskKind;
  readonly createdAt: string;
  /** When its token was revoked; null = the token is valid. */
  readonly revokedAt: string | null;
  /** To within ten minutes; null = never. */
  readonly lastSeenAt: string | null;
}

/** A new kiosk with its token, which is only shown this once. */
export interface AddedKiosk {
  readonly kiosk: KioskInfo;
  readonly token: string;
}
