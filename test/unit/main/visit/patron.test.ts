import { expect, it } from "vitest";
import { cardTailOf, openPatronFile } from "#main/visit/patron.ts";

it("a page knows the last three digits of a card (D15)", () => {
  expect(cardTailOf("2001014")).toBe("014");
});

it("closing a patron's file aborts what it reads", () => {
  const file = openPatronFile(3);
  expect(file.signal.aborted).toBe(false);
  file.close();
  expect(file.signal.aborted).toBe(true);
});
