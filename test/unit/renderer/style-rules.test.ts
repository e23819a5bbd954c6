import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/*
 * What a style sheet or a handler could do to people, and ours do not. Each rule is looked for in every file.
 */

const ROOT = join(import.meta.dirname, "../../..");

function textsOf(pattern: string): ReadonlyMap<string, string> {
  const files = globSync(pattern, { cwd: ROOT }).sort();
  if (files.length === 0) throw new Error(`nothing is ${pattern}`);
  return new Map(files.map((file) => [file, readFileSync(join(ROOT, file), "utf8")]));
}

const STYLES = textsOf("renderer/styles/*.css");
const CODE = textsOf("renderer/**/*.{ts,tsx}");

/** Every place where a pattern stands, as "file: what". */
function found(texts: ReadonlyMap<string, string>, pattern: RegExp): string[] {
  return [...texts].flatMap(([file, text]) =>
    [...text.matchAll(pattern)].map(([match]) => `${file.split("/").at(-1)}: ${match.trim()}`),
  );
}

/** The root as a selector names it, with what stands in brackets, two deep. */
const ROOT_AND_ALL_OF_IT = /:root(?:[^\s,{(]|\((?:[^()]|\([^()]*\))*\))*/gu;

describe("style sheets", () => {
  it("turn the order of a document round only where either order makes sense (WCAG 1.3.2)", () => {
    expect(found(STYLES, /(?:^|\s)order: [^;]+|(?:row|column)-reverse/gu)).toEqual([
      // The languages below the two ways in.
      "attract.css: order: 2",
      // In parts, the ways to make the screen fit before the line that says they end with the visit.
      "display-dialog.css: order: 1",
      // The order of the list above its switches.
      "facets.css: column-reverse",
      // Larger type: back and the way on in the foot's upper line; with them or above them the way to the page's other parts.
      "foot.css: order: -2",
      "foot.css: order: -1",
      "foot.css: order: -2",
      "foot.css: order: -3",
      // In parts, the answers before what is told of them.
      "hold.css: order: 1",
      // Larger type: an answer's arrow before what stands below its words.
      "hold.css: order: 1",
      // Larger type on one wide page: the heading before the line above it, which shares its line.
      "larger-type.css: order: -1",
      // Larger type: the field before its heading, which is only heard there.
      "larger-type.css: order: -1",
      // A list on the smallest panel: the heading with the number of its page, then what is above them elsewhere.
      "little-larger.css: order: -2",
      "little-larger.css: order: -1",
      // A keyboard on the smallest panel: the heading before the button beside it.
      "little.css: order: -1",
      // Larger type on one wide page in parts: the heading, the button beside it, then the line above it.
      "paged-view.css: order: -2",
      "paged-view.css: order: -1",
      // Where a page is turned in parts, what is typed comes before the ways to search.
      "search.css: order: -1",
      // The staff area on a low panel: the name of a month above its buttons; the field and its keys before what is told of them.
      "staff-little.css: order: -1",
      "staff-little.css: order: 1",
      // In parts, whether a title can be had and its hold first, and the drawn cover last.
      "title.css: order: 1",
      "title.css: order: -1",
      // In parts, why something was not taken before the field, and the field before what is told of it.
      "typing.css: order: -1",
      "typing.css: order: 1",
    ]);
  });

  it("show no picture of words, or of anything (WCAG 1.4.5)", () => {
    expect(found(STYLES, /(?:url\((?!"@fontsource\/)|image-set\()[^)]*\)/gu)).toEqual([]);
  });

  it("know no hovering (WCAG 1.4.13)", () => {
    expect(found(STYLES, /:hover/gu)).toEqual([]);
  });

  it("name no generic typeface on the screen: each size of type then costs ten times as much (decision 26)", () => {
    const screens = new Map([...STYLES].filter(([file]) => !file.endsWith("/slip.css")));
    const generic = /[\s,](?:ui-|system-)?(?:sans-serif|serif|monospace|ui)(?=[\s,;])/gu;
    expect(found(screens, generic)).toEqual([]);
    expect(found(STYLES, generic)).not.toEqual([]);
  });

  it("style no whole screen anew for one thing that changes, and ask no rule of every element (decision 29)", () => {
    const plain = new Map(
      [...STYLES].map(([file, text]) => [file, text.replaceAll(/\/\*[\s\S]*?\*\//gu, "")]),
    );
    const screens = new Map([...plain].filter(([file]) => !file.endsWith("/slip.css")));
    // What comes into the document or goes would have the root looked at again, and all below it.
    const roots = found(screens, ROOT_AND_ALL_OF_IT);
    expect(roots.length).toBeGreaterThan(50);
    expect(roots.filter((root) => root.includes(":has("))).toEqual([]);
    // What is drawn beneath is opened as it was styled.
    expect(found(screens, /\[aria-hidden[^,{]* \*(?=[,\s]*[,{])/gu)).toEqual([]);
    // The browser finds the rules of an element by its class: of several in one, and of none, it asks each element.
    expect(found(screens, /(?<=^|[\s>])(?:\*|:is\([^()]*,[^()]*\))(?:::?[\w-]+)?(?=[,\s]*[,{])/gu)).toEqual([
      "base.css: *",
      "base.css: *::before",
      "base.css: *::after",
      "foot.css: :is(.foot-back, .foot-turn, .foot-forward)",
      "foot.css: :is(.foot-back, .foot-turn .button, .foot-forward .button)",
      "larger-warning.css: *",
      "notice.css: *",
      "paged-view.css: *",
    ]);
  });

  const MOVING = /(?<=animation: )(?<name>[\w-]+) (?<time>[\d.]+m?s|var\(--[\w-]+\))[^;]*/gu;
  const seconds = (time: string): number => Number.parseFloat(time) / (time.endsWith("ms") ? 1000 : 1);

  it("move nothing for more than five seconds, and nothing flashes (WCAG 2.2.2, 2.3.1, 2.3.2)", () => {
    const moves = [...STYLES.values()].flatMap((text) => [...text.matchAll(MOVING)]);
    expect(moves.length).toBeGreaterThan(3);
    for (const [whole, , time = ""] of moves) {
      expect(whole).not.toContain("infinite");
      if (time.startsWith("var")) continue;
      const times = Number(/(?<= )\d+$/u.exec(whole)?.[0] ?? 1);
      expect(seconds(time) * times, whole).toBeLessThanOrEqual(5);
      // Three in a second would be flashing.
      expect(seconds(time), whole).toBeGreaterThan(1 / 3);
    }
  });

  it("draw the ribbon out of the book in 600 to 700 ms, on the goodbye only (V32, V43)", () => {
    const tokens = STYLES.get("renderer/styles/tokens.css") ?? "";
    const time = Number(/--out-ms: (\d+)ms/u.exec(tokens)?.[1]);
    expect(time).toBeGreaterThanOrEqual(600);
    expect(time).toBeLessThanOrEqual(700);
    const drawn = [...STYLES.values()].flatMap((text) => [
      ...text.matchAll(/([^{}]*)\{[^}]*animation: ribbon-drawn-out var\(--out-ms\)/gu),
    ]);
    expect(drawn.length).toBeGreaterThan(0);
    for (const [, selector] of drawn) expect(selector).toContain(".goodbye .ribbon-whole");
  });

  it("stop all motion for who wishes: times are tokens that become 0, or the motion is taken away (WCAG 2.3.3)", () => {
    const tokens = STYLES.get("renderer/styles/tokens.css") ?? "";
    const names = [...new Set([...tokens.matchAll(/--[\w-]+-ms(?=:)/gu)].map(([name]) => name))];
    expect(names).toHaveLength(4);
    const still = /:root\.still \{[^}]*\}/u.exec(tokens)?.[0] ?? "";
    const wished = /prefers-reduced-motion: reduce\) \{[^}]*\}/u.exec(tokens)?.[0] ?? "";
    for (const name of names) for (const rule of [still, wished]) expect(rule).toContain(`${name}: 0ms`);
    for (const [file, text] of STYLES) {
      const fixed = [...text.matchAll(MOVING)].filter(([, , time = ""]) => !time.startsWith("var"));
      if (fixed.length > 0) expect(text, file).toMatch(/:root\.still [^{]+\{\s*animation: none/u);
      for (const [transition] of text.matchAll(/(?<=transition: )[^;]+/gu))
        expect(transition, file).toMatch(/var\(--[\w-]+-ms\)/u);
    }
  });

  it("give the ring of focus to everything, and take it only where something else bears it (WCAG 2.4.7)", () => {
    const base = STYLES.get("renderer/styles/base.css") ?? "";
    expect(base).toMatch(/^:focus-visible,\n\.has-focus \{[^}]*box-shadow: var\(--focus-ring\);/mu);
    const taken = [...STYLES].flatMap(([, text]) =>
      [...text.matchAll(/^([^{}]*:focus[^{}]*)\{[^}]*box-shadow: none/gmu)].map(([, selector = ""]) =>
        selector.replace(/^[\s\S]*\*\//u, "").trim(),
      ),
    );
    expect(taken.sort()).toEqual([
      // The words of the curtain bear it.
      ".curtain:focus-visible",
      // A field has it for who goes by keys; for others the next box is marked.
      ".text-field input:focus-visible",
      // The book bears it.
      ".theme:focus-visible",
      // What takes the focus only to be read.
      '[tabindex="-1"]:not(button):focus-visible',
    ]);
  });
});

describe("handlers", () => {
  it("wait for the release, and know no path and no dragging (WCAG 2.5.1, 2.5.2, 2.5.7)", () => {
    expect(
      found(CODE, /\bon(?:Touch|Pointer|Mouse|Drag)[A-Z]\w*=|addEventListener\("(?:touch|mouse|drag)\w*"/gu),
    ).toEqual([
      // Keeps the focus in the field; a key acts by its click.
      "keyboard.tsx: onMouseDown=",
      // Staff test the panel by wiping over it: nothing is done by that.
      "panel-tests.tsx: onPointerDown=",
      "panel-tests.tsx: onPointerEnter=",
    ]);
  });
});
