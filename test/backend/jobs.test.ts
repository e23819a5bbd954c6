import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#backend/clock.ts";
import { runJobs } from "#backend/jobs/all.ts";
import { expireHolds } from "#backend/jobs/shelf-expiry.ts";
import { recordBounce } from "#backend/mail/unreachable.ts";
import { inTransaction } from "#backend/store/database.ts";
import { SWEPT_AT_ONCE } from "#backend/store/delete-in-batches.ts";
import { runOnceAcross } from "#backend/store/jobs.ts";
import { days, openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";
import { patronWithMail, readyHold, secondBackend, tasks } from "#test/support/mail/mail-scene.ts";

const NOW = Date.parse("2026-11-25T12:00:00+09:00");

test("a periodic job runs once in its time, whichever process asks", async () => {
  const { backend } = await openSmallLibrary();
  let runs = 0;
  const ask = (now: number) =>
    runOnceAcross(backend.db, "test", HOUR_MS, now, async () => {
      await backend.db.selectFrom("jobs").select("name").execute();
      runs += 1;
      return runs;
    });
  const first = await Promise.all(Array.from({ length: 8 }, () => ask(NOW)));
  expect(first.filter((result) => result !== null)).toEqual([1]);
  expect(await ask(NOW + HOUR_MS - 1)).toBeNull();
  expect(await ask(NOW + HOUR_MS)).toBe(2);
});

test("a job that ran in the future: it counts if the clock was slightly ahead, and is run again if it was far ahead", async () => {
  const { backend } = await openSmallLibrary();
  const ask = (now: number) => runOnceAcross(backend.db, "test", HOUR_MS, now, async () => "done");
  expect(await ask(NOW + 10 * 365 * DAY_MS)).toBe("done");
  expect(await ask(NOW)).toBe("done");
  expect(await ask(NOW - 5000)).toBeNull();
  expect(await ask(NOW + HOUR_MS)).toBe("done");
});

test("a job that fails is due again at once", async () => {
  const { backend } = await openSmallLibrary();
  const fails = runOnceAcross(backend.db, "test", DAY_MS, NOW, async () => {
    throw new Error("the disk is full");
  });
  await expect(fails).rejects.toThrow("the disk is full");
  expect(await runOnceAcross(backend.db, "test", DAY_MS, NOW, async () => "done")).toBe("done");
});

describe("shelf expiry", () => {
  test("an impossible row does not keep another patron's book", async () => {
    const library = await openSmallLibrary();
    const [bad = "", good = "", other = ""] = await library.manyTitles(3);
    const patron = await patronWithMail(library);
    const wrong = await readyHold(library, patron, bad);
    const right = await readyHold(library, patron, good);
    const { db } = library.backend;
    await db
      .updateTable("copies")
      .set({ titleId: Number(other) })
      .where("titleId", "=", Number(bad))
      .execute();
    library.clock.forward(days(20));
    const { done, failed } = await runJobs(library.backend);
    expect(done).toMatchObject({ "shelf-expiry": 1, purge: 0 });
    expect(failed.map(({ name }) => name)).toEqual(["shelf-expiry"]);
    const states = await db.selectFrom("holds").select(["id", "state"]).orderBy("id").execute();
    expect(states).toEqual([
      { id: wrong, state: "ready" },
      { id: right, state: "expired" },
    ]);
  });

  test("a notice that comes back as the shelf time ends: the patron does not know, and the book stays", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const holdId = await readyHold(library, await patronWithMail(library), title);
    library.clock.forward(days(20));
    const second = await secondBackend(library);
    const mail = await second.db
      .selectFrom("outbox")
      .select(["token", "kind", "patronId", "holdId", "emailNo"])
      .where("holdId", "=", holdId)
      .executeTakeFirstOrThrow();
    const begun = Promise.withResolvers<void>();
    const listed = Promise.withResolvers<void>();
    const bounce = inTransaction(second.db, async (trx) => {
      await recordBounce(trx, mail, "bounced", library.clock.now(), { kind: "job" });
      begun.resolve();
      await listed.promise;
    });
    await begun.promise;
    const round = expireHolds(library.backend);
    await pause(200);
    listed.resolve();
    await bounce;
    expect(await round).toEqual({ count: 0, failed: [] });
    expect(await tasks(library)).toMatchObject([{ kind: "tell-ready", holdId }]);
  });
});

describe("purge", () => {
  /** So many answers to writes of one patron, older than they are kept. */
  async function oldAnswers(library: SmallLibrary, count: number): Promise<void> {
    await library.card();
    const row = { patronId: 1, fingerprint: "", status: 200, body: "{}", recordedAt: 0 };
    const rows = Array.from({ length: count }, () => ({ ...row, key: randomUUID() }));
    await inTransaction(library.backend.db, async (trx) => {
      for (let at = 0; at < count; at += 500)
        await trx
          .insertInto("operations")
          .values(rows.slice(at, at + 500))
          .execute();
    });
  }

  function answersLeft({ backend: { db } }: SmallLibrary): Promise<readonly unknown[]> {
    return db.selectFrom("operations").select("key").execute();
  }

  test("deletes all there is, and never so much at once that the time of a statement is over", async () => {
    const library = await openSmallLibrary();
    await oldAnswers(library, 2001);
    if (ENGINE === "postgres") await refuseBigDeletes(library, SWEPT_AT_ONCE);
    expect((await runJobs(library.backend)).failed).toEqual([]);
    expect(await answersLeft(library)).toEqual([]);
  });
});

/** From now on PostgreSQL refuses a statement that deletes more answers than that. */
async function refuseBigDeletes({ backend: { db } }: SmallLibrary, most: number): Promise<void> {
  const body = `begin
    if (select count(*) from gone) > ${most} then raise 'too many at once'; end if;
    return null;
  end`;
  await sql`create function refuse() returns trigger language plpgsql as ${sql.lit(body)}`.execute(db);
  await sql`create trigger big after delete on operations
    referencing old table as gone for each statement execute function refuse()`.execute(db);
}
