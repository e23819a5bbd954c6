import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageOf, refusalLine } from "#backend/cli/strings.ts";
import { type Column, tableOf } from "#backend/cli/table.ts";
import { safeText, widthOf, wrap } from "#backend/cli/width.ts";

interface Row {
  readonly title: string;
  readonly barcode: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { head: { ja: "書名", en: "title" }, of: (row) => row.title, wraps: true },
  { head: { ja: "資料番号", en: "barcode" }, of: (row) => row.barcode, right: true },
];
const ROWS: readonly Row[] = [
  { title: "銀河鉄道の父", barcode: "100000015" },
  { title: "The catcher in the rye（ライ麦畑でつかまえて）", barcode: "100000023" },
  { title: "ﾊﾝｶｸ カナと é", barcode: "1" },
];
/** Titles as they come: Japanese, half-width kana, marks that join, and what should not be in a title at all. */
const anyTitle = fc.string({
  unit: fc.constantFrom(..."銀河鉄道のぱ゚ガｶﾞABc 1é😀、（\u3099\u200b\u0007\u001b[31m\u202e\n\t"),
  maxLength: 40,
});

describe("tables of the staff commands", () => {
  test("full-width characters take two columns, half-width kana one, marks none", () => {
    expect(["父", "ﾁ", "a", "e\u0301", "（", "😀"].map(widthOf)).toEqual([2, 1, 1, 1, 2, 2]);
  });

  test("every line of a table is equally wide, in both languages", () => {
    for (const language of ["ja", "en"] as const) {
      const lines = tableOf(COLUMNS, ROWS, Number.POSITIVE_INFINITY, language).split("\n");
      expect(new Set(lines.map(widthOf)).size).toBe(1);
    }
  });

  test("whatever stands in a title, lines align and fit the terminal, and nothing visible is lost", () => {
    fc.assert(
      fc.property(
        fc.array(anyTitle, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 30, max: 90 }),
        (titles, terminal) => {
          const rows = titles.map((title) => ({ title, barcode: "100000015" }));
          const lines = tableOf(COLUMNS, rows, terminal, "ja").split("\n");
          expect(new Set(lines.map(widthOf)).size).toBe(1);
          expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(terminal);
          const shown = lines.join("").replace(/[^\p{L}\p{N}]/gu, "");
          for (const title of titles) {
            for (const char of safeText(title).replace(/[^\p{L}\p{N}]/gu, "")) expect(shown).toContain(char);
          }
        },
      ),
    );
  });

  test("a terminal too narrow for a table shows each row as lines", () => {
    const lines = tableOf(COLUMNS, ROWS, 20, "ja").split("\n");
    expect(lines[0]).toBe("書名: 銀河鉄道の父");
    expect(lines[1]).toBe("資料番号: 100000015");
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(20);
  });

  test("a title commands no terminal", () => {
    const table = tableOf(COLUMNS, [{ title: "\u001b[2J\u0007赤い\u202e本\n", barcode: "1" }], 80, "en");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for.
    expect(table).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
    expect(table).toContain("[2J 赤い本");
  });

  test("text is broken at spaces where there are some, else between characters", () => {
    expect(wrap("The catcher in the rye", 12)).toEqual(["The catcher", "in the rye"]);
    expect(wrap("銀河鉄道の父", 8)).toEqual(["銀河鉄道", "の父"]);
    expect(wrap("", 8)).toEqual([""]);
  });
});

describe("words of the staff commands", () => {
  test("the locale decides, SHIORI_LANGUAGE before it", () => {
    expect(languageOf({ LANG: "ja_JP.UTF-8" })).toBe("ja");
    expect(languageOf({ LANG: "C.UTF-8" })).toBe("en");
    expect(languageOf({ LANG: "ja_JP.UTF-8", SHIORI_LANGUAGE: "en" })).toBe("en");
    expect(languageOf({})).toBe("en");
  });

  test("a refusal has its code, its words and its figures", () => {
    const body = { refusal: { name: "loan-limit", details: { max: 5, have: 5 } }, code: "H-27" } as const;
    expect(refusalLine(body, "ja")).toBe("H-27 貸出は5冊までです。現在5冊あります。");
    expect(refusalLine(body, "en")).toBe("H-27 The limit is 5 loans; this patron has 5.");
    expect(refusalLine({ refusal: { name: "query-empty" }, code: "H-72" }, "en")).toBe("H-72 query-empty");
  });
});
