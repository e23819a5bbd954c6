import type { SlipSheet } from "#contract/domain/slip.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";

/** The QR code settings. */
export function phoneOf({ phone }: Settings): SlipSheet["phone"] {
  return phone.on ? { title: phone.titleUrl, list: phone.listUrl } : null;
}

/** The floor plans of the terminal's library. */
export function ownFloors({ shelfMap, kiosk }: Settings): SlipSheet["shelfMap"] {
  return shelfMap.filter(({ library }) => library === kiosk.library);
}
