import type { LibraryInfo } from "../domain/library.ts";
import type { IsoInstant, StaffLanguage } from "../domain/text.ts";
import type { Scan } from "../scan.ts";
import type { SecretName, TypedSecret } from "../settings/choices.ts";
import type { SettingsProblem } from "../settings/problem.ts";
import type { ConnectionDraft, TestCard, Tried } from "./connection.ts";
import type {
  EventLine,
  KioskStatus,
  Printer,
  ResetRecord,
  SecretPlace,
  TestOutcome,
  UnconfirmedWrite,
} from "./reports.ts";

/** The door of the staff area. */
export type StaffDoor =
  | { readonly open: true }
  | {
      readonly open: false;
      /** What is asked for next; `nothing` = no staff access is set up: only the settings file can do that. */
      readonly asks: "pin" | "card" | "either" | "nothing";
      /** The last try was wrong. */
      readonly wrong: boolean;
      /** Tries left before the lock. */
      readonly left: number;
      /** Whole minutes until the next try; 0 = not locked. */
      readonly lockedMinutes: number;
    };

/** What the staff page needs to draw itself. */
export interface StaffHello {
  readonly language: StaffLanguage;
  readonly kioskName: string;
  readonly panelDiagonalInches: number;
  readonly door: StaffDoor;
}

/** One setting as it holds. */
export interface SettingNow {
  readonly path: string;
  /** Never a secret: for one of those this is true when it is set. */
  readonly value: unknown;
  /** Name of the layer that sets it: a file, `environment` or `defaults`. */
  readonly from: string;
  /** The staff screen has set it; taking it back leaves what the file of the fleet says. */
  readonly local: boolean;
  /** The environment sets it: nothing said here would hold. */
  readonly fixed: boolean;
}

/** A change that undo takes back. */
export interface TakenBack {
  /** `settings`: set on this screen · `connection`: a library system was connected · `file`: a file was taken in. */
  readonly kind: "settings" | "connection" | "file";
  readonly settings: readonly {
    readonly path: string;
    /** As in `SettingNow`: never a secret. */
    readonly now: unknown;
    /** The value that holds once it is taken back; undefined = it cannot be taken back as things are. */
    readonly after: unknown;
  }[];
}

/** All settings for the staff screen. */
export interface StaffSettings {
  readonly settings: readonly SettingNow[];
  readonly problems: readonly SettingsProblem[];
  /** What the next undo takes back; null = nothing was changed here, or all of it was taken back. */
  readonly undo: TakenBack | null;
  /** Something has changed that only a new start brings. */
  readonly needsRestart: boolean;
  /** Where secrets typed here are kept, and where the ones there are stand. */
  readonly secretsKept: SecretPlace;
  readonly secretPlaces: Readonly<Record<SecretName, SecretPlace>>;
  /** Staff cards that were enrolled at this terminal; those of the fleet's file come on top. */
  readonly staffCards: number;
  /** For the names of libraries; null while the backend has never answered. */
  readonly info: LibraryInfo | null;
}

/** What became of a change: it holds at once, or nothing was changed. */
export type Changed =
  | { readonly ok: true; readonly settings: StaffSettings }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** What became of an undo, and what it took back; null = there was nothing. */
export type Undone =
  | { readonly ok: true; readonly settings: StaffSettings; readonly undone: TakenBack | null }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** The folder for settings files on this machine: whoever maintains it fills and empties it over the network. */
export interface ExchangeFolder {
  /** Where it is, for those who maintain the machine. No call takes a path. */
  readonly path: string;
  readonly writable: boolean;
  /** Settings files in it, newest first, at most 20. */
  readonly files: readonly string[];
}

/** What a file would change, before it does. */
export type ImportAnswer =
  | {
      readonly ok: true;
      readonly changes: readonly string[];
      /** What this version does not know; it is left out. */
      readonly unknown: readonly SettingsProblem[];
      readonly done: boolean;
    }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** What the staff page may ask. All but hello, beat, enter and leave need an open door; without one they are refused. */
