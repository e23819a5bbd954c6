import { expect, it } from "vitest";
import { cardTailOf, createPatronState } from "#main/visit/patron.ts";

it("a page knows the last three digits of a card (D15)", () => {
  expect(cardTailOf("2001014")).toBe("014");
});

it("closing a patron's file aborts what it reads", () => {
  const patron = createPatronState(3);
  expect(patron.signal.aborted).toBe(false);
  patron.close();
  expect(patron.signal.aborted).toBe(true);
});
