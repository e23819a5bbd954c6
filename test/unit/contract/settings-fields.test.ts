import { describe, expect, it } from "vitest";
import { START_PATHS } from "#contract/settings/choices.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { pathsOf, withValue } from "#main/settings/layers.ts";
import { editingOf, fieldsOf, GROUP_NAMES } from "#renderer/staff/fields.ts";
import { staffEn } from "#renderer/words/en/staff.ts";
import { staffJa } from "#renderer/words/ja/staff.ts";

const BASE = { backend: { url: "http://127.0.0.1:1" } };
const FIELDS = GROUP_NAMES.flatMap(fieldsOf);

function takes(path: string, value: unknown): boolean {
  const needs = path === "scanner.source" ? { scanner: { serialPath: "/dev/shiori-scanner" } } : {};
  const offered = path === "languages.first" ? { languages: { offered: ["ja", "en"] } } : {};
  return SETTINGS.safeParse(withValue({ ...BASE, ...needs, ...offered }, path.split("."), value)).success;
}

describe("the fields of the staff screen", () => {
  it("are all settings but those that only a start reads", () => {
    const all = pathsOf(SETTINGS.parse(BASE) as unknown as Record<string, unknown>);
    const onScreen = all.filter((path) => !(START_PATHS as readonly string[]).includes(path));
    expect([...FIELDS].sort()).toEqual([...onScreen].sort());
  });

  it.each(FIELDS)("%s offers only what the schema takes", (path) => {
    const editing = editingOf(path);
    if (editing.kind === "number") {
      expect([editing.min, editing.max].map((value) => takes(path, value))).toEqual([true, true]);
      expect(editing.min + editing.step).toBeLessThanOrEqual(editing.max);
    }
    // Both need more than themselves: a PIN and a card.
    if (editing.kind === "choice")
      for (const value of editing.values)
        if (value !== "both") expect(takes(path, value), String(value)).toBe(true);
    if (editing.kind === "switch") expect(takes(path, true) && takes(path, false)).toBe(true);
    if (editing.kind === "text") expect(takes(path, "x".repeat(editing.maxLength + 400))).toBe(false);
  });

  it.each([["ja", staffJa] as const, ["en", staffEn] as const])("have words in %s", (_language, words) => {
    for (const path of FIELDS) expect(words.fields[path].label, path).not.toBe("");
    const leaves = (tree: object): unknown[] =>
      Object.values(tree).flatMap((value: unknown) =>
        typeof value === "object" && value !== null ? leaves(value) : [value],
      );
    expect(leaves(words).length).toBeGreaterThan(200);
  });

  it("have the same choices in words, and no Japanese in English", () => {
    expect(Object.keys(staffEn.choices)).toEqual(Object.keys(staffJa.choices));
    const { languageNames: _own, choices, ...others } = staffEn;
    const { "languages.first ja": _name, ...rest } = choices;
    expect(JSON.stringify([others, rest])).not.toMatch(
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
    );
  });
});
