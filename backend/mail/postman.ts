import type { Kysely } from "kysely";
import { type Clock, SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { inTransaction } from "../store/database.ts";
import { giveBackMail, leaseMail, markSent, nextDueIn, postponeMail, removeMail } from "../store/outbox.ts";
import type { Schema, Writing } from "../store/schema.ts";
import { addressed, type Letter } from "./addressing.ts";
import { LONGEST_PAUSE_MS, pauseAfter, retryAfter } from "./backoff.ts";
import { HAND_OVER_TIMES, type HandOverTimes, handOver } from "./hand-over.ts";
import { kindsThatLeave } from "./hours.ts";
import type { SmtpServer } from "./smtp-server.ts";
import { HandOverFailure } from "./trouble.ts";
import { giveUp, isTooOld, mailCameBack } from "./unreachable.ts";

/** How long a mail belongs to one hand, in milliseconds; longer than a hand-over and its writing down can take. */
export const LEASE_MS = HAND_OVER_TIMES.whole + 30 * SECOND_MS;
/** Mails handed over at once by one process. */
const HANDS = 3;
/** Longest sleep: another process may have put mail in, or died with a mail in its hands. */
const LONGEST_SLEEP_MS = 15 * SECOND_MS;
const SHORTEST_SLEEP_MS = SECOND_MS;
/**
 * Recipients refused one after another, nobody taken in between, after which the server is not believed any more: it
 * is more likely set up wrongly than that so many addresses are bad, and a patron's address is not marked for that.
 */
const DISBELIEF_AFTER = 5;

/** Takes mails from the outbox to the mail server. */
export interface Postman {
  /** There is new mail: go. Returns at once; call it after the transaction that wrote the mail. */
  call(): void;
  /** Hands over everything that is due now; resolves when that is done. Never throws. */
  round(): Promise<void>;
  /** Waits until the round under way is done. */
  settled(): Promise<void>;
  /** Takes no new mail and waits at most 5 seconds for what is under way; what is broken off waits in the outbox. */
  stop(): Promise<void>;
}

/** Hears of every mail that was not taken, for the log: kind and class, never an address or the server's words. */
export type OnFailure = (error: unknown) => void;

/** Without a mail server mails stay in the outbox. */
export const noPostman: Postman = {
  call: () => undefined,
  round: async () => undefined,
  settled: async () => undefined,
  stop: async () => undefined,
};

/** What a postman works with. */
export interface PostmanParts {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly settings: RuleSettings;
  readonly server: SmtpServer;
  readonly onFailure: OnFailure;
  /** Tests shorten them. */
  readonly times?: HandOverTimes;
}

/**
 * A postman for one process; several processes may each have one on the same outbox. A mail leaves the outbox after
 * the server has taken it: a crash in between sends it twice under one Message-ID, and loses none.
 */
export function smtpPostman(parts: PostmanParts): Postman {
  return new SmtpPostman(parts);
}

class SmtpPostman implements Postman {
  readonly #parts: PostmanParts;
  readonly #breakOff = new AbortController();
  #running: Promise<void> | null = null;
  #called = false;
  #stopping = false;
  #timer: NodeJS.Timeout | undefined;
  /** The server is left alone until then, in milliseconds. */
  #pausedUntil = 0;
  #failures = 0;
  #refusedInARow = 0;

  constructor(parts: PostmanParts) {
    this.#parts = parts;
  }

  call(): void {
    if (this.#stopping) return;
    this.#called = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  async round(): Promise<void> {
    this.call();
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const { times = HAND_OVER_TIMES } = this.#parts;
    const timer = setTimeout(() => this.#breakOff.abort(), times.stop);
    await this.settled();
    clearTimeout(timer);
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    let sleep = LONGEST_SLEEP_MS;
    try {
      while (this.#called) {
        this.#called = false;
        const wait = await nextDueIn(this.#parts.db, this.#now, this.#kinds);
        if (wait !== null && wait <= 0) await this.#allHands();
      }
      sleep = await this.#untilNext();
    } catch (error) {
      // The database, or a bug: what was leased is anybody's when its lease runs out.
      this.#parts.onFailure(error);
    }
    if (!this.#stopping) this.#timer = setTimeout(() => this.call(), sleep).unref();
  }

  /** Waits for all of them, also when one fails: a stop must not leave a hand behind. */
  async #allHands(): Promise<void> {
    const hands = await Promise.allSettled(Array.from({ length: HANDS }, () => this.#work()));
    const failed = hands.find((hand) => hand.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  get #now(): number {
    return this.#parts.clock.now();
  }

  /** What may leave now. */
  get #kinds(): ReturnType<typeof kindsThatLeave> {
    return kindsThatLeave(this.#now, this.#parts.settings);
  }

  /** Milliseconds for which the server is still left alone. A pause longer than any was begun by a clock that was ahead. */
  get #pauseLeft(): number {
    const left = this.#pausedUntil - this.#now;
    return left > LONGEST_PAUSE_MS ? 0 : Math.max(0, left);
  }

  async #untilNext(): Promise<number> {
    const due = await nextDueIn(this.#parts.db, this.#now, this.#kinds);
    if (due === null) return LONGEST_SLEEP_MS;
    const wait = Math.max(due, this.#pauseLeft);
    return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, wait));
  }

  /** One hand: a mail after the other until none is due or the server is left alone. */
  async #work(): Promise<void> {
    while (!this.#stopping && this.#pauseLeft === 0) {
      const letter = await inTransaction(this.#parts.db, (trx) => this.#take(trx));
      if (letter === null) return;
      if (letter.recipient !== null) await this.#deliver({ ...letter, recipient: letter.recipient });
    }
  }

  /** The next mail with its address; a mail that is no longer true is dropped on the way (`recipient` null). */
  async #take(trx: Writing): Promise<Letter | null> {
    const mail = await leaseMail(trx, this.#now, LEASE_MS, this.#kinds);
    if (mail === null) return null;
    const letter = await addressed(trx, mail, this.#now, this.#parts.settings);
    if (letter.recipient === null) await removeMail(trx, mail);
    return letter;
  }

  async #deliver({ mail, recipient }: Letter & { readonly recipient: string }): Promise<void> {
    const { db, server, settings, times = HAND_OVER_TIMES } = this.#parts;
    try {
      await handOver({ server, settings, times }, mail, recipient, this.#breakOff.signal);
    } catch (error) {
      const failure = error instanceof HandOverFailure ? error : new HandOverFailure("bug");
      return this.#notTaken(mail, failure);
    }
    this.#failures = 0;
    this.#refusedInARow = 0;
    await inTransaction(db, (trx) => markSent(trx, mail, this.#now));
  }

  async #notTaken(mail: Letter["mail"], failure: HandOverFailure): Promise<void> {
    const { db, settings, onFailure } = this.#parts;
    if (this.#breakOff.signal.aborted) return inTransaction(db, (trx) => giveBackMail(trx, mail));
    const believed = this.#believed(failure);
    onFailure(believed);
    if (believed.concerns === "all") this.#pause();
    const now = this.#now;
    await inTransaction(db, async (trx) => {
      if (believed.concerns === "recipient") {
        const state = believed.code === "recipient-refuses" ? "refused" : "bounced";
        // The patron is locked before the mail goes, as everywhere.
        await mailCameBack(trx, mail, state, now, { kind: "job" });
        await removeMail(trx, mail);
      } else if (isTooOld(mail, now, settings)) {
        await giveUp(trx, mail, now);
      } else {
        const next = believed.concerns === "all" ? this.#pausedUntil : now + retryAfter(mail.attempts);
        await postponeMail(trx, mail, next, believed.code);
      }
    });
  }

  #believed(failure: HandOverFailure): HandOverFailure {
    if (failure.concerns !== "recipient") return failure;
    this.#refusedInARow += 1;
    return this.#refusedInARow > DISBELIEF_AFTER ? new HandOverFailure("server-refuses-us") : failure;
  }

  /** The server is left alone for a while; hands that failed at the same time count as one. */
  #pause(): void {
    if (this.#pauseLeft > 0) return;
    this.#failures += 1;
    this.#pausedUntil = this.#now + pauseAfter(this.#failures);
  }
}
