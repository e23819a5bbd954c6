import { expect, it, onTestFinished } from "vitest";
import { catalogueOf, loadCatalogue, setCatalogue, translator } from "#renderer/i18n/catalogues.ts";
import { USUAL_TERMS } from "#renderer/i18n/terms.ts";

it("says a sentence again as it was said, and one with a figure as the figure is", () => {
  const say = translator("ja");
  expect(translator("ja")).toBe(say);
  expect(say("home.heading")).toBe(catalogueOf("ja").home.heading);
  expect(say("home.heading")).toBe(catalogueOf("ja").home.heading);
  expect([1, 2, 1].map((count) => say("loan.daysLeft", { count }))).toEqual([
    "あと1日",
    "あと2日",
    "あと1日",
  ]);
});

it("says a sentence with a word in it as that word is each time", () => {
  const say = translator("ja");
  const names = ["雪国", "火車", "雪国"].map((title) => say("loan.renewOf", { title }));
  expect(names).toEqual(["雪国", "火車", "雪国"].map((title) => expect.stringContaining(title)));
});

it("remembers no sentence of words that are there no longer", async () => {
  await loadCatalogue("ko");
  const words = catalogueOf("ko");
  onTestFinished(() => setCatalogue("ko", words));
  expect(translator("ko")("home.heading")).toBe(words.home.heading);
  setCatalogue("ko", { ...words, home: { ...words.home, heading: "another" } });
  expect(translator("ko")("home.heading")).toBe("another");
});

it("keeps the words for a PIN apart from those for a password", () => {
  const pinTerms = { ...USUAL_TERMS, password: "pin" } as const;
  const [password, pin] = [translator("ja"), translator("ja", pinTerms)].map((say) =>
    say("signIn.password.heading"),
  );
  expect(pin).not.toBe(password);
  expect(translator("ja")("signIn.password.heading")).toBe(password);
});

it("says nothing for a sentence that is empty, and not its key", async () => {
  await loadCatalogue("ja");
  expect(translator("ja")("refusal.renewal-limit.help")).toBe("");
});
