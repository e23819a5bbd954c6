import { expect, test } from "vitest";
import { SLIPS } from "#contract/domain/slip.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { printerOf } from "#main/printing/sheet-settings.ts";

test("stickers are offered only where the library has set their width", () => {
  const slipsOf = (printer: object) =>
    printerOf(SETTINGS.parse({ backend: { url: "https://library.example" }, printer })).slips;
  expect(slipsOf({})).toEqual(SLIPS.filter((slip) => slip !== "stickers"));
  expect(slipsOf({ stickerMm: 50 })).toEqual(SLIPS);
  expect(slipsOf({ stickerMm: 50, slips: ["loans"] })).toEqual(["loans"]);
});