export interface StaffCalls {
  hello(args: Record<string, never>): Promise<StaffHello>;
  beat(args: Record<string, never>): Promise<void>;
  /** A PIN. Five wrong ones within ten minutes lock the door (R94). */
  enter(args: { readonly pin: string }): Promise<StaffDoor>;
  /** Back to the patrons. */
  leave(args: Record<string, never>): Promise<void>;

  status(args: Record<string, never>): Promise<KioskStatus>;
  settings(args: Record<string, never>): Promise<StaffSettings>;
  /** Sets values, all or none; null takes back what was set here. They hold at once. */
  change(args: {
    readonly changes: readonly { readonly path: string; readonly value: unknown }[];
  }): Promise<Changed>;
  /** Takes the last change back: `StaffSettings.undo`. Secrets typed here, cards and out of service are no such change. */
  undo(args: Record<string, never>): Promise<Undone>;
  /** Sets a secret towards the backend, or a new PIN (which is kept as a hash). Empty takes it away. */
  secret(args: { readonly name: TypedSecret; readonly value: string }): Promise<Changed>;
  /** `scan`: the next staff card that is read may come in · `forget`: none that was enrolled here may any more. */
  enrol(args: { readonly what: "scan" | "stop" | "forget" }): Promise<Changed>;
  exchange(args: Record<string, never>): Promise<ExchangeFolder>;
  /** Writes one file for the fleet, without secrets and without what is this terminal's own. Answers its name, or null. */
  exportFile(args: Record<string, never>): Promise<string | null>;
  /** Looks at a file, or lets it hold in place of what was set here. */
  importFile(args: { readonly file: string; readonly really: boolean }): Promise<ImportAnswer>;

  /** Tries a library system step by step, with a test card or without. Changes nothing; takes up to half a minute. */
  tryConnection(args: { readonly draft: ConnectionDraft; readonly card: TestCard | null }): Promise<Tried>;
  /** Lets hold what was tried last; one undo takes it back. */
  useConnection(args: Record<string, never>): Promise<Changed>;
  testBackend(args: Record<string, never>): Promise<TestOutcome>;
  printers(args: Record<string, never>): Promise<readonly Printer[]>;
  testPrinter(args: Record<string, never>): Promise<TestOutcome>;
  records(args: Record<string, never>): Promise<{
    readonly resets: readonly ResetRecord[];
    readonly total: number;
    readonly clean: number;
    readonly events: readonly EventLine[];
    readonly unconfirmed: readonly UnconfirmedWrite[];
  }>;
  /** A write of the list was looked up at the library system: it leaves the list, whose rest is answered. */
  writeChecked(args: { readonly key: string }): Promise<readonly UnconfirmedWrite[]>;
  /** Starts the program again; its supervisor brings it back. */
  restart(args: Record<string, never>): Promise<void>;
  /** Ends the program for good: the supervisor does not restart it. */
  leaveKiosk(args: Record<string, never>): Promise<void>;
}

/** What main tells the staff page unasked. */
export type StaffNews =
  | { readonly type: "door"; readonly door: StaffDoor }
  /** What the decoder saw. `text` as it came, `scan` as it was understood. */
  | { readonly type: "scan"; readonly at: IsoInstant; readonly text: string; readonly scan: Scan }
  /** A card was read while one was waited for. */
  | { readonly type: "enrolled"; readonly card: "taken" | "no-staff-card" | "known" }
  /** Nobody has touched anything: seconds until the area closes; null = somebody has. */
  | { readonly type: "closing"; readonly seconds: number | null };

export type StaffVerb = keyof StaffCalls;
export type StaffArgs<V extends StaffVerb> = Parameters<StaffCalls[V]>[0];
export type StaffAnswer<V extends StaffVerb> = Awaited<ReturnType<StaffCalls[V]>>;

/** `window.staff`: the whole door between the staff page and main. */
export interface StaffBridge extends StaffCalls {
  /** Listens to main's news; the answer stops listening. */
  onNews(listener: (news: StaffNews) => void): () => void;
}
