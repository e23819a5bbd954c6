import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "#backend/clock.ts";
import { purge } from "#backend/store/purge.ts";
import type { WriteMessageBody } from "#contract/rest/staff-bodies.ts";
import { openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { refusalOf } from "#test/support/http/rest-client.ts";
import { hire, staffRefusalOf } from "#test/support/http/rest-staff.ts";

const TEXT = "青い傘を お預かりしています。\n1階カウンターへ どうぞ。";

async function scene(settings: object = {}) {
  const library = await openSmallLibrary(settings);
  const card = await library.card();
  const patron = await library.kiosk.patron(card, PASSWORD);
  const staff = await hire(library, "counter");
  const write = (body: Partial<WriteMessageBody> = {}, sent: { readonly key?: string } = {}) =>
    staff.ask(
      "writeMessage",
      { card, kind: "text", text: TEXT, weight: "plain", confirm: false, ...body },
      sent,
    );
  return { library, card, patron, staff, write };
}

describe("messages to one patron", () => {
  test("one that staff write is shown to its patron only, and on the first screen as a number", async () => {
    const { library, card, patron, write } = await scene();
    expect((await patron.overview()).value).not.toHaveProperty("messages");
    const written = (await write()).value;
    expect(written).toMatchObject({ card, text: TEXT, readAt: null, until: library.inDays(60) });
    const [message, ...more] = (await patron.messages()).value.messages;
    expect(more).toEqual([]);
    expect(message).toEqual({
      id: written.id,
      kind: "text",
      text: TEXT,
      date: library.today,
      weight: "plain",
      confirm: false,
      until: library.inDays(60),
      read: false,
    });
    expect((await patron.overview()).value.messages).toEqual({ count: 1, important: 0 });
    const other = await library.patron();
    expect((await other.messages()).value.messages).toEqual([]);
    expect(await refusalOf(other.readMessage(written.id))).toBe("message-not-found");
  });

  test("important ones come first; what is no writing is taken off, markup stays text", async () => {
    const { patron, write } = await scene();
    await write({ text: "\u202e一つ\u0007🎉<b>二つ</b>" });
    await write({ kind: "check-details", text: "", weight: "important", confirm: true });
    const { messages } = (await patron.messages()).value;
    expect(messages.map(({ kind, text }) => [kind, text])).toEqual([
      ["check-details", ""],
      ["text", "一つ<b>二つ</b>"],
    ]);
    expect((await patron.overview()).value.messages).toEqual({ count: 2, important: 1 });
  });

  test("is read once, however often it is said; staff see when", async () => {
    const { library, card, patron, staff, write } = await scene();
    const { id } = (await write()).value;
    const key = randomUUID();
    const first = await patron.readMessage(id, key);
    expect(first.value.read).toBe(true);
    const [{ readAt } = { readAt: "" }] = (await staff.ask("listMessages", { card })).value.messages;
    library.clock.forward(60_000);
    expect((await patron.readMessage(id, key)).raw).toEqual(first.raw);
    expect((await patron.readMessage(id)).value.read).toBe(true);
    expect((await staff.ask("listMessages", { card })).value.messages[0]?.readAt).toBe(readAt);
    expect((await patron.overview()).value).not.toHaveProperty("messages");
    expect((await patron.messages()).value.messages).toMatchObject([{ id, read: true }]);
  });

  test("two readings at once are one", async () => {
    const { patron, write } = await scene();
    const { id } = (await write()).value;
    const answers = await Promise.all([patron.readMessage(id), patron.readMessage(id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  test("is over after its last day, and is deleted then; one that was read some days later", async () => {
    const { library, patron, write } = await scene({ sessions: { idleMinutes: 120, absoluteMinutes: 600 } });
    const { db, settings, clock } = library.backend;
    const left = () => db.selectFrom("messages").select("text").execute();
    const short = (await write({ until: library.inDays(1) })).value;
    const { id } = (await write({ text: "もう一つ" })).value;
    await patron.readMessage(id);
    library.clock.forward(2 * DAY_MS);
    const again = await library.kiosk.patron(short.card, PASSWORD);
    expect((await again.messages()).value.messages.map((message) => message.id)).toEqual([id]);
    expect(await refusalOf(again.readMessage(short.id))).toBe("message-not-found");
    await purge(db, clock.now(), settings);
    expect(await left()).toEqual([{ text: "もう一つ" }]);
    library.clock.forward(6 * DAY_MS);
    await purge(db, clock.now(), settings);
    expect(await left()).toEqual([]);
  });

  test("is taken back with its words, read or not", async () => {
    const { library, patron, staff, write } = await scene();
    const { id } = (await write()).value;
    expect((await staff.ask("withdrawMessage", null, { id })).value).toEqual({ id });
    expect((await patron.messages()).value.messages).toEqual([]);
    expect(await library.backend.db.selectFrom("messages").select("id").execute()).toEqual([]);
    expect(await refusalOf(patron.readMessage(id))).toBe("message-not-found");
    expect(await staffRefusalOf(staff.ask("withdrawMessage", null, { id }))).toBe("message-unknown");
    expect(await staffRefusalOf(staff.ask("withdrawMessage", null, { id: "x" }))).toBe("message-unknown");
  });

  test.each([
    ["message-empty", { text: "🎉 \u202e" }],
    ["message-over", { until: "2026-11-24" }],
    ["card-unknown", { card: "7999999" }],
  ] as const)("staff are told %s", async (name, body) => {
    const { write } = await scene();
    expect(await staffRefusalOf(write(body))).toBe(name);
  });

  test("the number of messages is limited; read ones make room", async () => {
    const { patron, write } = await scene({ messages: { max: 2 } });
    const { id } = (await write()).value;
    await write();
    expect((await write()).no.refusal).toEqual({ name: "messages-full", details: { max: 2 } });
    await patron.readMessage(id);
    expect((await write()).status).toBe(200);
  });

  test("one request is one message, however often it arrives", async () => {
    const { patron, write } = await scene();
    const key = randomUUID();
    const first = await write({}, { key });
    expect((await write({}, { key })).raw).toEqual(first.raw);
    expect((await patron.messages()).value.messages).toHaveLength(1);
    expect(await staffRefusalOf(write({ text: "ほか" }, { key }))).toBe("staff-key-used");
  });

  test("D8: a temporary password opens none of it, and sees no number of messages", async () => {
    const { library, staff } = await scene();
    const card = await library.card({ temporary: true });
    const body = { card, kind: "text", text: TEXT, weight: "plain", confirm: false } as const;
    const { id } = (await staff.ask("writeMessage", body)).value;
    const patron = await library.kiosk.patron(card, PASSWORD);
    expect((await patron.overview()).value).not.toHaveProperty("messages");
    expect(await refusalOf(patron.messages())).toBe("temporary-password");
    expect(await refusalOf(patron.readMessage(id))).toBe("temporary-password");
  });

  test("its words are in no log and no journal, which says who wrote to whom", async () => {
    const { library, patron, staff, write } = await scene();
    const { id } = (await write()).value;
    await patron.readMessage(id);
    await staff.ask("withdrawMessage", null, { id });
    expect(library.log.join("\n")).not.toContain("傘");
    const lines = await library.backend.db
      .selectFrom("journal")
      .select(["verb", "patronId"])
      .where("verb", "<>", "add-staff")
      .execute();
    expect(lines).toEqual([
      { verb: "write-message", patronId: expect.anything() },
      { verb: "withdraw-message", patronId: expect.anything() },
    ]);
  });
});
