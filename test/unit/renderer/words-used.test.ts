import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REFUSALS } from "#contract/refusals.ts";
import { ja } from "#renderer/i18n/ja/all.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { sentencesOf } from "#test/support/screens/translations.ts";

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
}

const ROOT = join(import.meta.dirname, "../../..");

/** All that may say something: the screens, and the still pictures that are made from their words. */
const SOURCES = globSync(["renderer/**/*.{ts,tsx}", "tools/pictures/*.ts"], {
  cwd: ROOT,
  exclude: (path) => path.includes("i18n/"),
}).map((path) => readFileSync(join(ROOT, path), "utf8"));

/** Keys as they are asked for: a plural form is chosen by i18next. */
function asked(key: string): string {
  return key.replace(/_(?:other|one)$/u, "");
}

/** What the code asks for: keys that stand in it, and those that are put together, as patterns. */
function askedIn(sources: readonly string[]): {
  readonly keys: Set<string>;
  readonly patterns: readonly RegExp[];
} {
  const keys = new Set<string>();
  const patterns: RegExp[] = [];
  for (const source of sources) {
    for (const [, literal = ""] of source.matchAll(/"([\w-]+(?:\.[\w-]+)+)"/gu)) keys.add(literal);
    for (const [, template = ""] of source.matchAll(/`([\w-]+\.[^`\n]*\$\{[^`\n]*)`/gu)) {
      const parts = template.split(/\$\{[^}]*\}/u).map((part) => literally(part));
      patterns.push(new RegExp(`^${parts.join("[\\w-]+")}$`, "u"));
    }
  }
  return { keys, patterns };
}

/** Keys of a catalogue for which no code asks. Those of `refusal` are asked for by the names in the contract. */
function unasked(catalogue: object, sources: readonly string[]): readonly string[] {
  const { keys, patterns } = askedIn(sources);
  return [...sentencesOf(catalogue).keys()].map(asked).filter((key) => {
    const [space, name = ""] = key.split(".");
    if (space === "refusal") return !(name in REFUSALS);
    return !keys.has(key) && !patterns.some((pattern) => pattern.test(key));
  });
}

/** Keys of the staff's catalogue, an object whose properties are read: `t.settings.up`, `t.units[unit]`, `t[said]`. */
function unread(catalogue: object, sources: readonly string[]): readonly string[] {
  const all = sources.join("\n");
  return [...sentencesOf(catalogue).keys()].filter((key) => {
    const path = key.split(".");
    const [leaf = "", parent = "t"] = [path.at(-1), path.at(-2)];
    const read =
      new RegExp(`\\b${literally(parent)}\\.${literally(leaf)}\\b`, "u").test(all) ||
      all.includes(`"${leaf}"`);
    // A part of the catalogue that is looked up by a name: any key below it may be meant.
    const lookedUp = path.slice(0, -1).some((part) => new RegExp(`\\b${literally(part)}[[)]`, "u").test(all));
    return !read && !lookedUp;
  });
}

describe("every word that a catalogue has is said somewhere", () => {
  test("on a patron's screen", () => {
    expect(SOURCES.length).toBeGreaterThan(100);
    expect(unasked(ja, SOURCES)).toEqual([]);
  });

  test("in the staff area", () => {
    expect(unread(staffJa, SOURCES)).toEqual([]);
  });

  test("an unused one is found, in a plural form and in a refusal too", () => {
    const more = {
      home: { ...ja.home, nobodySays: "…", nobodyCounts_other: "…" },
      refusal: { ...ja.refusal, "nobody-refuses": { text: "…", figures: "", help: "" } },
    };
    expect(unasked(more, SOURCES)).toEqual([
      "home.nobodySays",
      "home.nobodyCounts",
      "refusal.nobody-refuses.text",
      "refusal.nobody-refuses.figures",
      "refusal.nobody-refuses.help",
    ]);
    expect(
      unread({ ...staffJa, nobodySays: "…", files: { ...staffJa.files, nobodyFiles: "…" } }, SOURCES),
    ).toEqual(["files.nobodyFiles", "nobodySays"]);
  });
});
