import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ranges from "@fontsource/biz-udpgothic/unicode.json";
import { Blob, Face as Font } from "harfbuzzjs";
import postcss from "postcss";
import { beforeAll, describe, expect, test } from "vitest";
import { charactersOf, rangeOf } from "#renderer/fonts/unicode-range.ts";
import { ja } from "#renderer/i18n/ja/all.ts";
import { takeCores } from "../../../tools/shared/core-fonts.ts";
import { at } from "../../../tools/shared/place.ts";

/** Rules of a style sheet: file and characters. */
function rulesOf(css: string): readonly { readonly src: string; readonly characters: readonly number[] }[] {
  return Array.from(
    css.matchAll(/src:\s*([^;]+);[^}]*unicode-range:\s*([^;}]+)/gu),
    ([, src = "", range = ""]) => ({
      src,
      characters: charactersOf(range),
    }),
  );
}

function ascending(characters: readonly number[]): readonly number[] {
  return [...new Set(characters)].sort((a, b) => a - b);
}

function isVisible(character: number): boolean {
  return !/\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(character));
}

test("ranges are read and written", () => {
  expect(charactersOf("U+3042-3044,U+4e00, U+20bb7")).toEqual([0x3042, 0x3043, 0x3044, 0x4e00, 0x20bb7]);
  expect(rangeOf([0x3042, 0x3043, 0x3044, 0x4e00, 0x20bb7])).toBe("U+3042-3044,U+4e00,U+20bb7");
  expect(rangeOf([])).toBe("");
});

describe.each(["biz-udpgothic/400", "biz-udpgothic/700", "biz-udpmincho/400", "biz-udgothic/400"])(
  "%s",
  (name) => {
    const sheet = at("node_modules/@fontsource", `${name}.css`);
    const before = readFileSync(sheet, "utf8");
    let after = "";

    beforeAll(async () => {
      const root = postcss.parse(before, { from: sheet });
      await takeCores(root);
      after = root.toString();
    });

    test("has one rule, and all its characters are in the core or in a small file that a page can add", () => {
      expect(rulesOf(after)).toHaveLength(1);
      const addable = new Set(Object.values(ranges).flatMap(charactersOf));
      const had = rulesOf(before).flatMap((rule) => rule.characters);
      expect(had.filter((one) => !addable.has(one))).toEqual([]);
      const [core] = rulesOf(after);
      expect(core?.characters.filter((one) => !had.includes(one))).toEqual([]);
    });

    test("shows all words of the screens, and names of books and people, out of its core", () => {
      const [core] = rulesOf(after);
      expect(core?.src).toMatch(/-core-\d+\.ttf/u);
      const [, file = ""] = /url\(([^)]+)\)/u.exec(core?.src ?? "") ?? [];
      const drawn = new Set(new Font(new Blob(readFileSync(join(dirname(sheet), file)))).collectUnicodes());
      // A character that the rule names and the file lacks would come from the system.
      expect(core?.characters.filter((one) => !drawn.has(one) && isVisible(one))).toEqual([]);
      const known = new Set(rulesOf(before).flatMap((rule) => rule.characters));
      const said = Array.from(
        `${JSON.stringify(ja)}坊っちゃん銀河鉄道の夜羅生門芥川龍之介樋口一葉與謝野晶子國木田獨步藝術髙橋山﨑德川黑①②※～★`,
        (one) => one.codePointAt(0) ?? 0,
      );
      expect(ascending(said.filter((one) => known.has(one) && !drawn.has(one) && isVisible(one)))).toEqual(
        [],
      );
    });
  },
);
