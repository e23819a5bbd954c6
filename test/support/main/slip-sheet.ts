import type { SlipSheet } from "#contract/domain/slip.ts";

/** The slip of the test of a printer. */
export const TEST_SHEET: SlipSheet = {
  content: { kind: "test" },
  language: "ja",
  paper: "receipt",
  widthMm: 80,
  stickerMm: 60,
  info: null,
  kioskName: "kiosk-1",
  ownLibrary: "central",
  cardWord: "loan-ticket",
  shelfMap: [],
  placeNames: [],
  systemAway: false,
  phone: null,
};
