import type { Kysely } from "kysely";
import type { Clock } from "./clock.ts";
import { readSmtpUrl } from "./mail/smtp-server.ts";
import { type MailWorker, noMailWorker, type OnFailure, smtpMailWorker } from "./mail/worker.ts";
import { Metrics } from "./metrics.ts";
import type { RuleSettings } from "./rules/settings.ts";
import { KioskTokenCache } from "./services/kiosk-token-cache.ts";
import { unmatchableHash } from "./services/password-hash.ts";
import { PasswordQueue } from "./services/password-queue.ts";
import { openDatabase, type Place } from "./store/database.ts";
import type { Schema } from "./store/schema.ts";

/** What every use case needs. One per process. */
export interface Backend {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly settings: RuleSettings;
  /** No patrons, holds, loans, mail and jobs; nothing is known of the state of copies. */
  readonly catalogueOnly: boolean;
  readonly mailWorker: MailWorker;
  /** Limits the number of parallel password hashes. */
  readonly passwords: PasswordQueue;
  readonly kiosks: KioskTokenCache;
  readonly metrics: Metrics;
  /** Token of the first kiosk; staff add more kiosks. */
  readonly kioskToken: string;
  /** Compared with the password for an unknown card, so that unknown cards take as long as known ones (D17). */
  readonly dummyHash: string;
}

/** Options to open a backend. */
export interface BackendOptions {
  readonly database: Place;
  readonly clock: Clock;
  readonly settings: RuleSettings;
  readonly kioskToken: string;
  /** Default: false. */
  readonly catalogueOnly?: boolean;
  /** `smtp://127.0.0.1:port`, `smtps://user:password@host:465`; null = mails stay in the outbox. */
  readonly smtpUrl: string | null;
  readonly onMailFailure: OnFailure;
  /** Called for each broken connection to PostgreSQL; the next request opens a new one. */
  readonly onDatabaseLost?: (error: Error) => void;
}

/** Opens the database and runs pending migrations. */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const { database, clock, settings, kioskToken, smtpUrl, onMailFailure } = options;
  const db = await openDatabase(database, options.onDatabaseLost);
  const server = smtpUrl === null ? null : readSmtpUrl(smtpUrl);
  if (smtpUrl !== null && server === null) throw new Error("The address of the mail server is invalid.");
  const mailWorker =
    server === null
      ? noMailWorker
      : smtpMailWorker({ db, clock, settings, server, onFailure: onMailFailure });
  const perProcess = {
    passwords: new PasswordQueue(),
    kiosks: new KioskTokenCache(),
    metrics: new Metrics(),
  };
  return {
    db,
    clock,
    settings,
    catalogueOnly: options.catalogueOnly ?? false,
    mailWorker,
    ...perProcess,
    kioskToken,
    dummyHash: unmatchableHash(),
  };
}

/** Waits a short time for mail under way and closes the database. */
export async function closeBackend(backend: Backend): Promise<void> {
  await backend.mailWorker.stop();
  await backend.db.destroy();
}
