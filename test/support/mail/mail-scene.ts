import { expect, onTestFinished } from "vitest";
import { type Backend, closeBackend, openBackend } from "#backend/backend.ts";
import { noticeExpired, noticeReady } from "#backend/mail/notices.ts";
import type { DeliveryTimeouts } from "#backend/mail/smtp-delivery.ts";
import { readSmtpUrl } from "#backend/mail/smtp-server.ts";
import { type MailWorker, smtpMailWorker } from "#backend/mail/worker.ts";
import { inTransaction } from "#backend/store/database.ts";
import type { MailFailureCode } from "#backend/store/mail-tables.ts";
import { type MailLine, mailLines } from "#backend/store/outbox.ts";
import { openTasks, type Task } from "#backend/store/tasks.ts";
import type { ContactMethod } from "#contract/domain/patron.ts";
import type { SmallLibrary } from "../backend/small-library.ts";
import type { RestPatron } from "../http/rest-client.ts";

export const ADDRESS = "hanako@mobile.example";

/** A mail worker on a library's outbox, and what it could not deliver. It delivers when a test calls `drain`. */
export interface TestMailWorker extends MailWorker {
  readonly troubles: string[];
}

/** The mail worker of this library's process, or of another one on the same data. */
export function mailWorkerOf(
  backend: Pick<Backend, "db" | "clock" | "settings">,
  port: number,
  { times, host = "127.0.0.1", auth = "" }: { times?: DeliveryTimeouts; host?: string; auth?: string } = {},
): TestMailWorker {
  const server = readSmtpUrl(`smtp://${auth}${host}:${port}`);
  if (server === null) throw new Error("The test's mail server has no address.");
  const troubles: string[] = [];
  const mailWorker = smtpMailWorker({
    db: backend.db,
    clock: backend.clock,
    settings: backend.settings,
    server,
    onFailure: (error) =>
      troubles.push(error instanceof Error && "code" in error ? String(error.code) : String(error)),
    ...(times === undefined ? {} : { times }),
  });
  onTestFinished(() => mailWorker.stop());
  return {
    troubles,
    wake: () => mailWorker.wake(),
    drain: () => mailWorker.drain(),
    settled: () => mailWorker.settled(),
    stop: () => mailWorker.stop(),
  };
}

/** A second process on the same data. */
export async function secondBackend(library: SmallLibrary): Promise<Backend> {
  const { clock, settings, kioskToken } = library.backend;
  const backend = await openBackend({
    database: library.place,
    clock,
    settings,
    kioskToken,
    smtpUrl: null,
    onMailFailure: () => undefined,
  });
  onTestFinished(() => closeBackend(backend));
  return backend;
}

/** A patron with an address. */
export function patronWithMail(library: SmallLibrary, address = ADDRESS): Promise<RestPatron> {
  return library.patron({ email: { address, state: "registered" } });
}

/** The patron's hold waits on the shelf, and they are told. Answers the hold. */
export async function readyHold(
  library: SmallLibrary,
  patron: RestPatron,
  title: string,
  contact: ContactMethod = "mail",
): Promise<number> {
  const { hold } = (await patron.place(title, "central", contact)).value;
  await library.approve(hold.id);
  await library.setAside(hold.id, "ready");
  const id = Number(hold.id);
  await inTransaction(library.backend.db, (trx) => noticeReady(library.backend, trx, id));
  return id;
}

/** Nobody came for it. */
export async function expire(library: SmallLibrary, hold: number): Promise<void> {
  const { backend } = library;
  await inTransaction(backend.db, async (trx) => {
    await noticeExpired(backend, trx, hold);
    const nothing = { copyId: null, shelf: null, readyUntil: null };
    await trx
      .updateTable("holds")
      .set({ state: "expired", endedAt: backend.clock.now(), ...nothing })
      .where("id", "=", hold)
      .execute();
  });
}

/** So much time passes on the database's clock that no mail is leased any more. */
export async function leasesRunOut({ db }: Pick<Backend, "db">): Promise<void> {
  await db.updateTable("outbox").set({ leasedUntil: 0 }).where("leasedUntil", "is not", null).execute();
}

/** What waits in the outbox and what was given up. */
export function outbox(library: SmallLibrary): Promise<readonly MailLine[]> {
  return mailLines(library.backend.db);
}

/** Why each mail in the outbox is still there. */
export async function troublesOf(library: SmallLibrary): Promise<readonly (MailFailureCode | null)[]> {
  return (await outbox(library)).map((line) => line.lastError);
}

/** What staff have to do. */
export async function tasks(
  library: SmallLibrary,
): Promise<readonly Pick<Task, "kind" | "way" | "why" | "holdId">[]> {
  const open = await openTasks(library.backend.db, null, 100);
  return open.map(({ kind, way, why, holdId }) => ({ kind, way, why, holdId }));
}

/** The state of the patron's address as they see it. */
export async function addressState(patron: RestPatron): Promise<string> {
  return (await patron.overview()).value.patron.email.state;
}

/** A log says what happened to a mail and nothing of whose it is. */
export function expectNoPatronIn(log: readonly string[]): void {
  expect(log.join("")).not.toMatch(/@|hanako|User unknown/iu);
}
