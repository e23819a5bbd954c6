import type { CardRule } from "#contract/card.ts";
import type { ContactMethod } from "#contract/domain/patron.ts";
import type { LocalText } from "#contract/domain/text.ts";
import type { KeptReason, Material } from "#contract/domain/title.ts";

/** Differences of one library's calendar. */
export interface LibraryCalendar {
  /** In place of the common closed weekdays. */
  readonly closedWeekdays?: readonly number[];
  /** In place of the common Friday; 0 = none. */
  readonly monthlyFriday?: number;
  /** Closed days of this library alone, `yyyy-mm-dd`, beside those of all libraries. */
  readonly special?: readonly string[];
}

/** The audience of a contact method. */
export type ContactAudience = "everybody" | "hearing-impaired" | "nobody";

/**
 * The settings of the rules (see docs/rules.md). Defaults and limits are in `settings.schema.ts`; `--settings-file` or
 * `--settings` overrides single values.
 */
export interface RuleSettings {
  /** Name of the library as a whole. */
  readonly name: LocalText;
  /** Central telephone number that errors refer to (D18). */
  readonly phone: string;
  /** IANA time zone of calendar days. */
  readonly timeZone: string;
  readonly holds: {
    /** D34. */
    readonly max: number;
    /** Open days for which a ready hold is kept, counted from the day after the notice. */
    readonly shelfOpenDays: number;
    /** Days a cancelled or expired hold stays in the patron's list (D53). */
    readonly showEndedDays: number;
    /**
     * D36: `needed` = provisional until staff approve it, explicitly or by handling a copy for it · `automatic` = approved when
     * it is placed.
     */
    readonly approval: "needed" | "automatic";
    /** D63: may a patron with an overdue loan place holds? */
    readonly overduePatrons: "allowed" | "refused";
  };
  readonly loans: {
    /** D57: loans a patron may have at once. */
    readonly max: number;
    /** Length of a loan and of a renewal in days. */
    readonly days: number;
    /** Renewals per loan. */
    readonly maxRenewals: number;
    /** Start of the renewal period: the day of the renewal, or the current due date. */
    readonly renewalBase: "operation-day" | "due-date";
    /** Which overdue loans prevent a renewal: this loan only, or any loan on the card. */
    readonly overdueBlocks: "this-loan" | "any-loan" | "nothing";
    /** D58: when holds of others prevent a renewal: if there are any, if there are more than free copies, or never. */
    readonly holdsBlock: "no-free-copy" | "anybody-waits" | "nothing";
    /** Item classes that are never renewed: materials, and reasons for which a copy is otherwise not lent. */
    readonly notRenewable: { readonly materials: readonly Material[]; readonly kept: readonly KeptReason[] };
    /** Days after the start of the loan before a renewal is offered; 0 = at once. */
    readonly renewalFromDay: number;
  };
  /** What terminals do beside holds and renewals. */
  readonly terminals: {
    /** D84: they lend to the signed-in patron. */
    readonly lend: boolean;
    /** D86: they take copies back, without a card. */
    readonly takeBack: boolean;
    /** D87: they lend to whoever shows a card, without its password. */
    readonly cardAlone: boolean;
    /** Materials that are lent and taken back at the counter only. */
    readonly counterOnly: readonly Material[];
    /** The same for shelving locations, by the Japanese or the English name of a copy's place. */
    readonly counterOnlyPlaces: readonly string[];
  };
  readonly journal: {
    /** Days a line of the journal is kept. */
    readonly keepDays: number;
  };
  /** Messages of the library to one patron. */
  readonly messages: {
    /** Days for which a message is shown, unless its author gives an end. */
    readonly days: number;
    /** Days after which a message that was read is deleted. */
    readonly keepReadDays: number;
    /** Maximum number of unread messages of a patron. */
    readonly max: number;
  };
  readonly calendar: {
    /**
     * Closed weekdays (0 = Sunday). One that is a national holiday is open, and the next day that is not one is closed instead.
     */
    readonly closedWeekdays: readonly number[];
    /** Month and day, `mm-dd`, of the first and last closed day around New Year. */
    readonly yearEnd: { readonly from: string; readonly to: string };
    /** 館内整理日: which Friday of the month is closed (0 = none). If it is a holiday, the day before. */
    readonly monthlyFriday: number;
    /** Single closed days of all libraries, `yyyy-mm-dd`. */
    readonly special: readonly string[];
    /** Holidays missing in the holiday table, and days in it that are none; both `yyyy-mm-dd`. */
    readonly holidays: { readonly add: readonly string[]; readonly drop: readonly string[] };
    /** By library id. */
    readonly byLibrary: Readonly<Record<string, LibraryCalendar>>;
    /** Weekdays of the courier between the libraries (D39). */
    readonly courierWeekdays: readonly number[];
  };
  /** Told to the terminals too (`LibraryInfo.rules.card`). */
  readonly cards: CardRule;
  /** D10, D67: minimum and maximum length of a real password. The terminal says those of its own `password.*`. */
  readonly passwords: { readonly min: number; readonly max: number };
  /** D26, D27, D66: the audience of each contact method. */
  readonly contacts: Readonly<Record<ContactMethod, ContactAudience>>;
  readonly signIn: {
    /** Consecutive wrong passwords that lock a card. */
    readonly maxFailed: number;
    readonly lockMinutes: number;
  };
  /** Throttle per kiosk: wrong passwords at one kiosk, for all cards together. */
  readonly slowing: {
    /** Wrong passwords without a delay. */
    readonly freeFailures: number;
    /** Level of wrong passwords from which a kiosk has to wait. */
    readonly mostFailures: number;
    /**
     * Seconds in which the level drops by one wrong password; also the longest wait, or six times that at a kiosk where the same
     * cards are locked repeatedly.
     */
    readonly forgetSeconds: number;
    /** Longest delay of an answer in seconds; a kiosk gives up after 8. */
    readonly maxDelaySeconds: number;
  };
  /** Rate limit of one kiosk at one process of the backend. */
  readonly requests: {
    /** Sustained requests per second. */
    readonly perSecond: number;
    /** Size of a burst. */
    readonly burst: number;
  };
  readonly sessions: {
    /** Minutes without a request that end a session. */
    readonly idleMinutes: number;
    /** Minutes after which every session ends. */
    readonly absoluteMinutes: number;
  };
  readonly mail: {
    /** D43: sender of hold mails. */
    readonly holdSender: string;
    /** D43: sender of confirmation mails. */
    readonly confirmSender: string;
    /** D43: the domain that recipients must accept. */
    readonly domain: string;
    /** Reply address; null = the sender. */
    readonly replyTo: string | null;
    /**
     * Address for delivery reports (D45); each mail adds its own token after a `+`. null = the sender, and reports are identified
     * by quoted headers.
     */
    readonly bounceAddress: string | null;
    /** D28: whether mail is offered for any registered address, or only for a confirmed one. */
    readonly proof: "optional" | "required";
    /** Prefix of the link in a confirmation mail, followed by its token; null = no link. */
    readonly proofUrl: string | null;
    /** Confirmation mails per patron in 24 hours, so that a kiosk cannot be used to flood an address. */
    readonly maxConfirmations: number;
    /** Hours of the day in which notices are sent, `hh:mm` in `timeZone`; confirmations are sent at once. */
    readonly hours: { readonly from: string; readonly to: string };
    /** Hours after which an undelivered mail is given up, and staff notify the patron. */
    readonly maxHours: number;
    /** Days for which sent and failed mails (without address and text) and completed tasks are kept. */
    readonly keepDays: number;
  };
}
