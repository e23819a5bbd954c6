/** Image formats that a page gets, detected by their first bytes, not by a file name. */
export const COVER_TYPES = ["image/jpeg", "image/png", "image/webp"] as const;
export type CoverType = (typeof COVER_TYPES)[number];

/** A cover image, unmodified, with checked format and size; the page decodes it. */
export interface CoverPicture {
  readonly type: CoverType;
  readonly bytes: Uint8Array;
}
