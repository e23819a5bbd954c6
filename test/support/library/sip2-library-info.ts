import type { LibraryInfo } from "#contract/domain/library.ts";

/** Two libraries by the server's own codes. */
export const ABOUT: LibraryInfo = {
  name: { ja: "見本図書館", en: "Sample Library" },
  phone: "000-000-0000",
  libraries: ["MAIN", "WEST"].map((id) => ({
    id,
    name: { ja: id, en: id },
    shortName: { ja: id, en: id },
    phone: "000-000-0000",
    hours: Array.from({ length: 7 }, () => ({ open: "0:00", close: "24:00" })),
    closedDays: [],
    pickupPlace: { ja: `${id}の棚`, en: `${id} shelf` },
  })),
  courierWeekdays: [],
  mail: { holdSender: "", confirmSender: "", domain: "" },
  rules: { maxHolds: 5, holdShelfOpenDays: 7, maxRenewals: 0, maxFailedSignIns: 0, lockMinutes: 0 },
};
