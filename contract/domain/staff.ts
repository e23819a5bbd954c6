import type { HoldId, HoldState } from "./hold.ts";
import type { LibraryId } from "./library.ts";
import type { Message } from "./message.ts";
import type { ContactMethod, EmailState } from "./patron.ts";
import type { IsoDate, IsoInstant, LocalText } from "./text.ts";
import type { KeptReason, TitleLine } from "./title.ts";

/**
 * Roles of staff; each includes the ones before it. `counter`: the daily work with cards, holds, loans and copies · `manager`:
 * also the outbox and the journal · `admin`: also staff and kiosks.
 */
export const STAFF_ROLES = ["counter", "manager", "admin"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Opaque id of a member of staff. */
export type StaffId = string;

/** A member of staff. The token is only shown once, when the member is added. */
export interface StaffMember {
  readonly id: StaffId;
  /** Name at work, for instance 「中央カウンター1」. */
  readonly name: string;
  readonly role: StaffRole;
  readonly madeAt: IsoInstant;
  /** Null = the token is valid. */
  readonly revokedAt: IsoInstant | null;
}

/** `token` is null in the repeated answer of an earlier request: a secret is shown once. */
export interface NewStaffMember {
  readonly member: StaffMember;
  readonly token: string | null;
}

export interface StaffList {
  readonly staff: readonly StaffMember[];
}

/**
 * Answer to issuing a card and to a new temporary password (D7, D14). The password is null in the repeated answer of an earlier
 * request: a secret is shown once, after that a new one must be issued.
 */
export interface IssuedCard {
  readonly card: string;
  readonly temporaryPassword: string | null;
  readonly expiresOn: IsoDate | null;
}

/** A copy in lists for staff. */
export interface StaffCopy {
  readonly barcode: string;
  /** The library that owns it (所蔵館). */
  readonly library: LibraryId;
  readonly place: LocalText;
  readonly closedStacks: boolean;
  readonly callNumber: string;
}

/** A hold as staff see it, with its card. */
export interface StaffHold {
  readonly id: HoldId;
  readonly card: string;
  readonly title: TitleLine;
  readonly state: HoldState;
  /** Place in the queue, 1 = next (D37); null once a copy is set aside or the hold has ended. */
  readonly position: number | null;
  readonly pickup: LibraryId;
  readonly contact: ContactMethod;
  readonly placedAt: IsoInstant;
  /** The copy set aside for it. */
  readonly copy: StaffCopy | null;
  /** Only in transit with the courier: the courier day it should arrive (D39). */
  readonly arrives: IsoDate | null;
  /** Only when ready. */
  readonly shelf: string | null;
  readonly readyUntil: IsoDate | null;
}

export interface StaffHoldList {
  /** At most 500. */
  readonly holds: readonly StaffHold[];
  /** Pass as `after` for the next page; null = no more. */
  readonly next: string | null;
}

/** A loan in the lookup of a card. */
export interface StaffLoan {
  readonly barcode: string;
  readonly title: TitleLine;
  readonly dueDate: IsoDate;
  /** Calendar days to the due date; negative = overdue. */
  readonly daysLeft: number;
  readonly renewals: number;
}

/** A card as staff see it: no password, the address only masked (D15). */
export interface StaffCard {
  readonly card: string;
  readonly password: "temporary" | "real";
  readonly expiresOn: IsoDate | null;
  readonly expired: boolean;
  /** D27. */
  readonly hearingImpaired: boolean;
  readonly email: EmailState;
  /** Whole minutes until a card locked by wrong passwords unlocks; null = not locked. */
  readonly lockedMinutes: number | null;
}

/** Answer to the lookup of a card, with the patron's loans and holds. */
export interface StaffPatron extends StaffCard {
  readonly loans: readonly StaffLoan[];
  readonly maxLoans: number;
  /** Live holds, oldest application first. */
  readonly holds: readonly StaffHold[];
  readonly maxHolds: number;
}

/** A message to a patron as staff see it. Its author is in the journal. */
export interface StaffMessage extends Message {
  readonly card: string;
  readonly writtenAt: IsoInstant;
  /** Null = not read yet. */
  readonly readAt: IsoInstant | null;
}

export interface StaffMessageList {
  /** As the patron sees them, including those that were read recently. */
  readonly messages: readonly StaffMessage[];
}

/** One line of the pick list: a copy on the shelf and the hold it is for. */
export interface PickLine {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  readonly hold: HoldId;
  /** False: the hold is not approved yet; picking the copy approves it (D36). */
  readonly approved: boolean;
  readonly pickup: LibraryId;
}

/** In the order of the shelves: open before closed stacks, place, call number. */
export interface PickList {
  readonly library: LibraryId;
  readonly lines: readonly PickLine[];
}

/**
 * Where a copy goes. `hold-shelf`: under this number; the patron has been notified · `courier`: to that library, for a hold or
 * (null) on its way home · `shelf`: back to its place.
 */
export type Placement =
  | { readonly kind: "hold-shelf"; readonly hold: HoldId; readonly shelf: string; readonly until: IsoDate }
  | {
      readonly kind: "courier";
      readonly to: LibraryId;
      readonly hold: HoldId | null;
      /** The courier day it should arrive (D39); null when no courier runs. */
      readonly arrives: IsoDate | null;
    }
  | { readonly kind: "shelf" };

/** Answer to send, receive, ready and return: where the copy goes. */
export interface Placed {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  readonly placement: Placement;
}

/** Answer to a return. It does not tell the patron. */
export interface Returned extends Placed {
  /** False: it was not on loan; it is only put in its place. */
  readonly wasOnLoan: boolean;
  /** Calendar days after the due date; 0 = in time. */
  readonly daysLate: number;
}

/** Answer to a loan at the counter. */
export interface Lent {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  readonly dueDate: IsoDate;
  /** The patron's loans now, with this one. */
  readonly loans: number;
  readonly maxLoans: number;
  /** Overdue loans among them: for information, nothing is refused. */
  readonly overdue: number;
  /** The patron's hold that this loan fulfilled. */
  readonly fulfilled: HoldId | null;
  /** Number of holds still in the queue (D37a). */
  readonly waiting: number;
}

/** Answer to a hold cancelled at the counter (D51, D52). */
export interface CounterCancelled {
  readonly hold: StaffHold;
  /** Null when no copy was set aside; otherwise the copy and where it goes. */
  readonly copy: ClearLine | null;
}

/**
 * A copy to be taken off the hold shelf: its hold is over, or it is for another one now. Scanning it (`receive`, `ready` or
 * `send`) settles it.
 */
export interface ClearLine {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  /** Number on the hold shelf; null when it is in transit, and where it goes is shown on arrival. */
  readonly shelf: string | null;
  /** The hold it is set aside for now; null = none. */
  readonly hold: HoldId | null;
  /** Where it goes: the pickup library of that hold, otherwise home. */
  readonly to: LibraryId;
}

export interface ClearList {
  readonly library: LibraryId;
  /** In the order of the hold shelf, the first 500. */
  readonly lines: readonly ClearLine[];
}

/** A copy in transit to a library. */
export interface CourierLine {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  readonly from: LibraryId;
  /** The hold it is set aside for; null = it is on its way home. */
  readonly hold: HoldId | null;
  readonly sentAt: IsoInstant;
  /** Null when no courier runs. */
  readonly arrives: IsoDate | null;
  /** Its courier day is over and it was not received. */
  readonly late: boolean;
}

export interface CourierList {
  readonly library: LibraryId;
  /** By day of arrival, unknown days last; the first 500. */
  readonly lines: readonly CourierLine[];
}

/** A copy after it was marked lost or found. */
export interface MarkedCopy {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  readonly missing: boolean;
  /** It is on loan; the loan stays until it is returned. */
  readonly onLoan: boolean;
  /** The hold that lost its copy and is back in the queue at its old position. */
  readonly requeued: HoldId | null;
  /** Holds that no copy can fill any more; each has a staff task. */
  readonly unfillable: readonly HoldId[];
  /** Why it is not lent; null if it is lent. */
  readonly kept: KeptReason | null;
}
