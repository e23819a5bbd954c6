import { describe, expect, test } from "vitest";
import { authorNames, titleReading } from "#renderer/title-words.ts";

const SOSEKI = { name: "Natsume Soseki", reading: "なつめ そうせき", role: "著" };
const ITO = { name: "Aiko Ito", reading: "いとう あいこ", role: "訳" };
const WILSON = { name: "Graeme Wilson", reading: "うぃるそん ぐれあむ", role: "訳" };

describe("authors in a line", () => {
  test("are written in English under a work in another language than Japanese, each role once", () => {
    expect(authorNames({ authors: [SOSEKI, ITO, WILSON], language: "en" })).toBe(
      "by Natsume Soseki; tr. Aiko Ito, Graeme Wilson",
    );
    expect(authorNames({ authors: [{ ...ITO, role: "編" }], language: "fr" })).toBe("ed. Aiko Ito");
    expect(authorNames({ authors: [{ ...ITO, role: "絵" }], language: "en" })).toBe("illus. Aiko Ito");
  });

  test("keep a role that has no English words, and have none where the record has none", () => {
    expect(authorNames({ authors: [{ ...ITO, role: "監修" }], language: "en" })).toBe("Aiko Ito 監修");
    expect(authorNames({ authors: [{ ...ITO, role: "" }], language: "en" })).toBe("Aiko Ito");
    expect(authorNames({ authors: [], language: "en" })).toBe("");
  });

  test("stay as printed in Japanese: a Latin name, a Japanese name, an unknown language", () => {
    expect(authorNames({ authors: [{ ...ITO, name: "NHK", role: "編" }], language: "ja" })).toBe("NHK 編");
    expect(authorNames({ authors: [{ ...SOSEKI, name: "夏目漱石" }], language: "en" })).toBe("夏目漱石 著");
    expect(authorNames({ authors: [SOSEKI], language: "und" })).toBe("Natsume Soseki 著");
    expect(authorNames({ authors: [SOSEKI] })).toBe("Natsume Soseki 著");
  });
});

test("only a title with Japanese letters has a reading", () => {
  expect(titleReading({ title: "I Am a Cat", reading: "あいあむあきゃっと" })).toBe("");
  expect(titleReading({ title: "吾輩は猫である", reading: "わがはい は ねこ で ある" })).not.toBe("");
  expect(titleReading({ title: "ABCのえほん", reading: "えーびーしー の えほん" })).not.toBe("");
});
