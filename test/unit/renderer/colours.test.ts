import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { between, LEAST, SHAPES, smallestDifference, TEXTS } from "#test/support/screens/colour-pairs.ts";
import { difference } from "#test/support/screens/colours.ts";

const STYLES = join(import.meta.dirname, "../../../renderer/styles");

/** Colours of a rule by their names, as the style sheets have them. */
function coloursOf(file: string, selector: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(STYLES, file), "utf8");
  const start = text.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`${file} has no ${selector}`);
  const rule = text.slice(start, text.indexOf("\n}", start));
  return new Map(
    [...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gu)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
}

const PAPER = coloursOf("tokens.css", ":root");
const LOOKS = {
  paper: PAPER,
  ink: new Map([...PAPER, ...coloursOf("looks.css", ':root[data-theme="ink"]')]),
  yellow: new Map([...PAPER, ...coloursOf("looks.css", ':root[data-theme="yellow"]')]),
};
type Look = keyof typeof LOOKS;

const colours =
  (look: Look) =>
  (name: string): string => {
    const found = LOOKS[look].get(name);
    if (found === undefined) throw new Error(`no colour ${name}`);
    return found;
  };

describe.each(Object.keys(LOOKS) as Look[])("the look %s", (look) => {
  const colour = colours(look);

  it.each(TEXTS)("text in %s can be read on its grounds (WCAG 1.4.3, 1.4.6)", (text, grounds) => {
    for (const ground of grounds)
      expect(between(colour, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(LEAST.text);
  });

  it.each(SHAPES)("%s stands out from its grounds (WCAG 1.4.11)", (shape, grounds) => {
    for (const ground of grounds)
      expect(between(colour, shape, ground), `${shape} on ${ground}`).toBeGreaterThanOrEqual(LEAST.shape);
  });

  it("one of the two rings of the focus stands out from every ground (WCAG 1.4.11, 2.4.13)", () => {
    for (const ground of ["paper", "page", "sunken", "selected", "primary", "ok-tint", "notice-tint"]) {
      const rings = ["focus-inner", "focus-outer"].map((ring) => between(colour, ring, ground));
      expect(Math.max(...rings), ground).toBeGreaterThanOrEqual(LEAST.shape);
    }
  });
});

describe("colours that mean something", () => {
  it.each([
    ["usual", 20],
    ["protan", 14],
    ["deutan", 14],
    ["tritan", 14],
  ] as const)("can be told apart with %s vision", (vision, least) => {
    expect(smallestDifference(colours("paper"), vision)).toBeGreaterThanOrEqual(least);
    expect(smallestDifference(colours("ink"), vision)).toBeGreaterThanOrEqual(least);
  });

  it("the measure is the published one", () => {
    // Sharma, Wu and Dalal's formula on colours that are far apart, near, and the same.
    expect(difference("#000000", "#ffffff", "usual")).toBeCloseTo(100, 0);
    expect(difference("#a02828", "#a02828", "usual")).toBe(0);
    // A red and a green that are one colour to an eye without red cones.
    expect(difference("#8c4b00", "#5a5a00", "protan")).toBeLessThan(
      difference("#8c4b00", "#5a5a00", "usual") / 2,
    );
  });

  it("decoration is no more than that: the thin line would be too faint to mean anything", () => {
    expect(between(colours("paper"), "line", "paper")).toBeLessThan(3);
  });
});
