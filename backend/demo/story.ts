import type { Backend } from "../backend.ts";
import { DAY_MS, HOUR_MS } from "../clock.ts";
import { calendarOf, openDayFrom, shelfUntil } from "../rules/calendar.ts";
import { addDays, dateOf } from "../rules/dates.ts";
import { addHold } from "../store/holds.ts";
import { addLoan } from "../store/loans.ts";
import { addMessage } from "../store/messages.ts";
import type { WritableDb } from "../store/schema.ts";
import type { DemoCopy } from "./catalogue.ts";
import type { DemoHold, DemoLoan, DemoMessage } from "./patrons.ts";
import { between, type Random } from "./random.ts";

/** What the scenarios need. */
export interface StoryDeps {
  readonly trx: WritableDb;
  readonly backend: Backend;
  readonly random: Random;
  readonly copies: readonly DemoCopy[];
  /** Ids of the background patrons. */
  readonly people: readonly number[];
  /** Titles not used for background patrons. */
  readonly spared: ReadonlySet<string>;
}

/** Days since a hold became ready, and since a cancelled one was cancelled. */
const READY_SINCE_DAYS = 2;
const CANCELLED_SINCE_DAYS = 1;
/** Background loans are due between these days from today. */
const DUE_FROM = -3;
const DUE_TO = 13;

/** Builds loans and holds, and tracks used copies, so that every copy is in one place only. */
export class Story {
  readonly #parts: StoryDeps;
  readonly #taken = new Set<number>();
  readonly #queues = new Map<number, number>();
  readonly #today: string;
  #nextPerson = 0;
  #nextShelf = 1;

  constructor(parts: StoryDeps) {
    this.#parts = parts;
    this.#today = dateOf(parts.backend.clock.now(), parts.backend.settings.timeZone);
  }

