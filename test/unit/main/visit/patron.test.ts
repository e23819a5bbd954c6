import { expect, it } from "vitest";
import { createPatronState } from "#main/visit/patron.ts";

it("closing a patron's file aborts what it reads", () => {
  const patron = createPatronState(3);
  expect(patron.signal.aborted).toBe(false);
  patron.close();
  expect(patron.signal.aborted).toBe(true);
});
