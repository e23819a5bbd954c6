import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "#backend/clock.ts";
import { runJobs } from "#backend/jobs/all.ts";
import { bringTimesBack } from "#backend/jobs/times-ahead.ts";
import { PROOF_DAYS } from "#backend/rules/email.ts";
import { KioskTokenCache, seenStep } from "#backend/services/kiosk-token-cache.ts";
import { inTransaction } from "#backend/store/database.ts";
import { databaseNow } from "#backend/store/engine.ts";
import { leaseMail, markSent } from "#backend/store/outbox.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { refusalOf } from "#test/support/http/rest-client.ts";
import { hire } from "#test/support/http/rest-staff.ts";
import { ADDRESS, mailWorkerOf, patronWithMail, readyHold } from "#test/support/mail/mail-scene.ts";
import { silentServer } from "#test/support/mail/mail-server.ts";

/** A clock that took Japanese local time for UTC. */
const AHEAD_MS = 9 * HOUR_MS;

/** Does something while the clock is ahead, sets the clock right and lets the jobs have a look. */
async function whileAhead<T>(library: SmallLibrary, work: () => Promise<T>): Promise<T> {
  library.clock.forward(AHEAD_MS);
  const result = await work();
  library.clock.forward(-AHEAD_MS);
  return result;
}

async function jobs(library: SmallLibrary): Promise<Readonly<Record<string, number>>> {
  const { done, failed } = await runJobs(library.backend);
  expect(failed).toEqual([]);
  return done;
}

async function lockCard(library: SmallLibrary): Promise<string> {
  const card = await library.card();
  for (let time = 0; time < 5; time += 1) await library.kiosk.signIn(card, "Wrong123");
  return card;
}

function leased(library: SmallLibrary) {
  return inTransaction(library.backend.db, (trx) => leaseMail(trx, library.clock.now(), MINUTE_MS, null));
}

describe("a clock that was ahead limits patrons no longer than a right one", () => {
  test("a card that was locked then is locked for its ten minutes from now on", async () => {
    const library = await openSmallLibrary();
    const card = await whileAhead(library, () => lockCard(library));
    expect((await library.kiosk.signIn(card, PASSWORD)).no.refusal).toEqual({
      name: "card-locked",
      details: { minutes: 10 },
    });
    // The card, and when the terminal was seen.
    expect(await jobs(library)).toMatchObject({ "times-ahead": 2 });
    library.clock.forward(10 * MINUTE_MS - 1);
    expect(await refusalOf(library.kiosk.signIn(card, PASSWORD))).toBe("card-locked");
    library.clock.forward(1);
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });

  test("a session ends by idleness, and by age", async () => {
    const library = await openSmallLibrary({ sessions: { idleMinutes: 15, absoluteMinutes: 20 } });
    const [idle, used] = await whileAhead(library, async () => [
      await library.patron(),
      await library.patron(),
    ]);
    await jobs(library);
    expect((await idle.overview()).status).toBe(200);
    library.clock.forward(10 * MINUTE_MS);
    expect((await used.overview()).status).toBe(200);
    library.clock.forward(5 * MINUTE_MS);
    expect(await refusalOf(idle.overview())).toBe("signed-out");
    library.clock.forward(5 * MINUTE_MS);
    expect(await refusalOf(used.overview())).toBe("signed-out");
  });

  test("a mail that was written then leaves now", async () => {
    const library = await openSmallLibrary();
    await whileAhead(library, async () => (await library.patron()).setEmail(ADDRESS));
    await jobs(library);
    expect(await leased(library)).toMatchObject({
      kind: "email-confirmation",
      createdAt: library.clock.now(),
    });
  });

  test("a mail that was put off then is tried now, and a lease from then blocks no other", async () => {
    const library = await openSmallLibrary();
    const [title = "", other = ""] = await library.manyTitles(2);
    const patron = await patronWithMail(library);
    const first = await readyHold(library, patron, title);
    const second = await readyHold(library, patron, other);
    const { db } = library.backend;
    const nextAt = library.clock.now() + AHEAD_MS + 10 * MINUTE_MS;
    await db.updateTable("outbox").set({ nextAt, attempts: 1 }).where("holdId", "=", first).execute();
    const until = sql<number>`${databaseNow(db)} + ${sql.lit(AHEAD_MS)}`;
    await db
      .updateTable("outbox")
      .set({ leaseOwner: "a process that died", leasedUntil: until })
      .where("holdId", "=", second)
      .execute();
    expect(await leased(library)).toBeNull();
    await jobs(library);
    expect([(await leased(library))?.holdId, (await leased(library))?.holdId].sort()).toEqual([
      first,
      second,
    ]);
  });

  test("a retry that a right clock put off, and a lease that runs, stay", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    await readyHold(library, await patronWithMail(library), title);
    const { db } = library.backend;
    await db
      .updateTable("outbox")
      .set({ nextAt: library.clock.now() + HOUR_MS })
      .execute();
    expect(await jobs(library)).toMatchObject({ "times-ahead": 0 });
    expect(await leased(library)).toBeNull();
    library.clock.forward(HOUR_MS);
    const mail = await leased(library);
    expect(mail).not.toBeNull();
    expect(await jobs(library)).toMatchObject({ "times-ahead": 0 });
    expect(await db.selectFrom("outbox").select("leaseOwner").execute()).toEqual([
      { leaseOwner: mail?.leaseOwner },
    ]);
  });

  test("a mail server that was left alone then is called now", async () => {
    const library = await openSmallLibrary({ mail: { hours: { from: "00:00", to: "24:00" } } });
    const [title = ""] = await library.manyTitles(1);
    await readyHold(library, await patronWithMail(library), title);
    const times = { connect: 300, greeting: 300, silence: 300, whole: 600, stop: 300 };
    const mailWorker = mailWorkerOf(library.backend, await silentServer(), { times });
    await whileAhead(library, () => mailWorker.drain());
    await jobs(library);
    await mailWorker.drain();
    expect(mailWorker.troubles).toEqual(["server-unreachable", "server-unreachable"]);
  });

  test("confirmations sent then count for 24 hours from now on", async () => {
    const library = await openSmallLibrary({ mail: { maxConfirmations: 1 } });
    const card = await library.card();
    await whileAhead(library, async () => {
      await (await library.kiosk.patron(card, PASSWORD)).setEmail(ADDRESS);
      const mail = await leased(library);
      if (mail === null) throw new Error("There is no confirmation.");
      await inTransaction(library.backend.db, (trx) => markSent(trx, mail, library.clock.now()));
    });
    await jobs(library);
    library.clock.forward(DAY_MS);
    const patron = await library.kiosk.patron(card, PASSWORD);
    expect((await patron.setEmail("other@mobile.example")).status).toBe(200);
  });

  test("a code that was sent then is good for its days from now on, and not for nine hours more", async () => {
    const library = await openSmallLibrary();
    await whileAhead(library, async () => (await library.patron()).setEmail(ADDRESS));
    await jobs(library);
    const proof = await library.backend.db
      .selectFrom("emailProofs")
      .select("expiresAt")
      .executeTakeFirstOrThrow();
    expect(proof.expiresAt).toBe(library.clock.now() + PROOF_DAYS * DAY_MS);
  });

  test("a terminal that was seen then is seen now", async () => {
    const library = await openSmallLibrary();
    const seen = () => library.backend.db.selectFrom("kiosks").select("lastSeenAt").executeTakeFirstOrThrow();
    const card = await library.card();
    await whileAhead(library, () => library.kiosk.signIn(card, PASSWORD));
    expect((await seen()).lastSeenAt).toBeGreaterThan(library.clock.now());
    await jobs(library);
    expect((await seen()).lastSeenAt).toBeLessThanOrEqual(library.clock.now());
  });
});

