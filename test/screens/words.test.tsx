import { describe, expect, test } from "vitest";
import { isJapanese, LANGUAGES, type Language } from "#contract/domain/text.ts";
import { REFUSALS, type RefusalEntry, type RefusalName } from "#contract/refusals.ts";
import { END_REASONS } from "#contract/visit.ts";
import { refusalWords } from "#renderer/components/refusal-words.ts";
import { catalogueOf } from "#renderer/i18n/catalogues.ts";
import { FOREIGN } from "#test/support/screens/own-words.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";

/** English has one form more where the other languages have only one for every number. */
function withoutOne(all: Map<string, string>): Map<string, string> {
  return new Map([...all].filter(([key]) => !key.endsWith("_one")));
}

function variables(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/gu)].map((match) => match[1] ?? "").sort();
}

const WORDS = Object.fromEntries(
  LANGUAGES.map((language) => [language, sentencesOf(catalogueOf(language))]),
) as Record<Language, Map<string, string>>;
const JA = WORDS.ja;
const OTHERS = LANGUAGES.filter((language) => language !== "ja");

/** Keys that act on kana are named by what they put on them. */
const KANA_KEYS = /^keyboard\./u;

describe.each(OTHERS)("the words in %s", (language) => {
  const words = WORDS[language];

  test("have the same keys as the Japanese ones", () => {
    expect(JA.size).toBeGreaterThan(200);
    expect([...withoutOne(words).keys()].sort()).toEqual([...JA.keys()].sort());
  });

  test("name the same figures in each sentence", () => {
    for (const [key, sentence] of JA) {
      expect({ key, variables: variables(words.get(key) ?? "") }).toEqual({
        key,
        variables: variables(sentence),
      });
    }
  });

  test("have a form for one thing only where their grammar has, and it names no other figures than the form for many", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const ones = [...words].filter(([key]) => key.endsWith("_one"));
    expect(ones.length > 0).toBe(forms.includes("one"));
    for (const [key, sentence] of ones) {
      const many = words.get(key.replace(/_one$/u, "_other"));
      expect(many, key).toBeDefined();
      for (const variable of variables(sentence)) expect(variables(many ?? ""), key).toContain(variable);
    }
  });

  test("a sentence is empty in both languages or in none", () => {
    for (const [key, sentence] of JA)
      expect({ key, empty: words.get(key) === "" }).toEqual({ key, empty: sentence === "" });
  });

  test("nothing was forgotten in another script", () => {
    for (const [key, sentence] of words) {
      if (KANA_KEYS.test(key)) continue;
      expect({ key, foreign: FOREIGN[language].test(sentence) }).toEqual({ key, foreign: false });
    }
  });
});

