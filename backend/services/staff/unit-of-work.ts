import type { JournalVerb } from "#contract/domain/staff-office.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { Backend } from "../../backend.ts";
import { type Actor, type JournalSubject, writeJournal } from "../../store/journal.ts";
import type { WritableDb } from "../../store/schema.ts";
import { today } from "../patron-view.ts";

/** One transaction of a member of staff or a job, with the clock, the settings and the journal. */
export class UnitOfWork {
  readonly backend: Pick<Backend, "clock" | "settings">;
  readonly trx: WritableDb;
  readonly by: Actor;

  constructor(backend: Pick<Backend, "clock" | "settings">, trx: WritableDb, by: Actor) {
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
