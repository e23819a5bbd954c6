import type { HoldState } from "../domain/hold.ts";
import type { KioskInfo, KioskKind } from "../domain/kiosk.ts";
import type { LibraryId } from "../domain/library.ts";
import type { MessageKind, MessageWeight } from "../domain/message.ts";
import type {
  ClearList,
  CounterCancelled,
  CourierList,
  IssuedCard,
  Lent,
  MarkedCopy,
  NewStaffMember,
  PickList,
  Placed,
  Returned,
  StaffCard,
  StaffHold,
  StaffHoldList,
  StaffList,
  StaffMember,
  StaffMessage,
  StaffMessageList,
  StaffPatron,
  StaffRole,
} from "../domain/staff.ts";
import type {
  BouncedList,
  FoundWrite,
  Journal,
  ReportOutcome,
  StaffMailList,
  StaffTaskList,
} from "../domain/staff-office.ts";
import type { IsoDate } from "../domain/text.ts";

/** A card, by its number as typed or scanned. */
export interface CardBody {
  readonly card: string;
}

/** D7: a card is issued with a temporary password. */
export interface IssueCardBody {
  /** The number printed on the card. */
  readonly card: string;
  /** Last day on which the card is valid; null = without end. */
  readonly expiresOn: IsoDate | null;
  /** D27. */
  readonly hearingImpaired: boolean;
}

/** Absent fields stay unchanged. */
export interface ChangePatronBody {
  readonly card: string;
  readonly expiresOn?: IsoDate | null;
  readonly hearingImpaired?: boolean;
}

/** A message to the patron of a card. */
export interface WriteMessageBody {
  readonly card: string;
  readonly kind: MessageKind;
  /** 0-500 characters; stored after `messageText`. Required when the kind is `text`. */
  readonly text: string;
  readonly weight: MessageWeight;
  /** The patron is asked to confirm it. */
  readonly confirm: boolean;
  /** Last day on which it is shown; absent = the library's default. */
  readonly until?: IsoDate;
}

/** Holds by pickup library (null = all) and state, oldest application first. */
export interface ListHoldsBody {
  readonly library: LibraryId | null;
  /** At least one. */
  readonly states: readonly HoldState[];
  /** `next` of the page before; null = from the first. */
  readonly after: string | null;
}

/** One page of a list. */
export interface PageBody {
  /** `next` of the page before; null = from the first. */
  readonly after: string | null;
}

/** The library that the list or the verb is for. */
export interface LibraryBody {
  readonly library: LibraryId;
}

/** A copy scanned in this library. */
export interface CopyBody {
  readonly library: LibraryId;
  readonly barcode: string;
}

/** `shelf`: number on the hold shelf, 1-12 characters; null = the next free one. */
export interface ShelveBody extends CopyBody {
  readonly shelf: string | null;
}

export interface LendBody extends CopyBody {
  readonly card: string;
}

export interface BarcodeBody {
  readonly barcode: string;
}

export interface ListTasksBody {
  /** Null = all libraries. */
  readonly library: LibraryId | null;
}

/** D45, D46: a mail was returned, or the address rejects our mail. */
export interface MarkBouncedBody {
  readonly card: string;
  readonly state: "bounced" | "refused";
}

/** D41: the owner of an address does not want our mail. */
export interface RemoveAddressBody {
  /** As given by its owner; case is ignored. */
  readonly address: string;
}

/** The operation key of a patron's write, a UUID; anything else is refused as `bad-request`. */
export interface FindWriteBody {
  readonly key: string;
}

/** One page of the journal, newest first; each filter may be null. */
export interface JournalBody {
  readonly hold: string | null;
  /** A barcode. */
  readonly copy: string | null;
  readonly staff: string | null;
  /** `next` of the page before; null = from the newest. */
  readonly before: string | null;
  /** 1-500. */
  readonly limit: number;
}

export interface AddStaffBody {
  /** 1-60 characters. */
  readonly name: string;
  readonly role: StaffRole;
}

