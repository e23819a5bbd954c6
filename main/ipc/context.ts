import type { CheckedOut } from "#contract/domain/lending.ts";
import type { Fee } from "#contract/domain/lending-fee.ts";
import type { SlipContent, SlipText } from "#contract/domain/slip.ts";
import type { Language } from "#contract/domain/text.ts";
import type { CallAnswer, CallArgs, Hello, Verb } from "#contract/ipc/calls.ts";
import type { CallOptions, LibraryPort, SessionToken } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import type { Scan } from "#contract/scan.ts";
import type { PasswordRule } from "#contract/settings/passwords.ts";
import type { WriteVerb } from "#contract/staff/reports.ts";
import type { Covers } from "../covers/covers.ts";
import type { PrintOutcome } from "../printing/print-outcome.ts";
import type { Returns } from "../visit/returns.ts";
import type { VisitEvent } from "../visit/state.ts";
import type { WaitingCancels } from "../visit/waiting-cancels.ts";

/** What a handler may use. Created per call, for the visit of the call. */
export interface CallContext {
  readonly library: LibraryPort;
  readonly covers: Pick<Covers, "note" | "cover">;
  /** Aborts at the end of the visit. */
  readonly signal: AbortSignal;
  /** False: the terminal has no service that needs a patron, and signs nobody in. */
  readonly hasPatrons: boolean;
  /** Card number that was scanned or entered in this visit; null = none. */
  readonly card: string | null;
  /** True: the card number was typed, not scanned, so it proves no card. */
  readonly typed: boolean;
  /** The patron is known by the card alone (D87). */
  readonly byCard: boolean;
  /** The patron's session; the gate has checked that there is one where the verb needs it. */
  readonly session: SessionToken;
  /** The rule for a new password at this terminal. */
  readonly newPassword: PasswordRule;
  readonly cancels: WaitingCancels;
  /** What the patron has borrowed in this visit, by the barcode that was scanned. */
  readonly lent: Map<string, CheckedOut>;
  /** The fees shown to the patron in this visit, by the scanned barcode. */
  readonly fees: Map<string, Fee>;
  readonly returns: Pick<Returns, "takeBack" | "lent" | "ofVisit">;
  dispatch(event: VisitEvent): void;
  /**
   * Keeps the session of a sign-in. False if it came too late: the visit is over, or another card was scanned meanwhile. The
   * session is then ended, and nobody is signed in.
   */
  keepSession(session: SessionToken): boolean;
  hello(): Promise<Hello>;
  /** Opens the staff area's page, unless a visit is open. */
  staffDoor(): void;
  /** Reads aloud; the card's number is taken out. */
  speak(text: string, language: Language): void;
  hush(): void;
  readCardNumber(typed: string): Scan;
  /** Prints a slip and follows it to its end; `visit` aborts with the visit. Never throws. */
  print(content: SlipContent, text: SlipText, visit: AbortSignal): Promise<PrintOutcome>;
  /**
   * Runs a write with a new key, after it is in the journal on disk (R69, R89). Not aborted at the end of the visit: its outcome
   * is followed up in the background. `turn`: it is in the journal now, and sent after that.
   */
  write<T>(
    verb: WriteVerb,
    send: (key: string, options: CallOptions) => Promise<Result<T>>,
    turn?: Promise<unknown>,
  ): Promise<Result<T>>;
}

/** Handles one verb: arguments are parsed, the phase is checked. */
export type Handler<V extends Verb> = (args: CallArgs<V>, context: CallContext) => Promise<CallAnswer<V>>;

/** Handlers of a group of verbs. */
export type Handlers<V extends Verb> = { readonly [Name in V]: Handler<Name> };
