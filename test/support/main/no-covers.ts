import type { Covers } from "#main/covers/covers.ts";

/** A kiosk that has no pictures of covers. */
export const NO_COVERS: Pick<Covers, "note" | "cover"> = {
  note: () => undefined,
  cover: async () => null,
};
