import type { DayHours, Library, LibraryInfo } from "#contract/domain/library.ts";

/** Holds at once where neither the settings nor the system name a number: it has limits of its own, and says so. */
export const USUAL_MAX_HOLDS = 50;
/** The system tells no hours; a terminal that is running stands in a library that is open. */
const ALWAYS: readonly DayHours[] = Array.from({ length: 7 }, () => ({ open: "0:00", close: "24:00" }));

/** A library of which a system tells a name and a phone number at most, in one language. */
export function plainLibrary(id: string, name: string, phone = ""): Library {
  const text = { ja: name, en: name };
  return {
    id,
    name: text,
    shortName: text,
    phone,
    hours: ALWAYS,
    closedDays: [],
    pickupPlace: { ja: "", en: "" },
  };
}

/** What a system says of itself, with neutral values for what it does not: 0 means "not known". */
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
