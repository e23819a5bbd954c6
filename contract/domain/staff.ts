import type { HoldId, HoldState, TitleLine } from "./hold.ts";
import type { LibraryId } from "./library.ts";
import type { Message } from "./message.ts";
import type { ContactMethod, EmailState } from "./patron.ts";
import type { IsoDate, IsoInstant, LocalText } from "./text.ts";
import type { KeptReason } from "./title.ts";

/**
 * What a member of staff may do; each role includes the ones before it. `counter`: the daily work with cards, holds,
 * loans and copies · `manager`: also the outbox and the journal · `admin`: also staff and kiosks.
 */
export const STAFF_ROLES = ["counter", "manager", "admin"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Opaque id of a member of staff. */
export type StaffId = string;

/** A member of staff. The token is told once, when the member is made. */
export interface StaffMember {
  readonly id: StaffId;
  /** As the library calls them at work, for instance 「中央カウンター1」. */
  readonly name: string;
  readonly role: StaffRole;
  readonly madeAt: IsoInstant;
  /** Null = the token is good. */
  readonly revokedAt: IsoInstant | null;
}

/** `token` is null when the answer of an earlier request is told again: a secret is shown once. */
export interface NewStaffMember {
  readonly member: StaffMember;
  readonly token: string | null;
}

export interface StaffList {
  readonly staff: readonly StaffMember[];
}

/**
 * Answer to a card that was issued and to a new temporary password (D7, D14). The password is null when the
 * answer of an earlier request is told again: a secret is shown once, then only a new one helps.
 */
export interface IssuedCard {
  readonly card: string;
  readonly temporaryPassword: string | null;
  readonly expiresOn: IsoDate | null;
}

/** A copy as a list for staff shows it. */
export interface StaffCopy {
  readonly barcode: string;
  /** The library that owns it (所蔵館). */
  readonly library: LibraryId;
  readonly place: LocalText;
  readonly closedStacks: boolean;
  readonly callNumber: string;
}

/** A hold as staff see it: with the card it belongs to. */
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
  /** Only in transit and put into the courier: the courier day it should arrive (D39). */
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

/** A loan as staff see it in the look-up of a card. */
export interface StaffLoan {
  readonly barcode: string;
  readonly title: TitleLine;
  readonly dueDate: IsoDate;
  /** Calendar days to the due date; negative = overdue. */
  readonly daysLeft: number;
  readonly renewals: number;
}

/** What staff see of a card. No password; the address only masked (D15). */
export interface StaffCard {
  readonly card: string;
  readonly password: "temporary" | "real";
  readonly expiresOn: IsoDate | null;
  readonly expired: boolean;
  /** D27. */
  readonly hearingImpaired: boolean;
  readonly email: EmailState;
  /** Whole minutes until a card locked by wrong passwords opens by itself; null = it is open. */
  readonly lockedMinutes: number | null;
}

/** Answer to the look-up of a card: with what the patron has and waits for now. */
export interface StaffPatron extends StaffCard {
  readonly loans: readonly StaffLoan[];
  readonly maxLoans: number;
  /** Live holds, oldest application first. */
  readonly holds: readonly StaffHold[];
  readonly maxHolds: number;
}

/** A message to a patron as staff see it. Who wrote it is in the journal. */
export interface StaffMessage extends Message {
  readonly card: string;
  readonly writtenAt: IsoInstant;
  /** Null = not read yet. */
  readonly readAt: IsoInstant | null;
}

export interface StaffMessageList {
  /** As the patron sees them, also those that were read lately. */
  readonly messages: readonly StaffMessage[];
}

/** One walk to the shelf: a copy that stands there and the hold it is for. */
export interface PickLine {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  readonly hold: HoldId;
  /** False: nobody has approved the hold yet; picking it approves it (D36). */
  readonly approved: boolean;
  readonly pickup: LibraryId;
}

/** In the order of the shelves: open before closed stacks, place, call number. */
export interface PickList {
  readonly library: LibraryId;
  readonly lines: readonly PickLine[];
}

/**
 * What to do with the copy in hand. `hold-shelf`: put it there under this number, the patron has been told ·
 * `courier`: put it into the box for that library, for a hold or (null) on its way home · `shelf`: back to its place.
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

/** Answer to send, receive, ready and return: where the copy goes now. */
export interface Placed {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  readonly placement: Placement;
}

/** Answer to a return. No word of who had it. */
export interface Returned extends Placed {
  /** False: it was on loan to nobody; it is only put in its place. */
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
  /** Of these, overdue: to be told, nothing is refused for it. */
  readonly overdue: number;
  /** The patron's hold that this loan fulfilled. */
  readonly fulfilled: HoldId | null;
  /** People who wait for the title all the same (D37a). */
  readonly waiting: number;
}

/** Answer to a hold cancelled at the counter (D51, D52). */
export interface CounterCancelled {
  readonly hold: StaffHold;
  /** Null when no copy was set aside; otherwise the copy and where it has to go. */
  readonly copy: ClearLine | null;
}

/**
 * A copy that still stands on the hold shelf though its hold is over, or that has to leave it for another one. Taking
 * it off and scanning it (`receive`, `ready` or `send`) settles it.
 */
export interface ClearLine {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  /** Number on the hold shelf; null when it is on the road and its next place is told when it arrives. */
  readonly shelf: string | null;
  /** The hold it is set aside for now; null = nobody waits. */
  readonly hold: HoldId | null;
  /** Where it has to go: the pickup library of that hold, else home. */
  readonly to: LibraryId;
}

export interface ClearList {
  readonly library: LibraryId;
  /** In the order of the hold shelf, at most 500: the rest moves up. */
  readonly lines: readonly ClearLine[];
}

/** A copy on the road to a library. */
export interface CourierLine {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  readonly from: LibraryId;
  /** The hold it is set aside for; null = it comes home. */
  readonly hold: HoldId | null;
  readonly sentAt: IsoInstant;
  /** Null when no courier runs. */
  readonly arrives: IsoDate | null;
  /** Its courier day is over and nobody has received it. */
  readonly late: boolean;
}

export interface CourierList {
  readonly library: LibraryId;
  /** The day of arrival that is first comes first, the unknown ones last; at most 500: the rest moves up. */
  readonly lines: readonly CourierLine[];
}

/** A copy after it was marked lost or found. */
export interface MarkedCopy {
  readonly copy: StaffCopy;
  readonly title: TitleLine;
  readonly missing: boolean;
  /** Somebody has borrowed it: the loan stays until it is returned. */
  readonly onLoan: boolean;
  /** The hold that lost its copy and is in the queue again at its old place. */
  readonly requeued: HoldId | null;
  /** Holds that no copy can fill any more; each has a staff task. */
  readonly unfillable: readonly HoldId[];
  /** Why it is not lent, if it is not. */
  readonly kept: KeptReason | null;
}
