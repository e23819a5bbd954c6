import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "#contract/domain/text.ts";
import { visitParts } from "#contract/settings/parts.schema.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";

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
});

describe.each(["README.md", "README.ja.md"])("%s", (file) => {
  const text = readFileSync(join(ROOT, file), "utf8");

  it("names only commands that exist", () => {
    const scripts = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts as Record<
      string,
      string
    >;
    const named = [...text.matchAll(/npm (?:run )?([a-z0-9-]+)/gu)].map((match) => match[1] ?? "");
    expect(named).toContain("start");
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it("links to files that exist", () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/gu)].map((match) => match[1] ?? "");
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(existsSync(join(ROOT, link)), link).toBe(true);
  });

  it("shows an upright, a wide and a staff screen, each with words for who cannot see it", () => {
    const shown = [...text.matchAll(/!\[([^\]]+)\]\(docs\/pictures\/([\w-]+)\.png\)/gu)];
    expect(shown.map(([, , name]) => name)).toEqual(
      expect.arrayContaining(["home-ja", "wide-ja", "staff-ja", "goodbye-ja"]),
    );
  });
});

describe("README.ja.md", () => {
  const text = readFileSync(join(ROOT, "README.ja.md"), "utf8");

  it("says after how long a visit ends, as the settings have it", () => {
    const { idleSeconds, browsingIdleSeconds, warningSeconds } = visitParts.parse({});
    expect([idleSeconds, browsingIdleSeconds]).toEqual([120, 90]);
    expect(text).toContain("標準では2分、カードを使っていないときは1分半");
    expect(text).toContain(`\n  ${warningSeconds}秒後に利用を終えます`);
  });

  it("names the languages and the sections of the staff area that there are", () => {
    expect(LANGUAGES).toHaveLength(6);
    expect(text).toContain("画面は6つの言語から選べます");
    const rows = [...text.matchAll(/^\| (\S+) \| /gmu)].map(([, name]) => name);
    expect(rows).toEqual(expect.arrayContaining(Object.values(staffJa.sections)));
  });
});

describe("the table of tasks in docs/development.md", () => {
  const TEXT = readFileSync(join(ROOT, "docs/development.md"), "utf8");

  it("links to files and headings that exist", () => {
    const links = [...TEXT.matchAll(/\]\(([^)#]+)\)(?:, "([^"]+)")?/gu)];
    expect(links.length).toBeGreaterThan(10);
    for (const [, link = "", heading] of links) {
      const file = join(ROOT, "docs", link);
      expect(existsSync(file), link).toBe(true);
      if (heading !== undefined)
        expect(readFileSync(file, "utf8"), `${link}: ${heading}`).toContain(`## ${heading}\n`);
    }
  });

  it("names files and folders of the project that exist", () => {
    const paths = [...TEXT.matchAll(/`([\w-]+(?:\/[\w.-]+)+\/?)`/gu)].map((match) => match[1] ?? "");
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) expect(existsSync(join(ROOT, path)), path).toBe(true);
  });
});
