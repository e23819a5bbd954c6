import { expect, test } from "vitest";
import { refusal } from "#contract/refusals.ts";
import { refusalWords } from "#renderer/components/refusal-words.ts";
import { loadCatalogue } from "#renderer/i18n/catalogues.ts";
import { translator } from "#renderer/i18n/index.ts";

await loadCatalogue("ja");

const t = translator("ja");

test("a limit of 0 is one that the system does not tell", () => {
  const { text } = refusalWords(refusal("renewal-limit", { max: 0 }), "ja");
  expect(text).toBe(t("refusal.renewal-limit.text"));
});

test("the ticket stands alone where the refusal has no code for staff", () => {
  const { code } = refusalWords(refusal("renewal-reserved", { ticket: "4127" }), "ja");
  expect(code).toBe(t("common.ticket", { ticket: "4127" }));
});

test("neither ticket nor code: nothing to tell staff", () => {
  expect(refusalWords(refusal("renewal-reserved"), "ja").code).toBeUndefined();
});
