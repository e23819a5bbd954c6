import type { Kysely } from "kysely";
import { type Clock, SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "../rules/settings.ts";
import { inTransaction } from "../store/database.ts";
import { leaseMail, markSent, nextDueIn, postponeMail, releaseLease, removeMail } from "../store/outbox.ts";
import type { Schema, WritableDb } from "../store/schema.ts";
import { type AddressedMail, addressed } from "./addressing.ts";
import { LONGEST_PAUSE_MS, pauseAfter, retryAfter } from "./backoff.ts";
import { DeliveryFailure } from "./delivery-failure.ts";
import { kindsThatLeave } from "./hours.ts";
import { DELIVERY_TIMEOUTS, type DeliveryTimeouts, deliver } from "./smtp-delivery.ts";
import type { SmtpServer } from "./smtp-server.ts";
import { giveUp, isTooOld, recordBounce } from "./unreachable.ts";

/** Lease of a mail in milliseconds; longer than a delivery and its recording can take. */
export const LEASE_MS = DELIVERY_TIMEOUTS.whole + 30 * SECOND_MS;
/** Mails delivered at once by one process. */
const CONCURRENCY = 3;
/** Longest sleep: another process may have added mail, or died with one leased. */
const LONGEST_SLEEP_MS = 15 * SECOND_MS;
const SHORTEST_SLEEP_MS = SECOND_MS;
/**
 * Consecutive rejected recipients after which the server is considered misconfigured, since so many bad addresses are unlikely;
 * no patron's address is marked.
 */
const DISBELIEF_AFTER = 5;

/** Delivers mails from the outbox to the mail server. */
export interface MailWorker {
  /** Starts the delivery of new mail. Returns at once; call it after the transaction that wrote the mail. */
  wake(): void;
  /** Delivers all due mail and resolves when done. Never throws. */
  drain(): Promise<void>;
  /** Waits until the delivery in progress is done. */
  settled(): Promise<void>;
  /** Leases no new mail and waits at most 5 seconds for deliveries in progress; aborted mails stay in the outbox. */
  stop(): Promise<void>;
}

/** Called for every failed delivery, for the log: kind and class, never an address or the server's text. */
export type OnFailure = (error: unknown) => void;

/** Without a mail server mails stay in the outbox. */
export const noMailWorker: MailWorker = {
  wake: () => undefined,
  drain: async () => undefined,
  settled: async () => undefined,
  stop: async () => undefined,
};

/** What a mail worker needs. */
export interface MailWorkerDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly settings: RuleSettings;
  readonly server: SmtpServer;
  readonly onFailure: OnFailure;
  /** Tests shorten them. */
  readonly times?: DeliveryTimeouts;
}

/**
 * The mail worker of one process; several processes may share one outbox. A mail is removed after the server has accepted it: a
 * crash in between sends it twice with one Message-ID, and loses none.
 */
export function smtpMailWorker(deps: MailWorkerDeps): MailWorker {
  return new SmtpMailWorker(deps);
}

class SmtpMailWorker implements MailWorker {
  readonly #deps: MailWorkerDeps;
  readonly #breakOff = new AbortController();
  #running: Promise<void> | null = null;
  #woken = false;
  #stopping = false;
  #timer: NodeJS.Timeout | undefined;
  /** No delivery before this instant, in milliseconds. */
  #pausedUntil = 0;
  #failures = 0;
  #refusedInARow = 0;

  constructor(deps: MailWorkerDeps) {
    this.#deps = deps;
  }

