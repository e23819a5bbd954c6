import type { IsoInstant } from "../domain/text.ts";
import type { Verb } from "../ipc/calls.ts";
import type { SecretName } from "../settings/choices.ts";
import type { SettingsProblem, SettingsStanding } from "../settings/problem.ts";
import type { EndReason } from "../visit.ts";

/** One reset, as staff see it: nothing of a patron, not even a number of a visit. */
export interface ResetRecord {
  readonly at: IsoInstant;
  readonly reason: EndReason;
  /** Milliseconds from the cover to the next page. */
  readonly ms: number;
  /** Everything that the reset and its own look around were to find empty was empty (levels L0, L1 and L3). */
  readonly clean: boolean;
}

/** One line of the log: a code and figures. */
export interface EventLine {
  readonly at: IsoInstant;
  readonly event: string;
  /** Code of the reason, kind, refusal or step; empty when there is none. */
  readonly about: string;
}

/**
 * Where a secret stands. `keyring`: the system's key store · `own-file`: a file only this program's user and root can
 * read · `root-file`: the administrator's file · `settings-file`: among the other settings · `environment` · `nowhere`.
 */
export type SecretPlace = "keyring" | "own-file" | "root-file" | "settings-file" | "environment" | "nowhere";

/** A printer as the system knows it. */
export interface Printer {
  readonly name: string;
  readonly ready: boolean;
  /** The system's own words for its state, for instance `media-empty-error`; empty when all is well. */
  readonly reasons: string;
}

/** What a test has found. `about` is a code for words: `ok`, `away`, `no-printer`... */
export interface TestOutcome {
  readonly ok: boolean;
  readonly about: string;
  /** Measured times in milliseconds, for instance of each look at the backend. */
  readonly ms: readonly number[];
}

/** Days for which a write whose outcome is not known stays in the list, and how many do, the newest. */
export const UNCONFIRMED_KEPT_DAYS = 90;
export const UNCONFIRMED_MOST = 200;

/** The calls that change something at the library system. */
export const WRITE_VERBS = [
  "changePassword",
  "renew",
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
] as const satisfies readonly Verb[];
export type WriteVerb = (typeof WRITE_VERBS)[number];

/** A patron's write of which this terminal does not know whether it was done. Nothing in it tells of the patron. */
export interface UnconfirmedWrite {
  /** When it was sent. */
  readonly at: IsoInstant;
  /** What the library system knows it by, where it keeps keys. */
  readonly key: string;
  /** The four digits that the patron was shown, if they were still there. */
  readonly ticket: string;
  readonly verb: WriteVerb;
  /** The terminal stopped before the answer came; false = the library system did not tell. */
  readonly cutOff: boolean;
}

/** How one part is. */
export type Condition = "ok" | "notice" | "unknown";

/** The terminal at a glance (R93: versions and fingerprints are for staff alone). */
export interface KioskStatus {
  readonly scanner: { readonly condition: Condition; readonly lastAt: IsoInstant | null };
  readonly printer: { readonly condition: Condition; readonly name: string };
  readonly backend: { readonly condition: Condition; readonly adapter: string; readonly host: string };
  readonly settings: {
    readonly condition: Condition;
    readonly standing: SettingsStanding;
    /** What is wrong or unknown in the files and the environment. */
    readonly problems: readonly SettingsProblem[];
    readonly hash: string;
  };
  readonly reset: {
    readonly condition: Condition;
    readonly lastAt: IsoInstant | null;
    readonly clean: number;
    readonly total: number;
  };
  /** Writes whose outcome is not known. */
  readonly writes: { readonly condition: Condition; readonly unconfirmed: number };
  readonly clock: {
    readonly condition: Condition;
    readonly now: IsoInstant;
    readonly zone: string;
    /** Set by a time server; null = this system does not tell. */
    readonly synchronized: boolean | null;
  };
  /** Bytes of the disk that holds the kiosk's own folder; null = unknown. */
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
