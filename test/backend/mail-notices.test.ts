import { describe, expect, test } from "vitest";
import { noticeReady } from "#backend/mail/notices.ts";
import { confirmationMail, expiredMail, readyMail } from "#backend/mail/templates.ts";
import { RULE_SETTINGS } from "#backend/rules/settings.schema.ts";
import { inTransaction } from "#backend/store/database.ts";
import { finishTask, openTasks } from "#backend/store/tasks.ts";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { expire, outbox, patronWithMail, readyHold, tasks } from "#test/support/mail/mail-scene.ts";

const LONG = {
  holdId: 1,
  patronId: 1,
  state: "ready",
  contact: "mail",
  readyUntil: "2026-12-04",
  title: "とても長い題名の本で\n改行もあるもの。".repeat(20),
  volume: "上",
  library: { ja: "中央図書館", en: "Central Library" },
  pickupPlace: { ja: "2階カウンター", en: "2nd floor desk" },
  phone: "000-000-0000",
  emailState: "registered",
  emailNo: 1,
  emailProvenAt: null,
} as const;

describe("D44: short, the facts in the first three lines", () => {
  const settings = RULE_SETTINGS.parse({ mail: { proofUrl: "https://library.example/confirm/" } });

  test("ready", () => {
    const { subject, text } = readyMail(LONG, "2026-12-04", settings);
    expect(subject.length).toBeLessThan(40);
    expect(text.length).toBeLessThan(400);
    const [title = "", where, until] = text.split("\n");
    expect(title).toMatch(/^「とても長い題名の本で 改行もあるもの。.*…」$/u);
    expect(title.length).toBeLessThanOrEqual(42);
    expect([where, until]).toEqual(["受取：中央図書館 2階カウンター", "取り置き期限：12月4日(金)"]);
    expect(text).toContain("Central Library, 2nd floor desk, until Friday");
  });

  test("expired, with and without the day", () => {
    for (const until of ["2026-12-04", null]) {
      const { text } = expiredMail(LONG, until, settings);
      expect(text.length).toBeLessThan(400);
      expect(text.split("\n")[1]).toContain("予約は終了しました");
    }
  });

  const code = "012345";
  const link = `https://library.example/confirm/${"A".repeat(43)}`;
  const wordsOf = (
    proof: "optional" | "required",
    ofLink: string | null,
    language: Language = "ja",
  ): string => {
    const settings = RULE_SETTINGS.parse({ mail: { proof } });
    const { text } = confirmationMail({ code, link: ofLink }, settings, language);
    expect(text.length).toBeLessThan(400);
    return text;
  };

  test("confirmation: its code first, where it is entered, and how to object", () => {
    const text = wordsOf("required", null);
    expect(text.split("\n").slice(0, 2)).toEqual([
      "確認番号：012345（14日間有効）",
      "図書館の端末でこの番号を入力してください。",
    ]);
    expect(text).toContain("お心当たりのない方は 000-000-0000 へ");
    expect(text).not.toContain("http");
  });

  test("confirmation with a link: both ways, and the address is removed behind the link too", () => {
    const text = wordsOf("required", link);
    expect(text.split("\n").slice(0, 2)).toEqual(["確認番号：012345（14日間有効）", link]);
    expect(text).toContain("お心当たりのない方は上のページで登録を削除できます");
  });

  test("where no proof is wanted there is no code: it could be entered nowhere", () => {
    expect(wordsOf("optional", null)).not.toContain(code);
    expect(wordsOf("optional", link)).not.toContain(code);
    expect(wordsOf("optional", link)).toContain(link);
    expect(wordsOf("optional", null)).toContain("お心当たりのない方は 000-000-0000 へ");
  });

  test.each(LANGUAGES.filter((language) => language !== "ja"))(
    "confirmation in %s: the same facts first, and Japanese for a stranger who received it",
    (language) => {
      const [first, second] = wordsOf("required", link, language).split("\n");
      expect(first).toContain(code);
      // Children read days as words.
      expect(first).toMatch(language === "ja-x-child" ? /じゅうよっかかん/u : /14/u);
      expect(second).toBe(link);
      for (const proof of ["required", "optional"] as const) {
        const text = wordsOf(proof, null, language);
        expect(text.split("000-000-0000")).toHaveLength(3);
        expect(text).toContain("お心当たりのない方は 000-000-0000 へ");
        expect(text.split(code)).toHaveLength(proof === "required" ? 3 : 1);
      }
    },
  );

  test("confirmation that would be too long in its language is Japanese and English", () => {
    const long = { ja: "県立図書館", en: "L".repeat(300) };
    const settings = RULE_SETTINGS.parse({ name: long, mail: { proof: "required" } });
    const { text } = confirmationMail({ code, link: null }, settings, "en");
    expect(text).toMatch(/^確認番号：012345/u);
    expect(text.length).toBeLessThan(400);
  });
});

describe("D26: told in the way the patron chose", () => {
  test.each(["phone", "post", "fax"] as const)("%s: a task for staff, once", async (contact) => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron({ hearingImpaired: true });
    const hold = await readyHold(library, patron, title, contact);
    expect(await tasks(library)).toEqual([{ kind: "tell-ready", way: contact, why: "chosen", holdId: hold }]);
    expect(await outbox(library)).toEqual([]);
    await expire(library, hold);
    expect(await tasks(library)).toEqual([
      { kind: "tell-expired", way: contact, why: "chosen", holdId: hold },
    ]);
  });

  test("連絡不要: no notice is sent", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const hold = await readyHold(library, await library.patron(), title, "none");
    await expire(library, hold);
    expect(await tasks(library)).toEqual([]);
    expect(await outbox(library)).toEqual([]);
  });

  test("for a hold by mail whose address is not confirmed as required, staff notify the patron", async () => {
    const library = await openSmallLibrary({ mail: { proof: "required" } });
    const [title = ""] = await library.manyTitles(1);
    const patron = await patronWithMail(library);
    await library.backend.db.updateTable("patrons").set({ emailProvenAt: 1 }).execute();
    const { hold } = (await patron.place(title, "central", "mail")).value;
    await patron.setEmail("new@mobile.example");
    await library.setAside(hold.id, "ready");
    await inTransaction(library.backend.db, (trx) => noticeReady(library.backend, trx, Number(hold.id)));
    expect(await tasks(library)).toEqual([
      { kind: "tell-ready", way: "any", why: "unproven", holdId: Number(hold.id) },
    ]);
  });

  test("a task is finished once, is seen by its own library, and is none when the book has gone out", async () => {
    const library = await openSmallLibrary();
    const [title = "", other = ""] = await library.manyTitles(2);
    const patron = await library.patron();
    await readyHold(library, patron, title, "phone");
    const gone = await readyHold(library, patron, other, "phone");
    const { db, clock } = library.backend;
    expect(await openTasks(db, "west", 10)).toEqual([]);
    const [task] = await openTasks(db, "central", 10);
    const finish = () => inTransaction(db, (trx) => finishTask(trx, task?.id ?? 0, clock.now()));
    expect([await finish(), await finish()]).toEqual([true, false]);
    const nothing = { copyId: null, shelf: null, readyUntil: null, endedAt: clock.now() };
    await db
      .updateTable("holds")
      .set({ state: "loaned", ...nothing })
      .where("id", "=", gone)
      .execute();
    expect(await openTasks(db, null, 10)).toEqual([]);
  });
});
