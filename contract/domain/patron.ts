import type { LibraryId } from "./library.ts";
import type { UnreadMessages } from "./message.ts";
import type { IsoDate, LocalText } from "./text.ts";
import type { TitleLine } from "./title.ts";

/** D26, in the order of the library's guide: 連絡不要・メール・電話・郵送・FAX. */
export const CONTACT_METHODS = ["none", "mail", "phone", "post", "fax"] as const;
export type ContactMethod = (typeof CONTACT_METHODS)[number];

/**
 * State of the address (D28, D45, D46). `masked` shows first letter and domain only (D15). `bounced`: a mail was returned, so
 * staff notify in another way · `refused`: mail notices are blocked. `proven`: the patron has confirmed that the address is
 * theirs (D41); absent = not yet, or not known. `awaitsProof`: the library requires that confirmation and has none yet, so mail
 * cannot be chosen; only with `registered`.
 */
export type EmailState =
  | { readonly state: "none" }
  | {
      readonly state: "registered" | "bounced" | "refused";
      readonly masked: string;
      readonly proven?: true;
      readonly awaitsProof?: true;
    };

/** The patron data that the page gets: no name, no full card number. */
export interface Patron {
  /** Last three digits of the card number. */
  readonly cardTail: string;
  /** D8: a temporary password only allows the password change. */
  readonly password: "temporary" | "real";
  readonly email: EmailState;
  /** The contact methods this patron may choose (D27, D28, D46), in the order of `CONTACT_METHODS`. */
  readonly contactMethods: readonly ContactMethod[];
}

/** A ready hold on the home screen. */
export interface ReadyHold {
  readonly title: string;
  readonly library: LibraryId;
  readonly place: LocalText;
  /** Its number on the hold shelf; empty = unknown. */
  readonly shelf: string;
  /** Last day on the hold shelf. */
  readonly until: IsoDate;
}

/** The amount a patron owes. */
export interface Balance {
  /** In units of the currency, with its fractions (12.5); always more than 0. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** The data of the home screen, in one call. */
export interface Overview {
  readonly patron: Patron;
  readonly loans: {
    readonly count: number;
    readonly overdue: number;
    readonly nextDue: IsoDate | null;
    /** The title due then. Absent = none, or not known without another request. */
    readonly nextTitle?: TitleLine;
  };
  readonly holds: { readonly count: number; readonly max: number };
  readonly ready: readonly ReadyHold[];
  /** Absent = no debt, or not known. */
  readonly owed?: Balance;
  /** Absent = no unread messages, or the backend has no messages. */
  readonly messages?: UnreadMessages;
}
