import type { IsoInstant } from "../domain/text.ts";
import type { LibraryPort } from "../library/port.ts";
import type { SecretName } from "../settings/choices.ts";
import type { SettingsProblem, SettingsStanding } from "../settings/problem.ts";
import type { EndReason } from "../visit.ts";

/** One reset, for staff; contains no patron data and no visit number. */
export interface ResetRecord {
  readonly at: IsoInstant;
  readonly reason: EndReason;
  /** Milliseconds from the privacy cover to the next page. */
  readonly ms: number;
  /** All checks of the reset found nothing left behind (levels L0, L1 and L3). */
  readonly clean: boolean;
}

/** One line of the log: a code and numbers. */
export interface EventLine {
  readonly at: IsoInstant;
  readonly event: string;
  /** Code of the reason, kind, refusal or step; may be empty. */
  readonly about: string;
}

/**
 * Where a secret is stored. `keyring`: the system's key store · `own-file`: a file that only this program's user and root can
 * read · `root-file`: the administrator's file · `settings-file`: among the other settings · `environment` · `nowhere`.
 */
export type SecretPlace = "keyring" | "own-file" | "root-file" | "settings-file" | "environment" | "nowhere";

/** A printer of the operating system. */
export interface Printer {
  readonly name: string;
  readonly ready: boolean;
  /** The system's state codes, for instance `media-empty-error`; empty if there is no problem. */
  readonly reasons: string;
}

/** The result of a test. `about` is a code for its text: `ok`, `away`, `no-printer`... */
export interface TestOutcome {
  readonly ok: boolean;
  readonly about: string;
  /** Measured times in milliseconds, for instance of each backend check. */
  readonly ms: readonly number[];
}

/** Days and maximum number of unconfirmed writes that are kept in the list. */
export const UNCONFIRMED_KEPT_DAYS = 90;
export const UNCONFIRMED_MOST = 200;

/** The methods of the port that change something in the library system. */
export const WRITE_VERBS = [
  "changePassword",
  "renew",
  "checkOut",
  "checkIn",
  "placeHold",
  "changeHold",
  "cancelHold",
  "suspendHold",
  "resumeHold",
  "readMessage",
  "setEmail",
  "deleteEmail",
  "confirmEmail",
  "resendEmailCode",
] as const satisfies readonly (keyof LibraryPort)[];
export type WriteVerb = (typeof WRITE_VERBS)[number];

/** A write of unknown outcome. Contains no patron data. */
export interface UnconfirmedWrite {
  /** When it was sent. */
  readonly at: IsoInstant;
  /** Idempotency key at the library system, if it has keys. */
  readonly key: string;
  /** The four digits that the patron was shown, if they were still at the terminal. */
  readonly ticket: string;
  readonly verb: WriteVerb;
  /** True = the terminal stopped before the answer; false = the library system did not tell. */
  readonly cutOff: boolean;
}

/** Condition of one part. */
export type Condition = "ok" | "notice" | "unknown";

/** Summary of the terminal's state (R93: versions and fingerprints are for staff only). */
export interface KioskStatus {
  readonly scanner: { readonly condition: Condition; readonly lastAt: IsoInstant | null };
  readonly printer: { readonly condition: Condition; readonly name: string };
  readonly backend: { readonly condition: Condition; readonly adapter: string; readonly host: string };
  readonly settings: {
    readonly condition: Condition;
    readonly standing: SettingsStanding;
    /** Problems in the settings files and the environment. */
    readonly problems: readonly SettingsProblem[];
    readonly hash: string;
  };
  readonly reset: {
    readonly condition: Condition;
    readonly lastAt: IsoInstant | null;
    readonly clean: number;
    readonly total: number;
  };
  /** Writes of unknown outcome. */
  readonly writes: { readonly condition: Condition; readonly unconfirmed: number };
  readonly clock: {
    readonly condition: Condition;
    readonly now: IsoInstant;
    readonly zone: string;
    /** Synchronized by a time server; null = unknown. */
    readonly synchronized: boolean | null;
  };
  /** Bytes of the disk with the kiosk's own folder; null = unknown. */
  readonly disk: {
    readonly condition: Condition;
    readonly free: number | null;
    readonly total: number | null;
  };
  readonly secrets: Readonly<Record<SecretName, SecretPlace>>;
  readonly versions: {
    readonly program: string;
    readonly build: string;
    readonly electron: string;
    readonly chromium: string;
    readonly system: string;
  };
  /** Seconds since the program started. */
  readonly uptime: number;
  readonly outOfService: boolean;
}
