import { expect, test } from "vitest";
import { en } from "#renderer/i18n/en/all.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";
import config from "../../../electron.vite.config.ts";
import { pseudo, pseudoCatalogue } from "../../../tools/shared/pseudo.ts";

test("every sentence is 40 % longer, has no plain letter left, and the same figures", () => {
  const plain = sentencesOf(en);
  for (const [key, sentence] of sentencesOf(pseudoCatalogue(en))) {
    const before = plain.get(key) ?? "";
    const [letters, figures] = [sentence.replaceAll(/\{\{\w+\}\}/gu, ""), sentence.match(/\{\{\w+\}\}/gu)];
    expect({ key, letters: /[A-Za-z]/u.test(letters) }).toEqual({ key, letters: false });
    expect(figures, key).toEqual(before.match(/\{\{\w+\}\}/gu));
    if (/[A-Za-z]/u.test(before.replaceAll(/\{\{\w+\}\}/gu, "")))
      expect(sentence.length, key).toBeGreaterThanOrEqual(before.length * 1.4);
    else expect(sentence, key).toBe(before);
  }
  expect(pseudo("")).toBe("");
});

test("it is in the build for the tour, and in no other", () => {
  const pluginsOf = (mode: string) => JSON.stringify(config({ mode, command: "build" }).renderer?.plugins);
  expect(pluginsOf("pseudo")).toContain("pseudo-words");
  for (const mode of ["release", "production"]) expect(pluginsOf(mode)).not.toContain("pseudo-words");
});
