import { expect, it } from "vitest";
import { changesOf } from "#renderer/staff/connect/code-state.ts";

const set = (path: string, value: unknown) => ({ path, value, from: "x", local: false, fixed: false });
const SETTINGS = [set("card.pattern", "^\\d{4,6}$"), set("card.digits", 4)];
const SAMPLES = { cards: [{ text: "200001", letters: null }], copies: [] };

/** The values of all changes for this pattern of cards. */
const changed = (pattern: string) =>
  Object.fromEntries(
    changesOf(SAMPLES, { card: { pattern, checkDigit: "7dr" }, copy: null }, false, SETTINGS).map(
      ({ path, value }) => [path, value],
    ),
  );

it("the number of digits that the screen asks for changes with the pattern only", () => {
  expect(changed("^\\d{4,6}$")).toEqual({ "card.checkDigit": "7dr" });
  expect(changed("^\\d{6}$")).toMatchObject({ "card.pattern": "^\\d{6}$", "card.digits": 6 });
});
