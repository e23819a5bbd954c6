import type { ContactMethod } from "#contract/domain/patron.ts";
import type { LocalText } from "#contract/domain/text.ts";
import type { KeptReason, Material } from "#contract/domain/title.ts";
import type { CheckDigit } from "#contract/scan.ts";

/** Where the calendar of one library differs from the common one. */
export interface LibraryCalendar {
  /** In place of the common closed weekdays. */
  readonly closedWeekdays?: readonly number[];
  /** In place of the common Friday; 0 = none. */
  readonly monthlyFriday?: number;
  /** Closed days of this library alone, `yyyy-mm-dd`, beside those of all libraries. */
  readonly special?: readonly string[];
}

/** Whom a contact method is offered to. */
export type ContactAudience = "everybody" | "hearing-impaired" | "nobody";

/**
 * What a library decides for itself: what docs/rules.md calls a setting. The defaults and limits are in
 * `settings.schema.ts`; `--settings-file` or `--settings` overrides single values.
 */
export interface RuleSettings {
  /** Name of the library as a whole. */
  readonly name: LocalText;
  /** Central telephone number that errors refer to (D18). */
  readonly phone: string;
  /** IANA time zone in which days begin and end. */
  readonly timeZone: string;
  readonly holds: {
    /** D34. */
    readonly max: number;
    /** Open days a ready hold waits, counted from the day after the notice. */
    readonly shelfOpenDays: number;
    /** Days a cancelled or expired hold stays in the patron's list (D53). */
    readonly showEndedDays: number;
    /**
     * D36: `needed` = provisional until staff approve, by a verb or by handling a copy for it · `automatic` = a hold
     * is approved when it is placed.
     */
    readonly approval: "needed" | "automatic";
    /** D63: may a patron with an overdue loan place holds? */
    readonly overduePatrons: "allowed" | "refused";
  };
  readonly loans: {
    /** D57: loans a patron may have at once. */
    readonly max: number;
    /** Days a loan and a renewal give. */
    readonly days: number;
    /** Renewals per loan. */
    readonly maxRenewals: number;
    /** From where a renewal counts its days: the day it is asked for, or the due date there is. */
    readonly renewalBase: "operation-day" | "due-date";
    /** What stops a renewal as overdue: this loan only, or any loan on the card. */
    readonly overdueBlocks: "this-loan" | "any-loan" | "nothing";
    /** D58: when holds of others stop a renewal: when anybody waits, when more wait than copies stand free, or never. */
    readonly holdsBlock: "no-free-copy" | "anybody-waits" | "nothing";
    /** Item classes that are never renewed: materials, and reasons for which a copy is otherwise kept. */
    readonly notRenewable: { readonly materials: readonly Material[]; readonly kept: readonly KeptReason[] };
    /** Days after the start of the loan period before a renewal is offered; 0 = at once. */
    readonly renewalFromDay: number;
  };
  readonly journal: {
    /** Days a line of the journal is kept. */
    readonly keepDays: number;
  };
  /** Messages of the library to one patron. */
  readonly messages: {
    /** Days a message is told when who writes it does not say until when. */
    readonly days: number;
    /** Days after which a message that was read is deleted. */
    readonly keepReadDays: number;
    /** Most messages a patron may have that were not read. */
    readonly max: number;
  };
  readonly calendar: {
    /** Weekdays closed (0 = Sunday). One that is a national holiday is open, and the next day that is none is closed. */
    readonly closedWeekdays: readonly number[];
    /** Month and day, `mm-dd`, of the first and last closed day around New Year. */
    readonly yearEnd: { readonly from: string; readonly to: string };
    /** 館内整理日: which Friday of the month (0 = none). One that is a holiday moves to the day before. */
    readonly monthlyFriday: number;
    /** Single closed days of all libraries, `yyyy-mm-dd`. */
    readonly special: readonly string[];
    /** Holidays the holiday table does not know, and days it knows that are none; both `yyyy-mm-dd`. */
    readonly holidays: { readonly add: readonly string[]; readonly drop: readonly string[] };
    /** By library id. */
    readonly byLibrary: Readonly<Record<string, LibraryCalendar>>;
    /** Weekdays of the courier between the libraries (D39). */
    readonly courierWeekdays: readonly number[];
  };
  readonly cards: {
    /** Regular expression of the library's own card numbers (half-width digits). */
    readonly pattern: string;
    /** Numbers that are surely another library's (D6); empty = none. */
    readonly foreignPattern: string;
    /** Check digit that ends every card number (D72). */
    readonly checkDigit: CheckDigit;
  };
  /** D10, D67: fewest and most characters of a real password. The kiosk's screens ask for 6 to 10 whatever stands here. */
  readonly passwords: { readonly min: number; readonly max: number };
  /** D26, D27, D66: whom each contact method is offered to. */
  readonly contacts: Readonly<Record<ContactMethod, ContactAudience>>;
  readonly signIn: {
    /** Wrong passwords in a row that lock a card. */
    readonly maxFailed: number;
    readonly lockMinutes: number;
  };
  /** Throttle per kiosk: wrong passwords at one kiosk, whatever the card. */
  readonly slowing: {
    /** Wrong passwords that cost nothing. */
    readonly freeFailures: number;
    /** Wrong passwords from which on a kiosk has to wait until one is forgotten. */
    readonly mostFailures: number;
    /**
     * Seconds after which one wrong password is forgotten; also the longest anybody is told to wait, or six times that
     * at a kiosk where the same cards are locked again and again.
     */
    readonly forgetSeconds: number;
    /** Longest time an answer is held back, in seconds; a kiosk gives up after 8. */
    readonly maxDelaySeconds: number;
  };
  /** Requests of one kiosk to one process of the backend. */
  readonly requests: {
    /** Requests per second that go on for ever. */
    readonly perSecond: number;
    /** Requests at once after a quiet while. */
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
    /** D43: the domain that must not be refused. */
    readonly domain: string;
    /** Where answers of patrons go; null = to the sender. */
    readonly replyTo: string | null;
    /**
     * Where the mail system reports what it could not deliver (D45); each mail adds its own mark behind a `+`.
     * null = to the sender, and reports are known by what they quote.
     */
    readonly bounceAddress: string | null;
    /** D28: is mail offered as soon as an address is registered, or when the patron has proved that it is theirs? */
    readonly proof: "optional" | "required";
    /** Address a link of a confirmation mail begins with, its token follows; null = the mail has no link. */
    readonly proofUrl: string | null;
    /** Confirmation mails per patron in 24 hours: nobody floods a stranger from a kiosk. */
    readonly maxConfirmations: number;
    /** Hours of the day in which notices leave, `hh:mm` in `timeZone`; confirmations, which patrons wait for, leave at once. */
    readonly hours: { readonly from: string; readonly to: string };
    /** Hours after which a mail the server did not take is given up, and staff tell the patron. */
    readonly maxHours: number;
    /** Days for which sent and dead mails are remembered (without address and words), and tasks that are done. */
    readonly keepDays: number;
  };
}
