import { expect, test } from "vitest";
import { CHOICES, type Choice, FACTORS, pairsOf, STAFF_CHOICES } from "../../gallery/matrix.ts";

type Factor = keyof Choice;
const NAMES = Object.keys(FACTORS) as Factor[];

/** Every pair of values of two factors, as a choice tells its own. */
function allPairs(): string[] {
  return NAMES.flatMap((one, at) =>
    NAMES.slice(at + 1)
      // A round has four of the six languages.
      .filter((other) => !(one === "round" && other === "language"))
      .flatMap((other) =>
        FACTORS[one].flatMap((value) =>
          FACTORS[other].map((another) => `${one} ${value}, ${other} ${another}`),
        ),
      ),
  );
}

test("the looks of the matrix have every pair of values: also each round every panel, theme and size of type", () => {
  const met = new Set(CHOICES.flatMap(pairsOf));
  expect(allPairs().filter((pair) => !met.has(pair))).toEqual([]);
  expect(CHOICES).toHaveLength(FACTORS.language.length * FACTORS.panel.length);
});

test("a round is four looks, in four languages on four panels", () => {
  for (const round of FACTORS.round) {
    const looks = CHOICES.filter((choice) => choice.round === round);
    expect(new Set(looks.map(({ language }) => language)).size).toBe(4);
    expect(new Set(looks.map(({ panel }) => panel)).size).toBe(4);
  }
});

test("a screen of the staff area is seen once in each language, on two panels", () => {
  for (let index = 0; index < 8; index += 1) {
    const seen = STAFF_CHOICES.filter(({ has }) => has(index));
    expect(seen.map(({ language }) => language).sort()).toEqual(["en", "ja"]);
    expect(new Set(seen.map(({ panel }) => panel)).size).toBe(2);
  }
});