describe("the words", () => {
  test("no sentence says error, 404 or please wait without an end", () => {
    for (const language of LANGUAGES) {
      for (const [key, sentence] of WORDS[language]) {
        if (key === "home.help.phoneDetail" && language === "ja") continue; // the guide's own sentence (D18)
        const scolds =
          /エラー|不正(?!确)|無効な|失敗|\berror\b|invalid|错误|失败|无效|오류|실패|잘못된|!|！/iu.test(
            sentence,
          );
        expect({ language, key, scolds }).toEqual({ language, key, scolds: false });
      }
    }
  });

  test("nothing is known by its place, its form or its colour alone (WCAG 1.3.3)", () => {
    const seen = /\b(?:left|right|top|bottom|above|below|upper|lower|red|green|blue|round|square|corner)\b/iu;
    // The ribbon is named 「終わる」 too, the reader and the barcode are things, which no program can name for the fingers.
    const THINGS = /ribbon|“Finish”|“\{\{finish\}\}”|[Rr]eader|bar ?code|number above|scan/u;
    // What is left, is right, or was left behind; and the low screen itself.
    const NO_PLACE =
      /days? left|is left|seconds? left|left (?:something )?behind|is not right|[Ll]ower the screen|^Lower$|screen is lower/u;
    const wrong = [...WORDS.en].filter(
      ([, sentence]) => seen.test(sentence) && !THINGS.test(sentence) && !NO_PLACE.test(sentence),
    );
    expect(wrong).toEqual([]);
  });

  test("buttons of the foot stay short: the page has room for 60 % more than Japanese", () => {
    for (const key of ["common.back", "common.help", "common.next", "visit.finish", "common.stop"]) {
      for (const language of LANGUAGES) {
        const words = WORDS[language].get(key) ?? "";
        const short = language === "en" ? words.split(" ").length <= 3 : [...words].length <= 8;
        expect({ language, key, short }).toEqual({ language, key, short: true });
      }
    }
  });

  test("plain Japanese stacks no honorifics", () => {
    for (const [key, sentence] of WORDS["ja-x-easy"]) {
      const stiff = /ございます|いただ|いたします|ご了承|御|くださいませ|なさ/u.test(sentence);
      expect({ key, stiff }).toEqual({ key, stiff: false });
    }
  });

  test("ordinary Japanese is written without spaces between its phrases; they are for who learns to read", () => {
    const between =
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々、。」）] [\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「（]/u;
    for (const [key, sentence] of JA)
      expect({ key, spaced: between.test(sentence) }).toEqual({ key, spaced: false });
  });

  test("words for those who learn to read, or read little, stand apart: no long run without a space", () => {
    for (const language of ["ja-x-easy", "ja-x-child"] as const) {
      for (const [key, sentence] of WORDS[language]) {
        const runs = sentence
          .replaceAll(/\{\{[^}]*\}\}/gu, " ")
          .split(/[\s、。・「」（）／/：:？〜]+/u)
          .map((run) => [...run].length);
        expect({ language, key, longest: Math.max(...runs) <= 14 }).toEqual({ language, key, longest: true });
      }
    }
  });
});

describe("every refusal of the catalogue", () => {
  const names = Object.keys(REFUSALS) as RefusalName[];

  test.each(LANGUAGES)(
    "has words in %s: what happened, what to do, and its code where staff are needed (WCAG 3.3.1, 3.3.3)",
    (language) => {
      for (const name of names) {
        const words = refusalWords({ name }, language);
        expect(words.text, name).not.toBe("");
        expect(words.text, name).not.toContain("{{");
        const entry: RefusalEntry = REFUSALS[name];
        if (entry.wayOn === "counter" || entry.quotable) expect(words.code, name).toContain(entry.code);
        else expect(words.code, name).toBeUndefined();
        // Where nothing can be done, what happened says so.
        const final = name === "renewal-reserved" || name === "renewal-limit";
        expect(words.help !== "" || words.way !== "none" || final, name).toBe(true);
      }
    },
  );

  const A_DAY: Readonly<Record<Language, string>> = {
    ja: "12月\u20603日\u2060(木)",
    "ja-x-easy": "12月3日\u2060（木曜日）\u2060",
    en: "Thu\u00a03\u00a0Dec",
    "zh-Hans": [..."12月3日（周四）"].join("\u2060"),
    ko: "12월\u00a03일\u2060(목)",
    "ja-x-child": "12がつ\u00a0みっか もくようび",
  };

  test.each(LANGUAGES)("tells its figures in %s when they are there", (language) => {
    expect(refusalWords({ name: "hold-limit", details: { max: 5, have: 5 } }, language).text).toMatch(
      /5.*5/u,
    );
    expect(refusalWords({ name: "card-locked", details: { minutes: 10 } }, language).text).toContain("10");
    expect(refusalWords({ name: "not-confirmed", details: { ticket: "4127" } }, language).text).toContain(
      "4127",
    );
    const due = refusalWords({ name: "renewal-reserved", details: { date: "2026-12-03" } }, language).text;
    expect(due).toContain(A_DAY[language]);
  });

  test("tells half of its figures by the sentence without any", () => {
    expect(refusalWords({ name: "hold-limit", details: { max: 5 } }, "ja").text).not.toMatch(/\d|\{\{/u);
  });

  test("every way a visit can end has a reason in words; the finish button needs none", () => {
    for (const reason of END_REASONS) {
      for (const language of LANGUAGES) {
        expect(WORDS[language].has(`visit.goodbye.reason.${reason}`), reason).toBe(reason !== "button");
      }
    }
  });

  test("kinds of Japanese are known as Japanese", () => {
    expect(LANGUAGES.filter(isJapanese)).toEqual(["ja", "ja-x-easy", "ja-x-child"]);
  });
});
