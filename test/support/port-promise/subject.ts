import type { TestContext } from "vitest";
import type { ReturnPlace } from "#contract/domain/lending.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { Balance, ContactMethod } from "#contract/domain/patron.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { TitleId } from "#contract/domain/title.ts";
import type { Capabilities, LibraryPort } from "#contract/library/port.ts";
import type { RefusalName } from "#contract/refusals.ts";
import type { Log } from "#main/log/log.ts";

/** What a test does to the patrons it is given, and a library may not want on its own server. */
export type Action =
  | "holds"
  | "renewals"
  | "lending"
  | "wrong passwords"
  | "password"
  | "email"
  | "suspensions";

/** An adapter with a backend behind it, as the promise of the port looks at them (README.md beside this file). */
export interface Subject {
  /** For the titles of the tests, for instance `shiori`. */
  readonly name: string;
  /** What the adapter must say it can do, in front of this backend. */
  readonly capabilities: Capabilities;
  /**
   * Milliseconds in which an answer must be there, a dead backend's too. Without it those of the port: health 2 s, reads
   * 5 s, sign-in 8 s. Shorter when the subject's settings make them so; longer is not allowed.
   */
  readonly limits?: Partial<Limits>;
  /** Names of invalid answers: the worst that such a backend, or a proxy before it, may send. */
  readonly nonsense: readonly [string, string, string, ...string[]];
  /** Writes whose outcome no answer of the backend shows: when it is lost, the outcome stays unknown. Absent = none. */
  readonly unseen?: readonly (keyof Capabilities)[];
  /** False only where no answer says whose it is, so that no adapter could see that it is another patron's. */
  readonly answersNamePatrons: boolean;
  /** Starts what is slow to start, once before all tests. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** A stage of one test's own: what is done on it is seen on no other. Several may be open at once. */
  open(): Promise<Stage>;
  /** What is done around every test, instead of only running it. */
  around?(context: TestContext, actions: readonly Action[], run: () => Promise<void>): Promise<void>;
  /** The wire can be cut and made to lose things; without it the tests of failures are left out. Default true. */
  readonly canFail?: boolean;
}

/** Milliseconds. */
export interface Limits {
  readonly health: number;
  readonly read: number;
  readonly signIn: number;
}

/** What one test plays on. */
export interface Stage {
  /** The adapter under test, with nothing connected yet. */
  readonly library: LibraryPort;
  /** The log that the adapter was given. */
  readonly log: Log;
  readonly scene: Scene;
  readonly wire: Wire;
  readonly truth: Truth;
  /** What must stand in no value of the log; default: all of the scene, in no part of a line. */
  readonly canaries?: readonly string[];
  close(): Promise<void>;
}

export interface Account {
  readonly cardNumber: string;
  readonly password: string;
}

export interface SceneLoan {
  readonly barcode: string;
  /** The title's words; those of the reader's loans and holds differ. */
  readonly title: string;
  readonly dueDate: IsoDate;
}

export interface SceneHold {
  readonly id: TitleId;
  readonly title: string;
  readonly pickup: LibraryId;
}

/**
 * Who and what is there. Null = this backend has no such case; say why in a comment. Where `names` stand, the refusal
 * must be one of them: one, where the backend says why; more, where it only says no.
 */
export interface Scene {
  /** The backend's day. */
  readonly today: IsoDate;
  /** An ordinary patron with exactly `loans` and `holds`, who may place at least three more. */
  readonly reader: Account;
  /** At least two, none overdue, the one that is due first at the front. The first can be renewed. */
  readonly loans: readonly [SceneLoan, SceneLoan, ...SceneLoan[]];
  /** At least one. All can be changed and cancelled, where the adapter can do that. */
  readonly holds: readonly [SceneHold, ...SceneHold[]];
  /** A title the reader may hold, and has not. */
  readonly free: { readonly id: TitleId; readonly title: string };
  /** The reader's holds wait in the first; the second is offered too. */
  readonly pickups: readonly [LibraryId, LibraryId];
  /** A library where only staff could let a hold be collected, where the backend has such rules. */
  readonly forcedPickup?: LibraryId;
  /** How the reader is notified. */
  readonly contact: ContactMethod;
  /** Another patron with one loan and no hold. */
  readonly other: Account;
  readonly otherLoan: SceneLoan;
  readonly refusedSignIns: Readonly<Record<"locked" | "expired" | "foreign", RefusedSignIn | null>> & {
    /** Staff have stopped the card, where the backend knows that. */
    readonly blocked?: RefusedSignIn | null;
  };
  /** Loans, each of a patron of its own, that cannot be renewed. */
  readonly refusedRenewals: Readonly<Record<"reserved" | "limit" | "overdue", RefusedRenewal | null>>;
  /** Titles that cannot be held by the patron named. */
  readonly refusedHolds: Readonly<
    Record<"hold-limit" | "already-held" | "own-loan" | "not-holdable", RefusedHold | null>
  >;
  /** What the reader owes, where the backend tells it. */
  readonly owed?: Balance;
  /** Where copies are lent: one that stands on the shelf, for this stage alone. */
  readonly shelved?: Pick<SceneLoan, "barcode" | "title">;
  /** Where copies are lent and taken back: what else may be done with one, made when a test asks for it. */
  readonly copies?: () => Promise<SceneCopies>;
  /** Where holds can be suspended: the reader's hold on this title is, and another patron's hold cannot be. */
  readonly suspensions?: { readonly suspended: TitleId; readonly refused: RefusedHold };
  /** Null where the adapter has no catalogue. */
  readonly catalogue: SceneCatalogue | null;
  /** What must stand in no line of the log, beside the card numbers, passwords and titles above: tokens, names. */
  readonly secrets: readonly string[];
  /** What must stand in no answer: a patron's name, address, telephone number; the kiosk's own secrets. */
  readonly unsaid: readonly string[];
}

