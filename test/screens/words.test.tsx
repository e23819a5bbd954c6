import { describe, expect, test } from "vitest";
import { LANGUAGES } from "#contract/domain/text.ts";
import { REFUSALS, type RefusalName } from "#contract/refusals.ts";
import { END_REASONS } from "#contract/visit.ts";
import { refusalWords } from "#renderer/components/refusal-words.ts";
import { en } from "#renderer/words/en/all.ts";
import { ja } from "#renderer/words/ja/all.ts";

type Tree = { readonly [key: string]: string | Tree };

/** Every sentence of a catalogue by its key. */
function sentences(tree: Tree, path = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") all.set(path + key, value);
    else for (const [below, sentence] of sentences(value, `${path}${key}.`)) all.set(below, sentence);
  }
  return all;
}

/** English has one form more where Japanese has only one for every number. */
function withoutOne(all: Map<string, string>): Map<string, string> {
  return new Map([...all].filter(([key]) => !key.endsWith("_one")));
}

function variables(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? "").sort();
}

const JA = sentences(ja);
const EN = sentences(en);

describe("the words", () => {
  test("both languages have the same keys", () => {
    expect(JA.size).toBeGreaterThan(200);
    expect([...withoutOne(EN).keys()].sort()).toEqual([...withoutOne(JA).keys()].sort());
  });

  test("both languages name the same figures in each sentence", () => {
    for (const [key, sentence] of withoutOne(JA)) {
      expect({ key, variables: variables(EN.get(key) ?? "") }).toEqual({
        key,
        variables: variables(sentence),
      });
    }
  });

  test("each form for one thing names no other figures than the form for many", () => {
    for (const [key, sentence] of EN) {
      if (!key.endsWith("_one")) continue;
      const many = EN.get(key.replace(/_one$/u, "_other"));
      expect(many, key).toBeDefined();
      const allowed = variables(many ?? "");
      for (const variable of variables(sentence)) expect(allowed, key).toContain(variable);
    }
  });

  test("a sentence is empty in both languages or in none", () => {
    for (const [key, sentence] of JA)
      expect({ key, empty: EN.get(key) === "" }).toEqual({ key, empty: sentence === "" });
  });

  test("no English sentence has Japanese in it, save the name of the language", () => {
    for (const [key, sentence] of EN) {
      // A language and a kana board are named in their own script.
      if (["common.language.ja", "search.boards.kana"].includes(key)) continue;
      // Names of keys are the keys themselves.
      if (key.startsWith("keyboard.")) continue;
      expect({
        key,
        japanese: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(sentence),
      }).toEqual({
        key,
        japanese: false,
      });
    }
  });

  test("no sentence says error, 404 or please wait without an end", () => {
    for (const [key, sentence] of [...JA, ...EN]) {
      if (key === "home.help.phoneDetail") continue; // the guide's own sentence (rule 18)
      expect({ key, scolds: /エラー|不正|無効な|失敗|\berror\b|invalid|!|！/iu.test(sentence) }).toEqual({
        key,
        scolds: false,
      });
    }
  });

  test("buttons of the foot stay short: the page has room for 60 % more than Japanese", () => {
    for (const key of ["common.back", "common.help", "common.next", "visit.finish", "common.stop"]) {
      expect([...(JA.get(key) ?? "")].length, key).toBeLessThanOrEqual(8);
      expect((EN.get(key) ?? "").split(" ").length, key).toBeLessThanOrEqual(3);
    }
  });
});

describe("every refusal of the catalogue", () => {
  const names = Object.keys(REFUSALS) as RefusalName[];

  test.each(LANGUAGES)("has words in %s: what happened, and its code", (language) => {
    for (const name of names) {
      const words = refusalWords({ name }, language);
      expect(words.text, name).not.toBe("");
      expect(words.text, name).not.toContain("{{");
      expect(words.code, name).toContain(REFUSALS[name].code);
    }
  });

  test.each(LANGUAGES)("tells its figures in %s when they are there", (language) => {
    expect(refusalWords({ name: "hold-limit", details: { max: 5, have: 5 } }, language).text).toMatch(
      /5.*5/u,
    );
    expect(refusalWords({ name: "card-locked", details: { minutes: 10 } }, language).text).toContain("10");
    expect(refusalWords({ name: "not-confirmed", details: { ticket: "4127" } }, language).text).toContain(
      "4127",
    );
    const due = refusalWords({ name: "renewal-reserved", details: { date: "2026-12-03" } }, language).text;
    expect(due).toContain(language === "ja" ? "12月3日(木)" : "Thu 3 Dec");
  });

  test("tells half of its figures by the sentence without any", () => {
    expect(refusalWords({ name: "hold-limit", details: { max: 5 } }, "ja").text).not.toMatch(/\d|\{\{/u);
  });

  test("every way a visit can end has a reason in words, and the tail needs none", () => {
    for (const reason of END_REASONS) {
      for (const all of [JA, EN])
        expect(all.has(`visit.goodbye.reason.${reason}`), reason).toBe(reason !== "button");
    }
  });
});
