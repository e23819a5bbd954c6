import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { HOUR_MS } from "#backend/clock.ts";
import { inTransaction } from "#backend/store/database.ts";
import { purge } from "#backend/store/purge.ts";
import { HEADERS } from "#contract/rest/routes.ts";
import { refusalOf } from "../helpers/rest-client.ts";
import { openSmallLibrary, PASSWORD } from "../helpers/small-library.ts";

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

  test("fifty times the same key at once is one deed with one answer", async () => {
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
    const key = randomUUID();
    await (await library.patron()).place(title, "central", "none", key);
    const other = await library.patron();
    const answer = await other.operation(key);
    expect([answer.status, answer.no.refusal.name]).toEqual([404, "not-done"]);
    expect((await other.place(title, "central", "none", key)).value.hold.position).toBe(2);
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
    const deeds: ((key: string) => Promise<unknown>)[] = [
      (key) => patron.change(hold.id, "east", "none", key),
      (key) => patron.cancel(hold.id, key),
      (key) => patron.renew("1", key),
      (key) => patron.setEmail("a@library.example", key),
      (key) => patron.deleteEmail(key),
      (key) => patron.changePassword(PASSWORD, "Abc123", key),
    ];
    for (const deed of deeds) {
      const key = randomUUID();
      const first = await deed(key);
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
    const sweep = () =>
      inTransaction(library.backend.db, (trx) => purge(trx, library.clock.now(), library.backend.settings));
    library.clock.forward(24 * HOUR_MS - 1);
    await sweep();
    expect((await (await library.kiosk.patron(card, PASSWORD)).operation(key)).status).toBe(200);
    library.clock.forward(1);
    await sweep();
    expect((await (await library.kiosk.patron(card, PASSWORD)).operation(key)).status).toBe(404);
  });
});