/** A kiosk, or a monitor that may read the metrics and nothing else. */
export interface AddKioskBody {
  /** 1-60 characters. */
  readonly name: string;
  readonly kind: KioskKind;
}

/** `token` is null in a repeated answer: a secret is shown once. */
export interface NewKiosk {
  readonly kiosk: KioskInfo;
  readonly token: string | null;
}

/** For verbs without a body. */
export type NoBody = null;

/** Body and answer of every verb of staff. */
export interface StaffCalls {
  readonly me: { readonly body: NoBody; readonly answer: StaffMember };
  readonly findPatron: { readonly body: CardBody; readonly answer: StaffPatron };
  readonly issueCard: { readonly body: IssueCardBody; readonly answer: IssuedCard };
  readonly changePatron: { readonly body: ChangePatronBody; readonly answer: StaffCard };
  readonly temporaryPassword: { readonly body: CardBody; readonly answer: IssuedCard };
  readonly unlockCard: { readonly body: CardBody; readonly answer: StaffCard };
  readonly writeMessage: { readonly body: WriteMessageBody; readonly answer: StaffMessage };
  readonly listMessages: { readonly body: CardBody; readonly answer: StaffMessageList };
  readonly withdrawMessage: { readonly body: NoBody; readonly answer: { readonly id: string } };
  readonly listHolds: { readonly body: ListHoldsBody; readonly answer: StaffHoldList };
  readonly approveHold: { readonly body: NoBody; readonly answer: StaffHold };
  readonly approveAll: {
    readonly body: LibraryBody;
    readonly answer: { readonly approved: number };
  };
  readonly cancelHoldForPatron: { readonly body: NoBody; readonly answer: CounterCancelled };
  readonly pickList: { readonly body: LibraryBody; readonly answer: PickList };
  readonly courierList: { readonly body: LibraryBody; readonly answer: CourierList };
  readonly clearList: { readonly body: LibraryBody; readonly answer: ClearList };
  readonly send: { readonly body: CopyBody; readonly answer: Placed };
  readonly receive: { readonly body: ShelveBody; readonly answer: Placed };
  readonly ready: { readonly body: ShelveBody; readonly answer: Placed };
  readonly lend: { readonly body: LendBody; readonly answer: Lent };
  readonly return: { readonly body: ShelveBody; readonly answer: Returned };
  readonly markLost: { readonly body: BarcodeBody; readonly answer: MarkedCopy };
  readonly markFound: { readonly body: BarcodeBody; readonly answer: MarkedCopy };
  readonly listTasks: { readonly body: ListTasksBody; readonly answer: StaffTaskList };
  readonly finishTask: { readonly body: NoBody; readonly answer: { readonly id: string } };
  readonly outbox: { readonly body: PageBody; readonly answer: StaffMailList };
  readonly bounced: { readonly body: PageBody; readonly answer: BouncedList };
  /** Its body is a raw mail, not JSON. */
  readonly takeReport: { readonly body: NoBody; readonly answer: { readonly outcome: ReportOutcome } };
  readonly markBounced: { readonly body: MarkBouncedBody; readonly answer: StaffCard };
  /** The cards it was registered for; may be none. */
  readonly removeAddress: {
    readonly body: RemoveAddressBody;
    readonly answer: { readonly cards: readonly string[] };
  };
  readonly findWrite: { readonly body: FindWriteBody; readonly answer: FoundWrite };
  readonly journal: { readonly body: JournalBody; readonly answer: Journal };
  readonly listStaff: { readonly body: NoBody; readonly answer: StaffList };
  readonly addStaff: { readonly body: AddStaffBody; readonly answer: NewStaffMember };
  readonly revokeStaff: { readonly body: NoBody; readonly answer: StaffMember };
  readonly listKiosks: { readonly body: NoBody; readonly answer: { readonly kiosks: readonly KioskInfo[] } };
  readonly addKiosk: { readonly body: AddKioskBody; readonly answer: NewKiosk };
  readonly revokeKiosk: { readonly body: NoBody; readonly answer: KioskInfo };
}
