import type { LibraryId } from "./library.ts";
import type { UnreadMessages } from "./message.ts";
import type { IsoDate, LocalText } from "./text.ts";

/** D26, in the guide's order: 連絡不要・メール・電話・郵送・FAX. */
export const CONTACT_METHODS = ["none", "mail", "phone", "post", "fax"] as const;
export type ContactMethod = (typeof CONTACT_METHODS)[number];

/**
 * State of the address (D28, D45, D46). `masked` shows first letter and domain only (D15).
 * `bounced`: a notice came back, staff use another way · `refused`: the mail notice service is off.
 * `proven`: the patron has shown that the address is theirs (D41); absent = not yet, or not known.
 * `awaitsProof`: the library wants that proof and has none yet, so mail cannot be chosen; only beside `registered`.
 */
export type EmailState =
  | { readonly state: "none" }
  | {
      readonly state: "registered" | "bounced" | "refused";
      readonly masked: string;
      readonly proven?: true;
      readonly awaitsProof?: true;
    };

/** What the page may know of the patron: no name, no full card number. */
export interface Patron {
  /** Last three digits of the card number. */
  readonly cardTail: string;
  /** D8: a temporary password opens the password change and nothing else. */
  readonly password: "temporary" | "real";
  readonly email: EmailState;
  /** What this patron may choose (D27, D28, D46), in the order of `CONTACT_METHODS`. */
  readonly contactMethods: readonly ContactMethod[];
}

/** A ready hold as the home screen tells it. */
export interface ReadyHold {
  readonly title: string;
  readonly library: LibraryId;
  readonly place: LocalText;
  /** Last day on the hold shelf. */
  readonly until: IsoDate;
}

/** What a patron still has to pay. */
export interface Owed {
  /** In units of the currency, with its fractions (12.5); always more than 0. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** The home screen: what is true now, in one call. */
export interface Overview {
  readonly patron: Patron;
  readonly loans: { readonly count: number; readonly overdue: number; readonly nextDue: IsoDate | null };
  readonly holds: { readonly count: number; readonly max: number };
  readonly ready: readonly ReadyHold[];
  /** Absent = nothing, or the backend does not tell it. */
  readonly owed?: Owed;
  /** Absent = none that was not read, or the backend has no messages. */
  readonly messages?: UnreadMessages;
}
