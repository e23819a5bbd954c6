import { z } from "zod";
import { HOLD_STATES, type HoldState } from "#contract/domain/hold.ts";
import { CONTACT_METHODS, type ContactMethod } from "#contract/domain/patron.ts";
import { SOAK_RULES } from "./plan.ts";

/** The verbs of a patron that write. */
export type Verb = "placeHold" | "changeHold" | "cancelHold" | "renew";

/** A write of a kiosk. Instants are milliseconds of `performance.now()` of the soak. */
export interface Write {
  readonly key: string;
  readonly patronId: number;
  readonly verb: Verb;
  /** Hold or loan it is about; empty for a new hold. */
  readonly id: string;
  readonly title: string;
  readonly pickup: string;
  readonly contact: ContactMethod;
  /** When it was sent for the first time. */
  readonly sent: number;
  /** When an answer was there; null while there is none. */
  answered: number | null;
  status: number;
  /** JSON of the answer's body. */
  body: string;
}

/** What an answer told of a hold, and between which instants that was true at some moment. */
export interface Sighting {
  readonly sent: number;
  readonly answered: number;
  readonly state: HoldState;
  readonly position: number | null;
}

/** The life of a hold as its answers told it; another kiosk may tell of it before the one that placed it. */
export interface KnownHold {
  readonly id: string;
  placed: Write | null;
  /** Acknowledged changes and cancellations. */
  readonly changes: Write[];
  readonly cancels: Write[];
  readonly sightings: Sighting[];
}

const SEEN_HOLD = z.object({
  id: z.string(),
  title: z.object({ id: z.string() }),
  state: z.enum(HOLD_STATES),
  position: z.int().nullable(),
  pickup: z.string(),
  contact: z.enum(CONTACT_METHODS),
});
export type SeenHold = z.infer<typeof SEEN_HOLD>;
const PLACED = z.object({ hold: SEEN_HOLD, remaining: z.int() });
export const HOLD_LIST = z.object({ holds: z.array(SEEN_HOLD), active: z.int(), max: z.int() });
const SEEN_LOAN = z.object({ id: z.string(), renewals: z.int(), dueDate: z.string() });
export type SeenLoan = z.infer<typeof SEEN_LOAN>;
export const LOAN_LIST = z.object({ loans: z.array(SEEN_LOAN) });

const LIVE: readonly HoldState[] = ["applied", "approved", "in-transit", "ready"];

/** Does a hold in this state count towards the limit (D34)? */
export function isLive(state: HoldState): boolean {
  return LIVE.includes(state);
}

/** Everything the backend has acknowledged, and every broken promise that was seen on the way. */
export class Ledger {
  readonly writes: Write[] = [];
  /** How many writes have their answer. */
  acknowledged = 0;
  readonly holds = new Map<string, KnownHold>();
  /** Acknowledged renewals by loan. */
  readonly renewals = new Map<string, { readonly write: Write; readonly seen: SeenLoan }[]>();
  readonly #broken = new Map<string, string[]>();

  /** A write is about to be sent. */
  begin(write: Omit<Write, "answered" | "status" | "body">): Write {
    const begun: Write = { ...write, answered: null, status: 0, body: "" };
    this.writes.push(begun);
    return begun;
  }

  /** The answer of a write is there; the same write is acknowledged once. */
  acknowledge(write: Write, status: number, body: unknown): void {
    this.acknowledged += 1;
    write.answered = performance.now();
    write.status = status;
    write.body = JSON.stringify(body);
    if (status !== 200) return;
    if (write.verb === "placeHold") this.#placed(write, PLACED.parse(body));
    else if (write.verb === "renew") this.#renewed(write, SEEN_LOAN.parse(body));
    else this.#changed(write, SEEN_HOLD.parse(body));
  }

  #placed(write: Write, { hold, remaining }: z.infer<typeof PLACED>): void {
    if (remaining < 0) this.broken("hold-limit", `patron ${write.patronId} was told ${remaining} remaining`);
    const known = this.#known(hold.id);
    if (known.placed !== null) this.broken("done-twice", `hold ${hold.id} was acknowledged to two keys`);
    known.placed = write;
    this.saw(hold, write.sent);
    this.#matches(write, hold, "applied");
  }

  #changed(write: Write, hold: SeenHold): void {
    const known = this.#known(write.id);
    if (write.verb === "cancelHold") known.cancels.push(write);
    else known.changes.push(write);
    this.saw(hold, write.sent);
    this.#matches(write, hold, write.verb === "cancelHold" ? "cancelled" : null);
  }

  /** An acknowledged write contains what it wrote. */
  #matches(write: Write, hold: SeenHold, state: HoldState | null): void {
    const terms =
      write.verb === "cancelHold" || (hold.pickup === write.pickup && hold.contact === write.contact);
    if (!terms || (state !== null && hold.state !== state)) {
      this.broken("answers", `the answer to ${write.key} tells of another hold than was asked for`);
    }
  }

  #renewed(write: Write, seen: SeenLoan): void {
    const all = this.renewals.get(write.id) ?? [];
    if (all.some((one) => one.seen.renewals === seen.renewals)) {
      this.broken(
        "done-twice",
        `two renewals of loan ${write.id} were both told to be number ${seen.renewals}`,
      );
    }
    this.renewals.set(write.id, [...all, { write, seen }]);
  }

  /** An answer told of a hold; it was asked for at `sent`. */
  saw(hold: SeenHold, sent: number): void {
    const { state, position } = hold;
    this.#known(hold.id).sightings.push({ sent, answered: performance.now(), state, position });
  }

  #known(id: string): KnownHold {
    const known = this.holds.get(id) ?? { id, placed: null, changes: [], cancels: [], sightings: [] };
    this.holds.set(id, known);
    return known;
  }

  /** A promise was broken; `what` names the check, the sentence holds ids only. */
  broken(what: string, sentence: string): void {
    this.#broken.set(what, [...(this.#broken.get(what) ?? []), sentence]);
  }

  /** What was broken under a name. */
  brokenOf(what: string): readonly string[] {
    return this.#broken.get(what) ?? [];
  }

  /** Writes that never got an answer. */
  unanswered(): readonly Write[] {
    return this.writes.filter((write) => write.answered === null);
  }
}

/** D34 and D62 in what one patron is shown at one moment. */
export function checkList(ledger: Ledger, list: z.infer<typeof HOLD_LIST>): void {
  const live = list.holds.filter((hold) => isLive(hold.state));
  if (live.length > SOAK_RULES.holds.max || list.active !== live.length) {
    ledger.broken("hold-limit", `a list shows ${live.length} live holds and says ${list.active}`);
  }
  if (new Set(live.map((hold) => hold.title.id)).size !== live.length) {
    ledger.broken(
      "title-twice",
      `a list shows a title twice: holds ${live.map((hold) => hold.id).join(", ")}`,
    );
  }
}