export interface RefusedSignIn extends Account {
  readonly names: readonly RefusalName[];
}

export interface RefusedRenewal {
  readonly account: Account;
  readonly barcode: string;
  readonly names: readonly RefusalName[];
}

export interface RefusedHold {
  readonly account: Account;
  readonly id: TitleId;
  readonly names: readonly RefusalName[];
}

/** Copies at the terminal. One test alone changes each of them. */
export interface SceneCopies {
  /** Set aside for the account's own hold on its title. */
  readonly held: { readonly account: Account; readonly barcode: string; readonly id: TitleId };
  /** Not lent to the account named. */
  readonly refused: Readonly<
    Record<
      "lent-to-another" | "waits-for-another" | "not-for-loan" | "copy-in-transit" | "loan-limit",
      RefusedCopy | null
    >
  >;
  /** On loan, and where they are to be put. */
  readonly returned: Readonly<Record<ReturnPlace["kind"], string | null>>;
}

export interface RefusedCopy {
  readonly account: Account;
  readonly barcode: string;
  readonly names: readonly RefusalName[];
}

export interface SceneCatalogue {
  /** A query that finds `id`, and does not find everything. */
  readonly query: string;
  readonly id: TitleId;
  readonly title: string;
  /** 13 digits of it. */
  readonly isbn: string;
  /** One of its copies. */
  readonly barcode: string;
}

/** What the backend itself knows, past the adapter and the wire. */
export interface Truth {
  /** The account's live holds, in any order. */
  holds(account: Account): Promise<readonly { readonly id: TitleId; readonly pickup: LibraryId }[]>;
  dueDate(barcode: string): Promise<IsoDate>;
  /** Where copies are lent or taken back: the card number of who has this one; null = nobody. */
  borrower?(barcode: string): Promise<string | null>;
  /** Where an address is proven by a code: the one of the newest mail to this account. */
  emailCode?(account: Account): Promise<string>;
  /** Where holds can be suspended: until when this one is; `active` = it is not, null = until it is resumed. */
  suspendedUntil?(account: Account, id: TitleId): Promise<IsoDate | "active" | null>;
}

/** The way between the adapter and its backend, and what can happen on it. Everything passes at first. */
export interface Wire {
  /** All is well again; answers that were held go on their way. */
  pass(): Promise<void>;
  /** The backend is gone: connections break, and new ones are refused. */
  cut(): Promise<void>;
  /** Nothing is answered any more, for ever; connections stay and new ones are taken. */
  hang(): void;
  /** The backend hears and does what it is asked; its answers wait for `pass`. */
  holdAnswers(): void;
  /**
   * The next write loses its answer: the connection breaks instead. `done`: the backend has done it · `not-done`: it
   * never heard of it. Then all is `well`, or the backend is `away` as if cut.
   */
  loseNextWrite(fate: "done" | "not-done", then: "well" | "away"): void;
  /** From now on every answer is invalid in this way. */
  talkNonsense(kind: string): void;
  /** What is asked for the reader is answered with what belongs to `other`; never called unless answers name patrons. */
  mixUp(): void;
  /** Requests that came so far, whatever became of them. */
  heard(): number;
  /** True = it does not hear what passes: requests and writes are not counted. */
  readonly isDeaf?: boolean;
  /** The writes among them: what changes holds, loans, addresses or passwords. */
  writesHeard(): number;
}
