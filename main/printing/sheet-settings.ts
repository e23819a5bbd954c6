import type { SlipSheet } from "#contract/domain/slip.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";

/** What a phone is told, by the settings. */
export function phoneOf({ phone }: Settings): SlipSheet["phone"] {
  return phone.on ? { title: phone.titleUrl, list: phone.listUrl } : null;
}

/** The floors that a patron of this terminal can walk. */
export function ownFloors({ shelfMap, kiosk }: Settings): SlipSheet["shelfMap"] {
  return shelfMap.filter(({ library }) => library === kiosk.library);
}
