import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { inTransaction } from "#backend/store/database.ts";
import { lockPatron, lockTitle } from "#backend/store/locks.ts";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE, type TestPlace, testPlace } from "#test/support/backend/test-database.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";

describe("processes that share one database", () => {
  /** Of the demo library: the last test goes on with what the one before has made. */
  let demo: TestPlace;

  beforeAll(async () => {
    demo = await testPlace();
  });

  afterAll(() => demo?.discard());

  test("four that start together on empty data bring it up to date once", async () => {
    const { folder, discard } = await testPlace(undefined, "empty");
    onTestFinished(discard);
    const start = async () => {
      const backend = await startBackend({ folder });
      onTestFinished(async () => void (await backend.stop()));
      return backend;
    };
    const started = await Promise.all(Array.from({ length: 4 }, start));
    const kiosks = started.map(({ url, token }) => new RestKiosk(url, token));
    expect((await Promise.all(kiosks.map((kiosk) => kiosk.info()))).map((info) => info.status)).toEqual([
      200, 200, 200, 200,
    ]);
  });

  test("what is locked waits: two transactions never decide on the same count", async () => {
    const library = await openSmallLibrary();
    await library.manyTitles(1);
    await library.card();
    const { db } = library.backend;
    const countAndAdd = () =>
      inTransaction(db, async (trx) => {
        await lockPatron(trx, 1);
        await lockTitle(trx, 1);
        const before = (await trx.selectFrom("jobs").select("name").execute()).length;
        await trx
          .insertInto("jobs")
          .values({ name: `job ${before}`, lastRunAt: before })
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, countAndAdd));
    expect(await db.selectFrom("jobs").select("name").execute()).toHaveLength(20);
  });

  test("two backends that start together on nothing make the demo library once", async () => {
    const { folder } = demo;
    const [one, two] = await Promise.all([
      startBackend({ demo: true, folder }),
      ENGINE === "postgres" ? startBackend({ demo: true, folder }) : null,
    ]);
    onTestFinished(async () => void (await Promise.all([one.stop(), two?.stop()])));
    const found = await new RestKiosk(one.url, one.token).search("わがはいはねこ");
    expect(found.value.items.map((title) => title.title)).toContain("吾輩は猫である");
    expect(new Set(found.value.items.map((title) => title.id)).size).toBe(found.value.total);
  });

  test("D34, D37: two backends, fifty holds at once: five are placed, and every queue has its places", async () => {
    const one = await startBackend({ demo: true, folder: demo.folder });
    onTestFinished(async () => void (await one.stop()));
    const two = ENGINE === "postgres" ? await startBackend({ folder: demo.folder }) : one;
    if (two !== one) onTestFinished(async () => void (await two.stop()));
    const kiosks = [one, two].map(({ url, token }) => new RestKiosk(url, token));
    const patrons = await Promise.all(kiosks.map((kiosk) => kiosk.patron("2015154", "Ehon2026")));
    const found = await kiosks[0]?.search("9", { field: "ndc", pageSize: 50 });
    const titles = found?.value.items.map((title) => title.id) ?? [];
    expect(titles.length).toBeGreaterThan(40);
    const answers = await Promise.all(
      titles.map((title, at) => patrons[at % 2]?.place(title, "central", "none", randomUUID())),
    );
    expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(5);
    expect((await patrons[0]?.holds())?.value.active).toBe(5);
  });
});
