import { expect, onTestFinished, test, vi } from "vitest";
import { closeBackend, openBackend } from "#backend/backend.ts";
import { systemClock } from "#backend/clock.ts";
import { newMailToken } from "#backend/mail/token.ts";
import { RULE_SETTINGS } from "#backend/rules/settings.schema.ts";
import { inTransaction } from "#backend/store/database.ts";
import { addMail, mailLines } from "#backend/store/outbox.ts";
import { addPatron } from "#backend/store/patrons.ts";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { testPlace } from "#test/support/backend/test-database.ts";
import { expectNoPatronIn, leasesRunOut, mailWorkerOf } from "#test/support/mail/mail-scene.ts";
import { mailServer } from "#test/support/mail/mail-server.ts";

/** The data of one test, and its outbox filled with so many mails to different patrons. */
async function outboxOf(count: number) {
  const place = await testPlace();
  onTestFinished(() => place.discard());
  const backend = await openBackend({
    database: place.place,
    clock: systemClock,
    settings: RULE_SETTINGS.parse({}),
    kioskToken: "a-kiosk-token-for-tests",
    smtpUrl: null,
    onMailFailure: () => undefined,
  });
  onTestFinished(() => closeBackend(backend));
  const now = systemClock.now();
  await inTransaction(backend.db, async (trx) => {
    for (let at = 0; at < count; at += 1) {
      const patronId = await addPatron(trx, {
        cardNumber: String(1_000_000 + at),
        passwordHash: "$argon2id$none",
        passwordKind: "real",
        expiresOn: null,
        email: `hanako${at}@mobile.example`,
        emailState: "registered",
        hearingImpaired: 0,
      });
      const words = { sender: "confirm@library.example", subject: "確認", text: "確認番号" };
      const mail = { token: newMailToken(), kind: "email-confirmation", patronId, emailNo: 0 } as const;
      await addMail(trx, { ...mail, ...words, createdAt: now, nextAt: now });
    }
  });
  return { backend, folder: place.folder };
}

test("two processes on one outbox: each of 40 mails is handed over by one of them, once", async () => {
  const { backend, folder } = await outboxOf(40);
  const server = await mailServer();
  const smtp = `smtp://127.0.0.1:${server.port}`;
  const [one, two] = await Promise.all([startBackend({ folder, smtp }), startBackend({ folder, smtp })]);
  await server.taken(40);
  expect(await one.stop()).toBe(0);
  expect(await two.stop()).toBe(0);
  expect(await mailLines(backend.db)).toEqual([]);
  const recipients = server.mails.flatMap(({ to }) => to);
  expect(recipients).toHaveLength(40);
  expect(new Set(recipients).size).toBe(40);
  expectNoPatronIn([one.log(), two.log()]);
});

test("power cut after the last byte, before the server's yes: the mail is sent again as the same mail", async () => {
  const { backend, folder } = await outboxOf(1);
  const server = await mailServer();
  server.mood.data = "hang";
  const first = await startBackend({ folder, smtp: `smtp://127.0.0.1:${server.port}` });
  await server.taken(1);
  await first.kill();
  expect(await mailLines(backend.db), "nothing is lost").toMatchObject([{ attempts: 1, state: "waiting" }]);

  server.mood.data = "take";
  await leasesRunOut(backend);
  await mailWorkerOf(backend, server.port).drain();
  expect(await mailLines(backend.db)).toEqual([]);
  const ids = server.mails.map(({ parsed }) => parsed.messageId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size, "a receiver can drop the twin").toBe(1);
});

test("the log of a process says what was wrong with a mail, and not for whom", async () => {
  const { backend, folder } = await outboxOf(1);
  const server = await mailServer();
  server.mood.recipient = () => "550 5.1.1 <hanako0@mobile.example> User unknown";
  const smtp = `smtp://127.0.0.1:${server.port}`;
  const refused = await startBackend({ folder, smtp });
  await vi.waitUntil(async () => (await mailLines(backend.db)).length === 0, { timeout: 20_000 });
  expect(await refused.stop()).toBe(0);
  expect(refused.log()).toContain("recipient-unknown");
  expectNoPatronIn([refused.log()]);
});