  wake(): void {
    if (this.#stopping) return;
    this.#woken = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  async drain(): Promise<void> {
    this.wake();
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const { times = DELIVERY_TIMEOUTS } = this.#deps;
    const timer = setTimeout(() => this.#breakOff.abort(), times.stop);
    await this.settled();
    clearTimeout(timer);
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    let sleep = LONGEST_SLEEP_MS;
    try {
      while (this.#woken) {
        this.#woken = false;
        const wait = await nextDueIn(this.#deps.db, this.#now, this.#kinds);
        if (wait !== null && wait <= 0) await this.#deliverDue();
      }
      sleep = await this.#untilNext();
    } catch (error) {
      // A database error or a bug: leased mails become free when their lease expires.
      this.#deps.onFailure(error);
    }
    if (!this.#stopping) this.#timer = setTimeout(() => this.wake(), sleep).unref();
  }

  /** Waits for all deliveries even if one fails, so that a stop leaves none behind. */
  async #deliverDue(): Promise<void> {
    const workers = await Promise.allSettled(Array.from({ length: CONCURRENCY }, () => this.#work()));
    const failed = workers.find((worker) => worker.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  get #now(): number {
    return this.#deps.clock.now();
  }

  /** Kinds of mail that may be sent now. */
  get #kinds(): ReturnType<typeof kindsThatLeave> {
    return kindsThatLeave(this.#now, this.#deps.settings);
  }

  /** Milliseconds until the pause ends. One longer than the maximum was set by a clock that was ahead. */
  get #pauseLeft(): number {
    const left = this.#pausedUntil - this.#now;
    return left > LONGEST_PAUSE_MS ? 0 : Math.max(0, left);
  }

  async #untilNext(): Promise<number> {
    const due = await nextDueIn(this.#deps.db, this.#now, this.#kinds);
    if (due === null) return LONGEST_SLEEP_MS;
    const wait = Math.max(due, this.#pauseLeft);
    return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, wait));
  }

  /** Delivers one mail after another until none is due or delivery is paused. */
  async #work(): Promise<void> {
    while (!this.#stopping && this.#pauseLeft === 0) {
      const next = await inTransaction(this.#deps.db, (trx) => this.#take(trx));
      if (next === null) return;
      if (next.recipient !== null) await this.#deliver({ ...next, recipient: next.recipient });
    }
  }

  /** Leases the next mail and looks up its address; an obsolete mail is deleted (`recipient` null). */
  async #take(trx: WritableDb): Promise<AddressedMail | null> {
    const mail = await leaseMail(trx, this.#now, LEASE_MS, this.#kinds);
    if (mail === null) return null;
    const addressedMail = await addressed(trx, mail, this.#now, this.#deps.settings);
    if (addressedMail.recipient === null) await removeMail(trx, mail);
    return addressedMail;
  }

  async #deliver({ mail, recipient }: AddressedMail & { readonly recipient: string }): Promise<void> {
    const { db, server, settings, times = DELIVERY_TIMEOUTS } = this.#deps;
    try {
      await deliver({ server, settings, times }, mail, recipient, this.#breakOff.signal);
    } catch (error) {
      const failure = error instanceof DeliveryFailure ? error : new DeliveryFailure("bug");
      return this.#failed(mail, failure);
    }
    this.#failures = 0;
    this.#refusedInARow = 0;
    await inTransaction(db, (trx) => markSent(trx, mail, this.#now));
  }

  async #failed(mail: AddressedMail["mail"], failure: DeliveryFailure): Promise<void> {
    const { db, settings, onFailure } = this.#deps;
    if (this.#breakOff.signal.aborted) return inTransaction(db, (trx) => releaseLease(trx, mail));
    const believed = this.#believed(failure);
    onFailure(believed);
    if (believed.concerns === "all") this.#pause();
    const now = this.#now;
    await inTransaction(db, async (trx) => {
      if (believed.concerns === "recipient") {
        const state = believed.code === "recipient-refuses" ? "refused" : "bounced";
        // Lock order as everywhere: the patron before the mail.
        await recordBounce(trx, mail, state, now, { kind: "job" });
        await removeMail(trx, mail);
      } else if (isTooOld(mail, now, settings)) {
        await giveUp(trx, mail, now);
      } else {
        const next = believed.concerns === "all" ? this.#pausedUntil : now + retryAfter(mail.attempts);
        await postponeMail(trx, mail, next, believed.code);
      }
    });
  }

  #believed(failure: DeliveryFailure): DeliveryFailure {
    if (failure.concerns !== "recipient") return failure;
    this.#refusedInARow += 1;
    return this.#refusedInARow > DISBELIEF_AFTER ? new DeliveryFailure("server-refuses-us") : failure;
  }

  /** Pauses delivery; failures at the same time count as one. */
  #pause(): void {
    if (this.#pauseLeft > 0) return;
    this.#failures += 1;
    this.#pausedUntil = this.#now + pauseAfter(this.#failures);
  }
}
