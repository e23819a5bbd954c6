import type { SlipSheet } from "#contract/domain/slip.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { PrinterSettings } from "./print-service.ts";

/** The QR code settings. */
export function phoneOf({ phone }: Settings): SlipSheet["phone"] {
  return phone.on ? { title: phone.titleUrl, list: phone.listUrl } : null;
}

/** The floor plans of the terminal's library. */
export function ownFloors({ shelfMap, kiosk }: Settings): SlipSheet["shelfMap"] {
  return shelfMap.filter(({ library }) => library === kiosk.library);
}

/** The printer and what it prints: stickers only where the library has set their width. */
export function printerOf({
  printer: { name, slips, stickerMm },
}: Pick<Settings, "printer">): PrinterSettings {
  return { name, slips: stickerMm > 0 ? slips : slips.filter((slip) => slip !== "stickers") };
}
