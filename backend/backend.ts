import type { Kysely } from "kysely";
import type { Clock } from "./clock.ts";
import { hashPassword } from "./deeds/password-hash.ts";
import { newToken } from "./deeds/tokens.ts";
import { noPostman, type OnFailure, type Postman, smtpPostman } from "./mail/postman.ts";
import type { RuleSettings } from "./rules/settings.ts";
import { inTransaction, openDatabase } from "./store/database.ts";
import { purge } from "./store/purge.ts";
import type { Schema } from "./store/schema.ts";

/** What every deed needs. One per process. */
export interface Backend {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly settings: RuleSettings;
  readonly postman: Postman;
  /** Secret of the kiosk towards this backend. */
  readonly kioskToken: string;
  /** Hash of a password nobody has: unknown cards cost as much time as known ones (rule 17). */
  readonly dummyHash: string;
}

/** What a backend is opened with. */
export interface BackendOptions {
  /** Folder of the database; made when missing. */
  readonly folder: string;
  readonly clock: Clock;
  readonly settings: RuleSettings;
  readonly kioskToken: string;
  /** `smtp://127.0.0.1:port`; null = mails stay in the outbox. */
  readonly smtpUrl: string | null;
  readonly onMailFailure: OnFailure;
}

/** Opens the database, brings it up to date, and deletes what was kept long enough. */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const { folder, clock, settings, kioskToken, smtpUrl, onMailFailure } = options;
  const db = await openDatabase(folder);
  await inTransaction(db, (trx) => purge(trx, clock.now(), settings));
  const postman = smtpUrl === null ? noPostman : smtpPostman(db, smtpUrl, onMailFailure);
  return { db, clock, settings, postman, kioskToken, dummyHash: await hashPassword(newToken()) };
}

/** Waits for the mail round under way and closes the database. */
export async function closeBackend(backend: Backend): Promise<void> {
  await backend.postman.settled();
  await backend.db.destroy();
}
