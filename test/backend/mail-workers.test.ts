import { describe, expect, test } from "vitest";
import { MINUTE_MS } from "#backend/clock.ts";
import { noticeReady } from "#backend/mail/notices.ts";
import { DELIVERY_TIMEOUTS } from "#backend/mail/smtp-delivery.ts";
import { inTransaction } from "#backend/store/database.ts";
import { leaseMail, markSent } from "#backend/store/outbox.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import {
  leasesRunOut,
  mailWorkerOf,
  outbox,
  patronWithMail,
  readyHold,
  secondBackend,
} from "#test/support/mail/mail-scene.ts";
import { mailServer } from "#test/support/mail/mail-server.ts";

describe("several mail workers on one outbox", () => {
  test("what one has leased is left alone until its lease runs out; the twin has the same Message-ID", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    await readyHold(library, await patronWithMail(library), title);
    const server = await mailServer();
    server.mood.data = "hang";
    const second = await secondBackend(library);
    const one = mailWorkerOf(library.backend, server.port);
    one.wake();
    await server.taken(1);
    server.mood.data = "take";
    const two = mailWorkerOf(second, server.port);
    await two.drain();
    expect(server.mails, "the first one has leased it").toHaveLength(1);
    await leasesRunOut(library.backend);
    await two.drain();
    const ids = server.mails.map(({ parsed }) => parsed.messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    server.answer();
    await one.settled();
    expect(one.troubles, "the late yes comes to nothing").toEqual([]);
    expect(await outbox(library)).toEqual([]);
  });

  test("a machine whose clock is ahead takes no mail that another one has leased", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    await readyHold(library, await patronWithMail(library), title);
    const server = await mailServer();
    server.mood.data = "hang";
    const one = mailWorkerOf(library.backend, server.port);
    one.wake();
    await server.taken(1);
    server.mood.data = "take";
    const ahead = { now: () => library.clock.now() + 10 * MINUTE_MS };
    await mailWorkerOf({ ...(await secondBackend(library)), clock: ahead }, server.port).drain();
    expect(server.mails, "the first one has leased it").toHaveLength(1);
    server.answer();
    await one.settled();
    expect(await outbox(library)).toEqual([]);
  });

  test("a late worker cannot change a mail that the same process has leased again", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    await readyHold(library, await patronWithMail(library), title);
    const { db } = library.backend;
    const now = library.clock.now();
    const lease = () => inTransaction(db, (trx) => leaseMail(trx, now, MINUTE_MS, null));
    const first = await lease();
    expect(await lease(), "the first one has leased it").toBeNull();
    await leasesRunOut(library.backend);
    const second = await lease();
    if (first === null || second === null) throw new Error("No mail was due.");
    await inTransaction(db, (trx) => markSent(trx, first, now));
    expect(await outbox(library)).toMatchObject([{ attempts: 2 }]);
    await inTransaction(db, (trx) => markSent(trx, second, now));
    expect(await outbox(library)).toEqual([]);
  });

  test("a stop waits a short time, breaks off, and the mail is free for another process at once", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    await readyHold(library, await patronWithMail(library), title);
    const server = await mailServer();
    server.mood.data = "hang";
    const mailWorker = mailWorkerOf(library.backend, server.port, {
      times: { ...DELIVERY_TIMEOUTS, stop: 300 },
    });
    mailWorker.wake();
    await server.taken(1);
    const began = performance.now();
    await mailWorker.stop();
    expect(performance.now() - began).toBeLessThan(DELIVERY_TIMEOUTS.silence);
    expect(await outbox(library)).toMatchObject([{ attempts: 0, leasedUntil: null, state: "waiting" }]);
  });

  test("a write that is rolled back has written no mail", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await patronWithMail(library);
    const { hold } = (await patron.place(title, "central", "mail")).value;
    await library.setAside(hold.id, "ready");
    const write = inTransaction(library.backend.db, async (trx) => {
      await noticeReady(library.backend, trx, Number(hold.id));
      throw new Error("the power goes");
    });
    await expect(write).rejects.toThrow("the power goes");
    expect(await outbox(library)).toEqual([]);
  });
});
