import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine, composed } from "#contract/text/clean.ts";

const MOST = 300;

describe("a line of text from outside", () => {
  test.each([
    ["吾輩は猫である", "吾輩は猫である"],
    ["  一つ　 二つ\t三つ\n四つ\u2028五つ ", "一つ　二つ 三つ 四つ 五つ"],
    ["\u202eesrever\u202c, \u2066中\u2069\u200b\ufeff\u2060", "esrever, 中"],
    ["鐘\u0007と\u001b[31m赤\u0000\u0085", "鐘と[31m赤"],
    ["か\u3099き ｶﾞ ①", "がき ｶﾞ ①"],
    ["\u0301\u0301先頭", "先頭"],
    ["\ud800半分\udc00", "半分"],
    // A kanji that NFC would replace, one with a variation selector, and one that Unicode lacks.
    ["\ufa19田", "\ufa19田"],
    ["葛\u{e0100}飾・辻\u{e0101}", "葛\u{e0100}飾・辻\u{e0101}"],
    ["\ue000田", "〓田"],
    ["\u{e0100}\ufe0f葛\u{e0100}\u{e0101}\ufe00", "葛\u{e0100}"],
    // Persian and Hindi join and part letters, families are joined; nothing else is.
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["क्\u200dष", "क्\u200dष"],
    ["a\u200d\u200cb・日\u200d本", "ab・日本"],
    ["👨\u200d👩\u200d👧 ☎\ufe0f", "👨\u200d👩\u200d👧 ☎\ufe0f"],
    ["שָׁלוֹם Việt Nam ก็ไม่", "שָׁלוֹם Việt Nam ก็ไม่"],
    ["\u3164\u115f\u034f\u180e\u{e0061}", ""],
    ["<b>太字</b> &amp; {{x}}", "<b>太字</b> &amp; {{x}}"],
  ])("%j is shown as %j", (raw, shown) => {
    expect(cleanLine(raw, MOST)).toBe(composed(shown));
  });

  test("has four marks on a letter and no more", () => {
    const piled = cleanLine(`a${"\u0301\u0323".repeat(6000)}`, MOST);
    expect(piled.normalize("NFD")).toBe("a\u0323\u0323\u0301\u0301…");
  });

  test("is cut where a letter ends, and only when it is too long", () => {
    expect(cleanLine("字".repeat(MOST), MOST)).toBe("字".repeat(MOST));
    expect([...cleanLine("𠮷".repeat(20_000), MOST)]).toHaveLength(MOST);
    expect(cleanLine("葛\u{e0100}".repeat(MOST), 10)).toBe(`${"葛\u{e0100}".repeat(4)}…`);
    expect(cleanLine("か\u309a".repeat(MOST), 10)).toBe(`${"か\u309a".repeat(4)}…`);
    // One letter without end, as Unicode has it, is cut all the same.
    expect([...cleanLine("\u1100".repeat(20_000), MOST)]).toHaveLength(MOST);
    expect([...cleanLine("👨\u200d".repeat(20_000), MOST)].length).toBeLessThanOrEqual(MOST);
  });

  test("costs little, however long it is", () => {
    const before = process.threadCpuUsage();
    for (const piece of [
      "a\u0301\u0323",
      "\u0301\u0323",
      " ",
      "\u202e",
      "x ",
      "👨\u200d",
      "葛\u{e0100}",
      "\ue000",
      "\u1100",
    ])
      cleanLine(piece.repeat(500_000), 2000);
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(500);
  });

  test("is the same when it is cleaned again, whatever it was, and hides nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 80 }),
        fc.integer({ min: 2, max: 40 }),
        (raw, most) => {
          const once = cleanLine(raw, most);
          expect(cleanLine(once, most)).toBe(once);
          expect(once).not.toMatch(/[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]|\p{M}{5}/u);
          expect([...once].length).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: 500, examples: [["\t\ua926", 2]] },
    );
  });
});
