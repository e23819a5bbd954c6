import type { CardRule } from "../card.ts";
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
  /** Index 0 = Sunday; empty = not known. */
  readonly hours: readonly (DayHours | null)[];
  /** The next closed days, at most 30, ascending. */
  readonly closedDays: readonly IsoDate[];
  /** The next public holidays on which it is open, ascending, with their own hours. */
  readonly holidayHours?: readonly HolidayHours[];
  /** Where holds are collected, for instance 「2階カウンター」. */
  readonly pickupPlace: LocalText;
}

/** Information about the library system as a whole; public, the same for every patron. */
export interface LibraryInfo {
  readonly name: LocalText;
  /** The central phone number shown with errors (D18). */
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
    /** D34: limit of simultaneous holds through this service. */
    readonly maxHolds: number;
    /** Number of open days a ready hold is kept on the hold shelf; 0 = not known. */
    readonly holdShelfOpenDays: number;
    /** Renewals per loan; 0 = not known. */
    readonly maxRenewals: number;
    /** Consecutive wrong passwords that lock a card, and for how many minutes. */
    readonly maxFailedSignIns: number;
    readonly lockMinutes: number;
    /** What its card numbers look like; absent = the system does not say it, and the terminal's settings hold. */
    readonly card?: CardRule;
  };
}
