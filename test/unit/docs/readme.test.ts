import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

interface DemoCard {
  readonly card: string;
  readonly password: string;
  readonly label: { readonly ja: string; readonly en: string };
}

describe("the README", () => {
  it("lists every demo card with its password, as the demo library has them", () => {
    const cards = JSON.parse(
      readFileSync(join(ROOT, "assets/demo/patrons.json"), "utf8"),
    ) as readonly DemoCard[];
    expect(cards.length).toBeGreaterThanOrEqual(15);
    for (const { card, password, label } of cards) {
      expect(README).toContain(`| \`${card}\` | \`${password}\` | ${label.ja} | ${label.en} |`);
    }
  });

  it("names only commands that exist", () => {
    const scripts = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts as Record<
      string,
      string
    >;
    const named = [...README.matchAll(/npm (?:run )?([a-z0-9-]+)/gu)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it("links to files that exist", () => {
    const links = [...README.matchAll(/\]\(([^)#]+)\)/gu)].map((match) => match[1] ?? "");
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(existsSync(join(ROOT, link)), link).toBe(true);
  });
});
