import { afterAll, beforeAll, expect, test } from "vitest";
import type { SheetSize } from "../gallery/catalogue/show.tsx";
import { type OpenGallery, openCatalogue, SHEET } from "../gallery/open.ts";

/* The design catalogue (npm run tour -- catalogue) can be shown: every sheet is drawn, and fits on its screen. */

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openCatalogue();
});
afterAll(() => gallery?.close());

test("every sheet of the catalogue is drawn and fits", async () => {
  const sheets = await gallery.at<readonly string[]>("gallery.sheets");
  expect(sheets.length).toBeGreaterThan(5);
  for (const name of sheets) {
    const show = `gallery.showSheet(${JSON.stringify(name)}, "paper")`;
    const { width, height } = await gallery.at<SheetSize>(show);
    expect([width, height <= SHEET.height], `${name}: ${height} px high`).toEqual([SHEET.width, true]);
    expect(await gallery.at<number>('document.querySelectorAll(".cat-columns > *").length')).toBeGreaterThan(
      0,
    );
  }
});
