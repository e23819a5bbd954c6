import type { Library, LibraryInfo } from "#contract/domain/library.ts";

/** Maximum number of holds if neither the settings nor the system give one: the system refuses beyond its own limit. */
export const USUAL_MAX_HOLDS = 50;

/** A library of which only the name and perhaps the phone number are known, in one language. */
export function plainLibrary(id: string, name: string, phone = ""): Library {
  const text = { ja: name, en: name };
  return {
    id,
    name: text,
    shortName: text,
    phone,
    hours: [],
    closedDays: [],
    pickupPlace: { ja: "", en: "" },
  };
}

/** Library information with neutral values for what the system does not tell; 0 means "not known". */
export function plainInfo(name: string, phone: string, libraries: readonly Library[]): LibraryInfo {
  return {
    name: { ja: name, en: name },
    phone,
    libraries,
    courierWeekdays: [],
    mail: { holdSender: "", confirmSender: "", domain: "" },
    rules: {
      maxHolds: USUAL_MAX_HOLDS,
      holdShelfOpenDays: 0,
      maxRenewals: 0,
      maxFailedSignIns: 0,
      lockMinutes: 0,
    },
  };
}
