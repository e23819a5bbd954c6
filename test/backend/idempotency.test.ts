import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { HOUR_MS } from "#backend/clock.ts";
import { inTransaction } from "#backend/store/database.ts";
import { lockPatron } from "#backend/store/locks.ts";
import { purge } from "#backend/store/purge.ts";
import type { WritableDb } from "#backend/store/schema.ts";
import { HEADERS } from "#contract/rest/routes.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { refusalOf } from "#test/support/http/rest-client.ts";

/** Somebody else has the patron locked until `letGo`; what `trx` writes is there from then on. */
async function holdPatron({ backend }: SmallLibrary) {
  const locked = Promise.withResolvers<WritableDb>();
  const free = Promise.withResolvers<void>();
  const over = inTransaction(backend.db, async (trx) => {
    await lockPatron(trx, 1);
    locked.resolve(trx);
    await free.promise;
  });
  return {
    trx: await locked.promise,
    letGo: () => {
      free.resolve();
      void over;
    },
  };
}

describe("a write is done once", () => {
  test("the same key is answered the same and does nothing more", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    const key = randomUUID();
    const first = await patron.place(title, "central", "none", key);
    const again = await patron.place(title, "central", "none", key);
    expect(again.value).toEqual(first.value);
    expect((await patron.holds()).value.holds).toHaveLength(1);
    expect((await patron.operation(key)).value).toEqual({ status: 200, body: first.raw });
  });

  test("fifty times the same key at once is one write with one answer", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => patron.place(title, "central", "none", key)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.value))).size).toBe(1);
    expect((await patron.holds()).value.active).toBe(1);
  });

  test("a refusal is an answer too", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ kept: "reference" });
    const patron = await library.patron();
    const key = randomUUID();
    const first = await patron.place(title, "central", "none", key);
    await library.backend.db.updateTable("copies").set({ kept: null }).execute();
    expect((await patron.place(title, "central", "none", key)).raw).toEqual(first.raw);
    expect((await patron.operation(key)).value).toEqual({ status: first.status, body: first.raw });
  });

  test("a key stands for one route, one parameter and one body", async () => {
    const library = await openSmallLibrary();
    const [title = "", other = ""] = await library.manyTitles(2);
    const patron = await library.patron();
    const key = randomUUID();
    const { hold } = (await patron.place(title, "central", "none", key)).value;
    expect(await refusalOf(patron.place(other, "central", "none", key))).toBe("bad-request");
    expect(await refusalOf(patron.place(title, "west", "none", key))).toBe("bad-request");
    expect(await refusalOf(patron.cancel(hold.id, key))).toBe("bad-request");
    expect((await patron.holds()).value).toMatchObject({
      active: 1,
      holds: [{ state: "applied", pickup: "central" }],
    });
  });

  test("a write without a key, or with one that is none, is a bad request", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    const headers = { [HEADERS.session]: patron.session };
    const body = { title, pickup: "central", contact: "none" };
    expect(await refusalOf(library.kiosk.send("placeHold", { body, headers }))).toBe("bad-request");
    expect(await refusalOf(patron.place(title, "central", "none", "not-a-uuid"))).toBe("bad-request");
    expect((await patron.holds()).value.active).toBe(0);
  });

  test("a key belongs to its patron", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [key, cancelKey] = [randomUUID(), randomUUID()];
    const first = await library.patron();
    const { hold } = (await first.place(title, "central", "none", key)).value;
    const other = await library.patron();
    expect((await other.place(title, "central", "none", key)).value.hold.position).toBe(2);
    await first.cancel(hold.id, cancelKey);
    const answer = await other.operation(cancelKey);
    expect([answer.status, answer.no.refusal.name]).toEqual([404, "not-done"]);
    expect((await first.operation(cancelKey)).status).toBe(200);
  });

  test("a key that was looked up first is void: the write that comes after is not done, and never will be", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    const key = randomUUID();
    const looked = await patron.operation(key);
    expect([looked.status, looked.no.refusal.name]).toEqual([404, "not-done"]);
    for (const late of [() => patron.place(title, "central", "none", key), () => patron.deleteEmail(key)]) {
      const answer = await late();
      expect([answer.status, answer.no.refusal.name]).toEqual([503, "not-done"]);
    }
    expect((await patron.operation(key)).status).toBe(404);
    expect((await patron.holds()).value.active).toBe(0);
    expect((await patron.place(title)).status).toBe(200);
  });

  test("a lookup of a write that is under way waits for it, and answers its outcome", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    const key = randomUUID();
    const { letGo } = await holdPatron(library);
    const writing = patron.place(title, "central", "none", key);
    // Nothing tells from outside that a write waits; on a busy machine it took longer than 150 ms to come that far.
    await pause(1000);
    const looking = patron.operation(key);
    await pause(100);
    letGo();
    expect((await writing).status).toBe(200);
    expect((await looking).value.status).toBe(200);
  });

  test("a write that waited while its session ended, or its card, is not done", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const gone = await library.patron();
    const { letGo, trx } = await holdPatron(library);
    const writing = gone.place(title);
    await pause(150);
    await trx.deleteFrom("sessions").execute();
    letGo();
    expect(await refusalOf(writing)).toBe("signed-out");

    const over = await library.kiosk.patron("1000001", PASSWORD);
    const again = await holdPatron(library);
    const late = over.place(title);
    await pause(150);
    await again.trx
      .updateTable("patrons")
      .set({ expiresOn: library.inDays(-1) })
      .execute();
    again.letGo();
    expect(await refusalOf(late)).toBe("card-expired");
    expect(await library.backend.db.selectFrom("holds").selectAll().execute()).toEqual([]);
  });

  test("a changed password is answered the same in the session that changed it", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    const key = randomUUID();
    const first = await patron.changePassword(PASSWORD, "Abc123", key);
    expect((await patron.changePassword(PASSWORD, "Abc123", key)).value).toEqual(first.value);
    expect((await patron.operation(key)).value.status).toBe(200);
  });

  test("every write of the patron is recorded", async () => {
    const library = await openSmallLibrary();
    const [title = "", lent = ""] = await library.manyTitles(2);
    const card = await library.card();
    await library.lend(card, lent);
    const patron = await library.kiosk.patron(card, PASSWORD);
    const { hold } = (await patron.place(title)).value;
    const writes: ((key: string) => Promise<unknown>)[] = [
      (key) => patron.change(hold.id, "east", "none", key),
      (key) => patron.cancel(hold.id, key),
      (key) => patron.renew("1", key),
      (key) => patron.setEmail("a@library.example", key),
      (key) => patron.deleteEmail(key),
      (key) => patron.changePassword(PASSWORD, "Abc123", key),
    ];
    for (const write of writes) {
      const key = randomUUID();
      const first = await write(key);
      expect((await patron.operation(key)).value).toEqual({
        status: 200,
        body: (first as { raw: unknown }).raw,
      });
    }
  });

  test("answers are kept for a day", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    const key = randomUUID();
    await (await library.kiosk.patron(card, PASSWORD)).place(title, "central", "none", key);
    const sweep = () => purge(library.backend.db, library.clock.now(), library.backend.settings);
    library.clock.forward(24 * HOUR_MS - 1);
    await sweep();
    expect((await (await library.kiosk.patron(card, PASSWORD)).operation(key)).status).toBe(200);
    library.clock.forward(1);
    await sweep();
    expect((await (await library.kiosk.patron(card, PASSWORD)).operation(key)).status).toBe(404);
  });
});
