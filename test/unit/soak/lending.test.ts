import { expect, it } from "vitest";
import { type Told, wrongLoan } from "#soak/visits/lending.ts";

const MINE = "2904006";
const OTHERS = "2904014";

it.each<[Told, readonly string[], string | null]>([
  ["lent", [MINE], null],
  ["lent", [], "told as lent, and is not"],
  ["lent", [OTHERS], "lent to somebody else"],
  ["lent", [MINE, MINE], "lent 2 times"],
  ["undone", [], null],
  ["undone", [MINE], "told as undone, and is lent"],
  ["unknown", [], null],
  ["unknown", [MINE], null],
  ["unknown", [MINE, OTHERS], "lent 2 times"],
])("a copy that was told as %s and is with %j: %s", (told, lentTo, wrong) => {
  expect(wrongLoan({ told, card: MINE }, lentTo)).toBe(wrong);
});
