import type { LibraryInfo } from "#contract/domain/library.ts";

/** What a library writes into its settings beside Koha. */
export const ABOUT: LibraryInfo = {
  name: { ja: "見本図書館", en: "Placeholder Library" },
  phone: "000-000-0000",
  libraries: [
    {
      id: "CPL",
      name: { ja: "中央図書館", en: "Central Library" },
      shortName: { ja: "中央", en: "Central" },
      phone: "000-000-0000",
      hours: [null, null, ...Array.from({ length: 5 }, () => ({ open: "9:00", close: "19:00" }))],
      closedDays: [],
      pickupPlace: { ja: "2番カウンター", en: "Desk 2" },
    },
    {
      id: "OLD",
      name: { ja: "旧館", en: "Old Library" },
      shortName: { ja: "旧", en: "Old" },
      phone: "",
      hours: [],
      closedDays: [],
      pickupPlace: { ja: "", en: "" },
    },
  ],
  courierWeekdays: [],
  mail: { holdSender: "", confirmSender: "", domain: "" },
  rules: { maxHolds: 4, holdShelfOpenDays: 7, maxRenewals: 1, maxFailedSignIns: 5, lockMinutes: 0 },
};
