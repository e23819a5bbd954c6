import { beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { catalogueOf, loadCatalogues, loadFurigana, translator } from "#renderer/i18n/catalogues.ts";
import { piecesOf } from "#renderer/i18n/furigana/marks.ts";
import { USUAL_TERMS } from "#renderer/i18n/terms.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";

/*
 * Every sentence with a figure, with figures of every kind: one, few, and those whose counter has a word of its own.
 */

const COUNTS = [0, 1, 2, 5, 9, 10, 12, 21] as const;
/** Names of figures that count things. Lengths of passwords and cards are none: one character is no password. */
const COUNTED = /\{\{(?:count|number|max|have|minutes|times)(?:, \w+)?\}\}/u;
const LENGTHS = /^signIn\.(?:password\.rules|scan|number\.where)|^refusal\.password-rule/u;
/** The most that a search counts: hundreds. */
const MANY = "search.foundMany";

/** Japanese counters in つ end at nine. */
const TOO_MANY_TSU = /(?<!\d)(?:0|\d{2,})つ/u;
const WRONG: Readonly<Record<Language, readonly RegExp[]>> = {
  ja: [TOO_MANY_TSU],
  "ja-x-easy": [TOO_MANY_TSU],
  "ja-x-child": [
    TOO_MANY_TSU,
    /(?<!\d)[12]にん/u,
    /(?<!\d)(?:[2-9]|10|14|20|24)にち/u,
    /[2579]ぷん|[013468]ふん/u,
  ],
  en: [
    /\b1 (?:more |other |open )?(?!is\b|was\b|waiting\b)[a-z]+s\b/u,
    /(?<!\d)(?:0|2|5|9|10|12|21) (?:more |other |open |overdue )?(?:hold|loan|book|day|copy|person|title|message|second|page|digit|character|time|volume|option)\b/u,
    /\b1 times\b|\b2 times a week\b/u,
    // A figure behind a colon, where a sentence was meant.
    /: \d+\.$/u,
  ],
  "zh-Hans": [/[二两]\d|\d人次/u],
  ko: [/\d(?:하나|둘)/u],
};

type Say = (key: string, values: Readonly<Record<string, string | number>>) => string;

function* said(language: Language, furigana = false) {
  const say = translator(language, USUAL_TERMS, furigana) as unknown as Say;
  for (const [key, sentence] of sentencesOf(catalogueOf(language))) {
    if (!COUNTED.test(sentence) || LENGTHS.test(key) || key === MANY || key.endsWith("_one")) continue;
    for (const n of COUNTS) {
      const all = { count: n, max: n, have: n, minutes: n, times: n, page: n, pages: n };
      const text = say(key.replace(/_other$/u, ""), { ...all, number: String(n), days: "火" });
      yield { key, n, text };
    }
  }
}

beforeAll(async () => {
  await loadCatalogues();
  await loadFurigana();
});

describe.each(LANGUAGES)("figures in %s", (language) => {
  it("go with what they count", () => {
    const all = [...said(language)];
    expect(all.length).toBeGreaterThan(25 * COUNTS.length);
    const wrong = all.filter(({ text }) => WRONG[language].some((pattern) => pattern.test(text)));
    expect(wrong).toEqual([]);
  });
});

describe.each(["ja", "ja-x-easy"] as const)("readings of figures in %s", (language) => {
  /** A counter with its figure, and the reading it may not have. */
  const MISREAD = [
    [/^[12]$/u, "人", "にん"],
    [/^(?:[2-9]|10|14|20|24)$/u, "日", "にち"],
    [/[013468]$/u, "分", "ふん"],
    [/[2579]$/u, "分", "ぷん"],
  ] as const;

  it("are those of the figure", () => {
    const wrong = [...said(language, true)].flatMap(({ key, n, text }) => {
      const pieces = piecesOf(text);
      return pieces.flatMap(({ base, reading }, at) => {
        const figure = /\d+$/u.exec(pieces[at - 1]?.base ?? "")?.[0] ?? "";
        const isWrong = MISREAD.some(
          ([figures, counter, misread]) => figures.test(figure) && base === counter && reading === misread,
        );
        return isWrong ? [{ key, n, base, reading }] : [];
      });
    });
    expect(wrong).toEqual([]);
  });
});

it.each([
  ["en", "hold.courier", { times: 1, days: "Tue" }, "once a week (Tue)"],
  ["en", "hold.courier", { times: 2, days: "Tue, Fri" }, "twice a week (Tue, Fri)"],
  ["en", "hold.courier", { times: 3, days: "Mon, Wed, Fri" }, "3 times a week (Mon, Wed, Fri)"],
  ["en", "refusal.hold-limit.figures", { count: 1, max: 1, have: 1 }, "You can have 1 hold."],
  ["en", "refusal.renewal-limit.figures", { count: 1, max: 1 }, "only once"],
  ["ja-x-child", "hold.waitingCount", { count: 2 }, "ふたり"],
  ["ja-x-child", "refusal.card-locked.figures", { minutes: 5 }, "5ふん"],
  ["ja-x-child", "refusal.card-locked.figures", { minutes: 10 }, "10ぷん"],
  ["ja-x-easy", "message.unread", { count: 12 }, "12件"],
] as const)("%s: %s with %o says %s", (language, key, values, words) => {
  expect((translator(language) as unknown as Say)(key, values)).toContain(words);
});
