import type { LibraryInfo } from "../domain/library.ts";
import type { IsoInstant, StaffLanguage } from "../domain/text.ts";
import type { BareCode, Scan } from "../scan.ts";
import type { SecretName, TypedSecret } from "../settings/choices.ts";
import type { SettingsProblem } from "../settings/problem.ts";
import type { CatalogueTried, ConnectionDraft, TestCard, Tried } from "./connection.ts";
import type { LendingCounts, LendingStepOutcome } from "./lending.ts";
import type {
  EventLine,
  KioskStatus,
  Printer,
  ResetRecord,
  SecretPlace,
  TestOutcome,
  UnconfirmedWrite,
} from "./reports.ts";

/** State of the staff area's sign-in. */
export type StaffDoor =
  | { readonly open: true }
  | {
      readonly open: false;
      /** What is required next; `nothing` = no staff access is set up, which only the settings file can change. */
      readonly asks: "pin" | "card" | "either" | "nothing";
      /** The last attempt was wrong. */
      readonly wrong: boolean;
      /** Attempts left before the sign-in is locked. */
      readonly left: number;
      /** Whole minutes until the next attempt; 0 = not locked. */
      readonly lockedMinutes: number;
    };

/** Everything the staff page needs to render. */
export interface StaffHello {
  readonly language: StaffLanguage;
  readonly kioskName: string;
  readonly panelDiagonalInches: number;
  readonly door: StaffDoor;
}

/** The effective value of one setting. */
export interface SettingNow {
  readonly path: string;
  /** Never a secret: for a secret, true if it is set. */
  readonly value: unknown;
  /** Name of the layer that sets it: a file, `environment` or `defaults`. */
  readonly from: string;
  /** Set on the staff screen; resetting it returns to the fleet's file. */
  readonly local: boolean;
  /** Set by the environment, so it cannot be changed here. */
  readonly fixed: boolean;
}

/** A change that can be undone. */
export interface UndoStep {
  /** `settings`: set on this screen · `connection`: a library system was connected · `file`: a file was imported. */
  readonly kind: "settings" | "connection" | "file";
  readonly settings: readonly {
    readonly path: string;
    /** As in `SettingNow`: never a secret. */
    readonly now: unknown;
    /** The value after the undo; undefined = it cannot be undone now. */
    readonly after: unknown;
  }[];
}

/** All settings for the staff screen. */
export interface StaffSettings {
  readonly settings: readonly SettingNow[];
  readonly problems: readonly SettingsProblem[];
  /** The change that the next undo reverts; null = none. */
  readonly undo: UndoStep | null;
  /** A change needs a restart to take effect. */
  readonly needsRestart: boolean;
  /** Where secrets typed here are stored, and where existing ones are. */
  readonly secretsKept: SecretPlace;
  readonly secretPlaces: Readonly<Record<SecretName, SecretPlace>>;
  /** Number of staff cards registered at this terminal, without those of the fleet's file. */
  readonly staffCards: number;
  /** For the names of libraries; null until the backend has answered once. */
  readonly info: LibraryInfo | null;
}

/** The result of a change: applied at once, or refused as a whole. */
export type Changed =
  | { readonly ok: true; readonly settings: StaffSettings }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** The result of an undo with the reverted change; null = there was none. */
export type Undone =
  | { readonly ok: true; readonly settings: StaffSettings; readonly undone: UndoStep | null }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** The folder for the exchange of settings files over the network. */
export interface ExchangeFolder {
  /** Its path, for administrators. No call takes a path. */
  readonly path: string;
  readonly writable: boolean;
  /** Settings files in it, newest first, at most 20. */
  readonly files: readonly string[];
}

/** The changes that a file would make. */
export type ImportAnswer =
  | {
      readonly ok: true;
      readonly changes: readonly string[];
      /** Settings unknown to this version; they are ignored. */
      readonly unknown: readonly SettingsProblem[];
      readonly done: boolean;
    }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** All calls of the staff page. All but hello, beat, enter and leave are refused unless the staff area is open. */
export interface StaffCalls {
  hello(args: Record<string, never>): Promise<StaffHello>;
  beat(args: Record<string, never>): Promise<void>;
  /** Enters a PIN. Five wrong ones within ten minutes lock the sign-in (R94). */
  enter(args: { readonly pin: string }): Promise<StaffDoor>;
  /** Returns to the patron screens. */
  leave(args: Record<string, never>): Promise<void>;

