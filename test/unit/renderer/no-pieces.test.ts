import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/*
 * Sentences are whole in the catalogues. What would put two together in the code of a screen (the wide space and the wide
 * brackets of Japanese) would stand on an English screen too.
 */

const ROOT = join(import.meta.dirname, "../../..");
/** Dates, written in each language by hand; a key that types it; titles, Japanese on every screen. */
const MAY = new Set([
  "renderer/dates.ts",
  "renderer/keyboards/kana-keyboard.tsx",
  "renderer/title-words.ts",
  "renderer/phone/phone-title.ts",
]);
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu;
const BETWEEN = /[\u3000（）]/u;

/** Lines of a source that put something Japanese between two sentences. */
function pieces(source: string): readonly string[] {
  const code = source.replace(COMMENT, "");
  return code.split("\n").filter((line) => BETWEEN.test(line));
}

test("no screen puts sentences together", () => {
  const files = globSync("renderer/**/*.{ts,tsx}", { cwd: ROOT }).filter(
    (file) => !/^renderer\/(?:i18n|staff|ruby)\//u.test(file) && !MAY.has(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    pieces(readFileSync(join(ROOT, file), "utf8")).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test("what would put them together is seen, and a comment is none", () => {
  expect(pieces("const line = a + '\u3000' + b;\n// 「あ\u3000い」\n/** （う） */")).toHaveLength(1);
});