  /** Lends a copy to a patron; other patrons may have holds on it. */
  async lend(patronId: number, loan: DemoLoan): Promise<void> {
    const copy = this.#free(loan.title);
    await this.#addLoan(copy, patronId, loan.dueIn, loan.renewals);
    if (loan.waiting === 0) return;
    for (const other of this.#copies(copy.titleId)) await this.#lendAway(other);
    for (let at = 0; at < loan.waiting; at += 1)
      await this.#queue(copy.titleId, this.#person(), loan.waiting - at);
  }

  /** Places a hold, perhaps with a ready copy. */
  async hold(patronId: number, hold: DemoHold): Promise<void> {
    const { backend, trx } = this.#parts;
    const aside = hold.state === "ready" || hold.state === "in-transit";
    const copy = aside ? this.#free(hold.title, hold.state === "in-transit" ? hold.pickup : null) : null;
    const titleId = copy?.titleId ?? this.#title(hold.title);
    if (copy !== null) this.#taken.add(copy.id);
    const ready = hold.state === "ready";
    await addHold(trx, {
      titleId,
      patronId,
      state: hold.state,
      pickup: hold.pickup,
      contact: hold.contact,
      placedAt: this.#ago(hold.daysAgo),
      copyId: copy?.id ?? null,
      shelf: ready ? this.#shelf() : null,
      readyUntil: ready
        ? shelfUntil(addDays(this.#today, -READY_SINCE_DAYS), hold.pickup, backend.settings)
        : null,
      endedAt: hold.state === "cancelled" ? this.#ago(CANCELLED_SINCE_DAYS) : null,
    });
    if (!aside && hold.state !== "cancelled") this.#queues.set(titleId, (this.#queues.get(titleId) ?? 0) + 1);
  }

  /** Adds a message; an important one must be confirmed. */
  async tell(patronId: number, { kind, text, important, daysAgo }: DemoMessage): Promise<void> {
    const { days } = this.#parts.backend.settings.messages;
    await addMessage(this.#parts.trx, {
      patronId,
      kind,
      text,
      weight: important ? "important" : "plain",
      confirm: important ? 1 : 0,
      writtenAt: this.#ago(daysAgo),
      until: addDays(this.#today, days),
    });
  }

  /** Lends every copy of a title. */
  async everyCopyOut(title: string): Promise<void> {
    const named = this.#parts.copies.find((copy) => copy.title.title === title);
    for (const copy of named === undefined ? [] : this.#copies(named.titleId)) await this.#lendAway(copy);
  }

  /** Adds holds of background patrons until the queue has this length. */
  async fillQueue(title: string, waiting: number): Promise<void> {
    const titleId = this.#title(title);
    for (let at = this.#queues.get(titleId) ?? 0; at < waiting; at += 1) {
      await this.#queue(titleId, this.#person(), 2 * (waiting - at));
    }
  }

  /** Lends some of the remaining copies to background patrons. */
  async lendAround(share: number): Promise<void> {
    const { copies, random, spared } = this.#parts;
    for (const copy of copies) {
      if (!spared.has(copy.title.title) && random() < share) await this.#lendAway(copy);
    }
  }

  /** A free copy of the title, otherwise of any unused title; `notIn` = of another library than this. */
  #free(title: string, notIn: string | null = null): DemoCopy {
    const { copies, spared } = this.#parts;
    const fits = (copy: DemoCopy): boolean =>
      copy.lendable && !this.#taken.has(copy.id) && copy.library !== notIn;
    const copy =
      copies.find((one) => fits(one) && one.title.title === title) ??
      copies.find((one) => fits(one) && !spared.has(one.title.title));
    if (copy === undefined) throw new Error("The demo has too few titles for its patrons.");
    return copy;
  }

  #title(title: string): number {
    const named = this.#parts.copies.find((copy) => copy.lendable && copy.title.title === title);
    return (named ?? this.#free(title)).titleId;
  }

  #copies(titleId: number): readonly DemoCopy[] {
    return this.#parts.copies.filter((copy) => copy.titleId === titleId);
  }

  async #lendAway(copy: DemoCopy): Promise<void> {
    if (!copy.lendable || this.#taken.has(copy.id)) return;
    await this.#addLoan(copy, this.#person(), between(this.#parts.random, DUE_FROM, DUE_TO), 0);
  }

  async #addLoan(copy: DemoCopy, patronId: number, dueIn: number, renewals: number): Promise<void> {
    const { backend, trx } = this.#parts;
    const wanted = addDays(this.#today, dueIn);
    const dueDate = openDayFrom(wanted, calendarOf(backend.settings.calendar, copy.library));
    // Closed days must not move an overdue date past today.
    const due = dueIn < 0 && dueDate >= this.#today ? wanted : dueDate;
    this.#taken.add(copy.id);
    const loanedOn = addDays(wanted, -backend.settings.loans.days);
    await addLoan(trx, {
      copyId: copy.id,
      patronId,
      loanedOn,
      dueDate: due,
      renewals,
      libraryId: copy.library,
    });
  }

  async #queue(titleId: number, patronId: number, daysAgo: number): Promise<void> {
    await addHold(this.#parts.trx, {
      titleId,
      patronId,
      state: daysAgo > READY_SINCE_DAYS ? "approved" : "applied",
      pickup: this.#parts.copies[0]?.library ?? "",
      contact: "none",
      placedAt: this.#ago(daysAgo),
    });
    this.#queues.set(titleId, (this.#queues.get(titleId) ?? 0) + 1);
  }

  /** Background patrons take turns. */
  #person(): number {
    const { people } = this.#parts;
    const id = people[this.#nextPerson % people.length];
    if (id === undefined) throw new Error("The demo has no background patrons.");
    this.#nextPerson += 1;
    return id;
  }

  #shelf(): string {
    const number = this.#nextShelf;
    this.#nextShelf += 1;
    return `A-${String(number).padStart(2, "0")}`;
  }

  #ago(days: number): number {
    return this.#parts.backend.clock.now() - days * DAY_MS - HOUR_MS;
  }
}