describe("a clock that is behind makes no right time wrong", () => {
  /** Every time that was written, but for when a mail is tried: too early a try does no harm. */
  async function times({ backend: { db } }: SmallLibrary) {
    return {
      attempts: await db.selectFrom("signInAttempts").selectAll().execute(),
      sessions: await db.selectFrom("sessions").select(["startedAt", "usedAt"]).execute(),
      outbox: await db.selectFrom("outbox").select(["createdAt", "kind"]).execute(),
      sent: await db.selectFrom("sentMails").select("sentAt").execute(),
      proofs: await db.selectFrom("emailProofs").select("expiresAt").execute(),
      kiosks: await db.selectFrom("kiosks").select("lastSeenAt").execute(),
    };
  }

  test("by more than a wrong time zone: it is taken for what it is, and locks, sessions and mails stay", async () => {
    const library = await openSmallLibrary();
    await lockCard(library);
    await (await library.patron()).setEmail(ADDRESS);
    const mail = await leased(library);
    if (mail === null) throw new Error("There is no confirmation.");
    await inTransaction(library.backend.db, (trx) => markSent(trx, mail, library.clock.now()));
    await (await library.patron()).setEmail("other@mobile.example");
    const before = await times(library);
    expect(before).toMatchObject({ attempts: [{}], sent: [{}], outbox: [{}] });
    library.clock.forward(-30 * DAY_MS);
    await jobs(library);
    expect(await times(library)).toEqual(before);
  });

  test("or is apart from the database's: nothing is brought back, and another machine may do it", async () => {
    const library = await openSmallLibrary();
    await whileAhead(library, () => lockCard(library));
    const before = await times(library);
    const apart = { now: () => Date.now() - 2 * MINUTE_MS };
    await expect(bringTimesBack(library.backend, apart)).rejects.toThrow("apart");
    expect(await times(library)).toEqual(before);
    expect(await bringTimesBack(library.backend, { now: () => Date.now() - 30 * SECOND_MS })).toMatchObject({
      count: 2,
    });
  });
});

test("what a clock wrote that was ahead by days ends no later for it: a session at once, a lock by staff", async () => {
  const library = await openSmallLibrary();
  library.clock.forward(400 * DAY_MS);
  const card = await lockCard(library);
  const patron = await library.patron();
  library.clock.forward(-400 * DAY_MS);
  await jobs(library);
  expect(await refusalOf(patron.overview())).toBe("signed-out");
  const kiosk = new KioskTokenCache();
  await kiosk.byToken(library.backend, library.backend.kioskToken);
  kiosk.clear();
  expect(await kiosk.byToken(library.backend, library.backend.kioskToken)).toMatchObject({
    lastSeenAt: seenStep(library.clock.now()),
  });
  expect(await refusalOf(library.kiosk.signIn(card, PASSWORD))).toBe("card-locked");
  expect((await (await hire(library)).ask("unlockCard", { card })).status).toBe(200);
  expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
});

test("another machine's clock may be a little ahead: its times are left alone", async () => {
  const library = await openSmallLibrary();
  library.clock.forward(30 * SECOND_MS);
  await lockCard(library);
  await library.patron();
  library.clock.forward(-30 * SECOND_MS);
  expect(await jobs(library)).toMatchObject({ "times-ahead": 0 });
});
