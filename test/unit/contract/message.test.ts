import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inOrder, type Message, unreadOf } from "#contract/domain/message.ts";
import { MESSAGE_MAX, messageText } from "#contract/text/message-text.ts";

const PLAIN: Message = {
  id: "1",
  kind: "text",
  text: "傘",
  date: "2026-11-20",
  weight: "plain",
  confirm: false,
  until: null,
  read: false,
};

describe("a text of the library's", () => {
  test.each([
    ["傘を お預かりしています。", "傘を お預かりしています。"],
    ["1行目\r\n2行目\r3行目\u20284行目", "1行目\n2行目\n3行目\n4行目"],
    ["  一つ　 二つ\t三つ  \n\n\n\n四つ", "一つ　二つ 三つ\n\n四つ"],
    ["<script>alert(1)</script> & <b>太字</b>", "<script>alert(1)</script> & <b>太字</b>"],
    ["\u202e逆さま\u202c\u2066中\u2069\u200b\ufeff", "逆さま中"],
    ["鐘\u0007と\u001b[31m赤\u0000", "鐘と[31m赤"],
    ["🎉おめでとう👩‍👩‍👧🇯🇵1️⃣☎️⭐", "おめでとう1☎"],
    ["か\u3099き", "がき"],
    [`e${"\u0301".repeat(40)}`, "é\u0301\u0301\u0301"],
    ["\ufff9漢\ufffa読み\ufffb", "漢読み"],
    ["\ud800半分", "半分"],
  ])("%j is shown as %j", (raw, shown) => {
    expect(messageText(raw)).toBe(shown);
  });

  test.each(["", "   \n\t", "🎉🎉", "\u202e\u202c", "・・・", "---"])("%j has no words", (raw) => {
    expect(messageText(raw)).toBe("");
  });

  test("what is longer than a message is cut where a character ends", () => {
    const cut = messageText("𠮷".repeat(MESSAGE_MAX + 20));
    expect([...cut]).toHaveLength(MESSAGE_MAX);
    expect(cut.endsWith("𠮷…")).toBe(true);
    expect(messageText("字".repeat(MESSAGE_MAX))).toBe("字".repeat(MESSAGE_MAX));
    expect(messageText(Array.from({ length: 60 }, (_, at) => `${at}行`).join("\n")).split("\n")).toHaveLength(
      12,
    );
  });

  test("is the same when it is tidied again, whatever it was, and has nothing left that is no writing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (raw) => {
        const once = messageText(raw);
        expect(messageText(once)).toBe(once);
        expect(once).not.toMatch(/(?!\n)\p{C}/u);
        expect([...once].length).toBeLessThanOrEqual(MESSAGE_MAX);
      }),
    );
  });
});

describe("a patron's messages", () => {
  const important: Message = { ...PLAIN, id: "2", weight: "important", date: "2026-11-01" };
  const newer: Message = { ...PLAIN, id: "3", date: "2026-11-24" };
  const read: Message = { ...important, id: "4", read: true };

  test("not read before read, important before plain, newest first", () => {
    expect(inOrder([read, PLAIN, newer, important]).map(({ id }) => id)).toEqual(["2", "3", "1", "4"]);
  });

  test("are counted while they were not read", () => {
    expect(unreadOf([read, PLAIN, newer, important])).toEqual({ count: 3, important: 1 });
    expect(unreadOf([read])).toBeUndefined();
    expect(unreadOf([])).toBeUndefined();
  });
});
