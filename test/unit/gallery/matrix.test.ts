import { expect, test } from "vitest";
import { CHOICES, type Choice, FACTORS, STAFF_CHOICES } from "../../gallery/matrix.ts";

type Factor = keyof Choice;
const NAMES = Object.keys(FACTORS) as Factor[];

/** Every pair of values in a choice. */
function pairsOf(choice: Choice): string[] {
  return NAMES.flatMap((one, at) =>
    NAMES.slice(at + 1).map((other) => `${one} ${choice[one]}, ${other} ${choice[other]}`),
  );
}

/** Every pair of values of two factors, as a choice tells its own. */
function allPairs(): string[] {
  return NAMES.flatMap((one, at) =>
    NAMES.slice(at + 1).flatMap((other) =>
      FACTORS[one].flatMap((value) =>
        FACTORS[other].map((another) => `${one} ${value}, ${other} ${another}`),
      ),
    ),
  );
}

test("the looks of the matrix have every pair of values", () => {
  const met = new Set(CHOICES.flatMap(pairsOf));
  expect(allPairs().filter((pair) => !met.has(pair))).toEqual([]);
  expect(CHOICES).toHaveLength(FACTORS.language.length * FACTORS.panel.length);
});

test("a screen of the staff area is seen once, one after the other in every language on every panel", () => {
  const seen = Array.from({ length: STAFF_CHOICES.length }, (_, index) =>
    STAFF_CHOICES.filter(({ has }) => has(index)),
  );
  expect(seen.every((choices) => choices.length === 1)).toBe(true);
  expect(new Set(seen.flat()).size).toBe(STAFF_CHOICES.length);
});
