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

test("a screen of the staff area is seen once in each language, on two panels", () => {
  for (let index = 0; index < 8; index += 1) {
    const seen = STAFF_CHOICES.filter(({ has }) => has(index));
    expect(seen.map(({ language }) => language).sort()).toEqual(["en", "ja"]);
    expect(new Set(seen.map(({ panel }) => panel)).size).toBe(2);
  }
});
