import type { JournalVerb } from "#contract/domain/staff-office.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { type Refusal, type RefusalName, refusal } from "#contract/refusals.ts";
import {
  type StaffRefusal,
  type StaffRefusalDetails,
  type StaffRefusalName,
  staffRefusal,
} from "#contract/rest/staff-refusals.ts";
import type { Ok } from "#contract/result.ts";
import type { Backend } from "../../backend.ts";
import { type Actor, type JournalSubject, writeJournal } from "../../store/journal.ts";
import type { Writing } from "../../store/schema.ts";
import { today } from "../patron-view.ts";

/** Where a deed of staff, or of a job, is done: in one transaction, by somebody. */
export class Desk {
  readonly backend: Pick<Backend, "clock" | "settings">;
  readonly trx: Writing;
  readonly by: Actor;

  constructor(backend: Pick<Backend, "clock" | "settings">, trx: Writing, by: Actor) {
    this.backend = backend;
    this.trx = trx;
    this.by = by;
  }

  /** Milliseconds. */
  get now(): number {
    return this.backend.clock.now();
  }

  /** In the library's time zone. */
  get today(): IsoDate {
    return today(this.backend);
  }

  get settings(): Backend["settings"] {
    return this.backend.settings;
  }

  /** Writes a line into the journal. */
  async note(verb: JournalVerb, subject: JournalSubject): Promise<void> {
    await writeJournal(this.trx, this.by, verb, subject, this.now);
  }
}

/** An answer to staff, or an expected "no" of their catalogue or the general one. */
export type StaffResult<T> = Ok<T> | StaffRefused;

export interface StaffRefused {
  readonly ok: false;
  readonly refusal: StaffRefusal | Refusal;
}

/** A "no" that only staff can hear. */
export function refuse(name: StaffRefusalName, details?: StaffRefusalDetails): StaffRefused {
  return { ok: false, refusal: staffRefusal(name, details) };
}

/** A "no" that patrons can hear too. */
export function refuseAsPatrons(name: RefusalName): StaffRefused {
  return { ok: false, refusal: refusal(name) };
}
