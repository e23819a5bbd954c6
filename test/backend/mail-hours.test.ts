import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "#backend/clock.ts";
import { runJobs } from "#backend/jobs/all.ts";
import { days, openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { hire } from "#test/support/http/rest-staff.ts";
import {
  ADDRESS,
  expire,
  mailWorkerOf,
  outbox,
  patronWithMail,
  readyHold,
} from "#test/support/mail/mail-scene.ts";
import { mailServer } from "#test/support/mail/mail-server.ts";

/** From noon, when a small library opens, to half past midnight. */
const TO_MIDNIGHT = 12 * HOUR_MS + 30 * MINUTE_MS;

test("what the jobs of the night tell leaves in the morning, and staff see when", async () => {
  const library = await openSmallLibrary();
  const [title = ""] = await library.manyTitles(1);
  const server = await mailServer();
  const mailWorker = mailWorkerOf(library.backend, server.port);
  await readyHold(library, await patronWithMail(library), title);
  await mailWorker.drain();
  expect(server.mails).toHaveLength(1);
  library.clock.forward(days(7) + TO_MIDNIGHT);
  expect((await runJobs(library.backend)).done).toMatchObject({ "shelf-expiry": 1 });
  await mailWorker.drain();
  expect(server.mails).toHaveLength(1);
  const staff = await hire(library, "manager");
  const { mails } = (await staff.ask("outbox", { after: null })).value;
  expect(mails).toMatchObject([{ kind: "hold-expired", attempts: 0, nextTryAt: "2026-12-02T23:00:00.000Z" }]);
  library.clock.forward(7.5 * HOUR_MS - 1);
  await mailWorker.drain();
  expect(server.mails).toHaveLength(1);
  library.clock.forward(1);
  await mailWorker.drain();
  expect(server.mails).toHaveLength(2);
  expect(await outbox(library)).toEqual([]);
});

test("a mail that is overdue at night leaves in the morning, and staff are not told of a try that is past", async () => {
  const library = await openSmallLibrary();
  const [title = ""] = await library.manyTitles(1);
  library.clock.forward(7 * HOUR_MS + 50 * MINUTE_MS);
  await readyHold(library, await patronWithMail(library), title);
  const staff = await hire(library, "manager");
  const nextTry = async () => (await staff.ask("outbox", { after: null })).value.mails[0]?.nextTryAt;
  expect(await nextTry(), "19:50, which is now").toBe("2026-11-25T10:50:00.000Z");
  library.clock.forward(2 * HOUR_MS + 10 * MINUTE_MS);
  expect(await nextTry(), "8:00, told at 22:00").toBe("2026-11-25T23:00:00.000Z");
});

test("a confirmation, for which a patron waits, leaves at once", async () => {
  const library = await openSmallLibrary();
  const server = await mailServer();
  const mailWorker = mailWorkerOf(library.backend, server.port);
  const card = await library.card();
  library.clock.forward(TO_MIDNIGHT);
  await (await library.kiosk.patron(card, PASSWORD)).setEmail(ADDRESS);
  await mailWorker.drain();
  expect(server.mails.map(({ to }) => to)).toEqual([[ADDRESS]]);
});

test("a library that says so sends at any hour", async () => {
  const library = await openSmallLibrary({ mail: { hours: { from: "00:00", to: "24:00" } } });
  const [title = ""] = await library.manyTitles(1);
  const server = await mailServer();
  const hold = await readyHold(library, await patronWithMail(library), title);
  library.clock.forward(TO_MIDNIGHT);
  await expire(library, hold);
  await mailWorkerOf(library.backend, server.port).drain();
  expect(server.mails).toHaveLength(1);
});