  status(args: Record<string, never>): Promise<KioskStatus>;
  settings(args: Record<string, never>): Promise<StaffSettings>;
  /** Sets values, all or none; null resets a value that was set here. Applied at once. */
  change(args: {
    readonly changes: readonly { readonly path: string; readonly value: unknown }[];
  }): Promise<Changed>;
  /** Undoes the last change: `StaffSettings.undo`. Secrets, cards and out of service cannot be undone. */
  undo(args: Record<string, never>): Promise<Undone>;
  /** Sets a secret for the backend, or a new PIN (stored as a hash). Empty removes it. */
  secret(args: { readonly name: TypedSecret; readonly value: string }): Promise<Changed>;
  /** `scan`: registers the next staff card that is scanned · `forget`: removes all cards registered here. */
  enrol(args: { readonly what: "scan" | "stop" | "forget" }): Promise<Changed>;
  exchange(args: Record<string, never>): Promise<ExchangeFolder>;
  /** Writes a file for the fleet, without secrets and settings of this terminal only. Returns its name, or null. */
  exportFile(args: Record<string, never>): Promise<string | null>;
  /** Previews a file, or applies it in place of what was set here. */
  importFile(args: { readonly file: string; readonly really: boolean }): Promise<ImportAnswer>;

  /** Tests only that the address answers, and its encryption: no account is used, and nothing is kept for `useConnection`. */
  tryAddress(args: { readonly draft: ConnectionDraft }): Promise<Tried>;
  /** Tests the catalogue of a draft in Shiori's backend, and reads some of its titles. Changes nothing; up to half a minute. */
  tryCatalogue(args: { readonly draft: ConnectionDraft }): Promise<CatalogueTried>;
  /** Tests whether borrowing and returning will work with a draft. Lends nothing; up to half a minute. */
  tryServices(args: { readonly draft: ConnectionDraft }): Promise<Tried>;
  /** Tests a library system step by step, with or without a test card. Changes nothing; takes up to half a minute. */
  tryConnection(args: { readonly draft: ConnectionDraft; readonly card: TestCard | null }): Promise<Tried>;
  /** Applies the connection that was tested last; one undo reverts it. */
  useConnection(args: Record<string, never>): Promise<Changed>;
  testBackend(args: Record<string, never>): Promise<TestOutcome>;
  /**
   * Lends a copy to a test card and takes it back at once, by the card alone where this terminal lends so. Card and password are used
   * once and not stored.
   */
  testLending(args: {
    readonly card: TestCard;
    readonly barcode: string;
  }): Promise<readonly LendingStepOutcome[]>;
  printers(args: Record<string, never>): Promise<readonly Printer[]>;
  testPrinter(args: Record<string, never>): Promise<TestOutcome>;
  records(args: Record<string, never>): Promise<{
    /** When the program started: resets, loans and returns are counted from then on. */
    readonly since: IsoInstant;
    readonly resets: readonly ResetRecord[];
    readonly total: number;
    readonly clean: number;
    readonly events: readonly EventLine[];
    readonly unconfirmed: readonly UnconfirmedWrite[];
    readonly lending: LendingCounts;
  }>;
  /** Marks an unconfirmed write as checked; returns the remaining ones. */
  writeChecked(args: { readonly key: string }): Promise<readonly UnconfirmedWrite[]>;
  /** Restarts the program through its supervisor. */
  restart(args: Record<string, never>): Promise<void>;
  /** Quits the program; the supervisor does not restart it. */
  leaveKiosk(args: Record<string, never>): Promise<void>;
}

/** Events from main to the staff page. */
export type StaffNews =
  | { readonly type: "door"; readonly door: StaffDoor }
  /** The decoder's input and result. */
  | {
      readonly type: "scan";
      readonly at: IsoInstant;
      readonly text: string;
      readonly code: BareCode;
      readonly scan: Scan;
    }
  /** The result of scanning a card to register. */
  | { readonly type: "enrolled"; readonly card: "taken" | "no-staff-card" | "known" }
  /** Seconds until the area closes for idleness; null = there was a touch. */
  | { readonly type: "closing"; readonly seconds: number | null };

export type StaffVerb = keyof StaffCalls;
export type StaffArgs<V extends StaffVerb> = Parameters<StaffCalls[V]>[0];
export type StaffAnswer<V extends StaffVerb> = Awaited<ReturnType<StaffCalls[V]>>;

/** `window.staff`: the whole interface between the staff page and main. */
export interface StaffBridge extends StaffCalls {
  /** Subscribes to events from main; returns the unsubscribe function. */
  onNews(listener: (news: StaffNews) => void): () => void;
}
