/** Formats of pictures that a page is given; each is told by its first bytes, not by its name. */
export const COVER_TYPES = ["image/jpeg", "image/png", "image/webp"] as const;
export type CoverType = (typeof COVER_TYPES)[number];

/** The picture of a cover as it came, checked for form and size; the page decodes it. */
export interface CoverPicture {
  readonly type: CoverType;
  readonly bytes: Uint8Array;
}
