import { expect, test } from "vitest";
import { CHOICES, type Choice, FACTORS, pairsOf, STAFF_CHOICES } from "../../gallery/matrix.ts";

type Factor = keyof Choice;
const NAMES = Object.keys(FACTORS) as Factor[];

/** Every pair of values of two factors, as a choice tells its own; a round has two values of each. */
function allPairs(): string[] {
  const factors = NAMES.filter((name) => name !== "round");
  return factors.flatMap((one, at) =>
    factors
      .slice(at + 1)
      .flatMap((other) =>
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

test.each(FACTORS.round)("round %i is two looks that have nothing in common", (round) => {
  const looks = CHOICES.filter((choice) => choice.round === round);
  expect(looks).toHaveLength(2);
  for (const factor of NAMES.filter((name) => name !== "round"))
    expect([factor, new Set(looks.map((look) => look[factor])).size]).toEqual([factor, 2]);
});

test("a screen of the staff area is seen once in each language, on two panels", () => {
  for (let index = 0; index < 8; index += 1) {
    const seen = STAFF_CHOICES.filter(({ has }) => has(index));
    expect(seen.map(({ language }) => language).sort()).toEqual(["en", "ja"]);
    expect(new Set(seen.map(({ panel }) => panel)).size).toBe(2);
  }
});
