import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { foldStrict } from "#backend/text/fold.ts";
import { readAs, wordsReadAs } from "#backend/text/readings.ts";
import { wordSuffixes } from "#backend/text/word-starts.ts";

/** Old and new forms of kanji by Unihan and KANJIDIC2, if present next to the project. */
const DATA = join(import.meta.dirname, "../../../../shared/data/variants");
const UNIHAN = join(DATA, "Unihan_joyo_jinmeiyo.txt");
const KANJIDIC = join(DATA, "kanjidic2-nonjoyo-to-joyo.tsv");
const FEW =
  "傳伝 靈霊 爭争 稻稲 燒焼 龜亀 險険 祕秘 辯弁 燈灯 彈弾 醉酔 臟臓 擔担 權権 廳庁 戾戻 拜拝 學学 邊辺 齋斎 齊斉 髙高 﨑崎 嵜崎";
/** Two words, two names, or parts of a kanji: `assets/kanji/README.md`. */
const APART = "嗎罵 胭咽 膻胆 鋨鉄 伙火 僜登 忄心 耂老 镸長 乚隠 碕埼 嵜埼 夶比 冃帽 柰奈 裒褒";

function pairs(): readonly (readonly [string, string])[] {
  const two = (pair: string) => [...pair] as unknown as readonly [string, string];
  const few = FEW.split(" ").map(two);
  if (!existsSync(UNIHAN) || !existsSync(KANJIDIC)) return few;
  const unihan = [...readFileSync(UNIHAN, "utf8").matchAll(/^U\+(\w+)\tkJinmeiyoKanji\t\d+:U\+(\w+)/gmu)];
  const kanjidic = readFileSync(KANJIDIC, "utf8").trim().split("\n").slice(1);
  const character = (hex = ""): string => String.fromCodePoint(Number.parseInt(hex, 16));
  return [
    ...few,
    ...unihan.map(([, a, b]) => [character(a), character(b)] as const),
    ...kanjidic.map((line) => two(line.replace("\t", ""))),
  ];
}

test("D76: old and new forms of a kanji are one, but for those that are two words", () => {
  const apart = new Set(APART.split(" "));
  const missing = pairs().filter(
    ([old, now]) => !apart.has(old + now) && foldStrict(old) !== foldStrict(now),
  );
  expect(missing.map((pair) => pair.join(""))).toEqual([]);
  expect([...apart].filter((pair) => foldStrict(pair[0] ?? "") === foldStrict(pair[1] ?? ""))).toEqual([]);
  expect(foldStrict("斉")).not.toBe(foldStrict("斎"));
});

test.each([
  ["学問のすゝめ", "学問のすすめ"],
  ["みすゞ", "みすず"],
  ["一つづゝ", "一つずつ"],
  ["ゝ", "ゝ"],
  ["猫ゝ", "猫ゝ"],
])("D76: marks that repeat a kana are that kana: %s", (text, key) => {
  expect(foldStrict(text)).toBe(key);
});

test.each([
  ["吾輩は猫である", "ワガハイ ワ ネコ デ アル", "ねこである ある"],
  ["吾輩は猫である", "わがはいはねこである", "ねこである"],
  ["黒猫", "くろねこ", "ねこ"],
  ["長靴をはいた猫", "ながぐつをはいたねこ", "ぐつおはいたねこ ねこ"],
  ["金子みすゞ", "かねこみすず", "こみすず"],
  ["ひとまねこざる", "ひとまねこざる", ""],
  ["こころ", "まったくべつのよみ", ""],
  ["", "", ""],
])("D77: %s, read %s, has words that begin inside it", (title, reading, words) => {
  expect(wordSuffixes(title, reading).join(" ")).toBe(words);
});

test("misreadings: a text may be read kanji by kanji, in the wrong way too", () => {
  expect(readAs("雪国", "せつこく")).toEqual([0, 2]);
  expect(readAs("雪国", "ゆきぐに")).toEqual([0, 2]);
  expect(readAs("東野圭吾", "とうのけいご")).toEqual([0, 2, 3, 5]);
  expect(readAs("雪国", "ゆき")).toBeNull();
  expect(readAs("", "")).toEqual([]);
  expect(wordsReadAs("せつこく", 2000)).toContain("雪国");
  expect(wordsReadAs("しこう", 100)).toEqual(expect.not.arrayContaining([""]));
  expect(wordsReadAs("しこうこうこう", 100).length).toBeLessThanOrEqual(100);
});
