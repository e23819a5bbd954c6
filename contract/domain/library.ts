import type { IsoDate, LocalText } from "./text.ts";

/** `central`, `west`, `east` in the demo; any short id in another library. */
export type LibraryId = string;

/** Opening hours of one weekday, `hh:mm`; null = closed all day. */
export interface DayHours {
  readonly open: string;
  readonly close: string;
}

/** Opening hours of one public holiday. */
export interface HolidayHours extends DayHours {
  readonly date: IsoDate;
}

/** A branch: issuing counter, pickup library (受取館) and owning library (所蔵館) (D1). */
export interface Library {
  readonly id: LibraryId;
  /** 中央図書館 / Central Library */
  readonly name: LocalText;
  /** 中央 / Central: for rows and buttons */
  readonly shortName: LocalText;
  readonly phone: string;
  /** Index 0 = Sunday. */
  readonly hours: readonly (DayHours | null)[];
  /** The next closed days, at most 30, ascending. */
  readonly closedDays: readonly IsoDate[];
  /** The next public holidays on which it is open, ascending: their hours are not those of their weekday. */
  readonly holidayHours?: readonly HolidayHours[];
  /** Where held books wait, for instance 「2階カウンター」. */
  readonly pickupPlace: LocalText;
}

/** What the library as a whole says about itself; public, the same for every patron. */
export interface LibraryInfo {
  readonly name: LocalText;
  /** The central phone number that errors refer to (D18). */
  readonly phone: string;
  readonly libraries: readonly Library[];
  /** Weekdays (0 = Sunday) on which the courier (連絡便) runs (D39). */
  readonly courierWeekdays: readonly number[];
  readonly mail: {
    /** Sender of hold mails (D43). */
    readonly holdSender: string;
    /** Sender of confirmation mails (D43). */
    readonly confirmSender: string;
    readonly domain: string;
  };
  readonly rules: {
    /** D34: holds a person may have at once through this service. */
    readonly maxHolds: number;
    /** Open days a ready hold waits on the shelf; 0 = not known. */
    readonly holdShelfOpenDays: number;
    /** Renewals per loan; 0 = not known. */
    readonly maxRenewals: number;
    /** Wrong passwords in a row before a card is locked, and for how many minutes. */
    readonly maxFailedSignIns: number;
    readonly lockMinutes: number;
  };
}
