import { describe, expect, it } from "vitest";
import { z } from "zod";
import { LANGUAGES } from "#contract/domain/text.ts";
import { PRESET_PATHS, SECRET_PATHS, START_PATHS } from "#contract/settings/choices.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { STAFF_CALL_SCHEMAS } from "#contract/staff/calls.schema.ts";
import { valueAt, withValue } from "#main/settings/layers.ts";
import { editingOf, fieldsOf, GROUP_NAMES } from "#renderer/staff/fields.ts";
import { staffEn } from "#renderer/staff/words-en.table.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";

const BASE = { backend: { url: "http://127.0.0.1:1" } };
const FIELDS = GROUP_NAMES.flatMap(fieldsOf);

function takes(path: string, value: unknown): boolean {
  const needs = path === "scanner.source" ? { scanner: { serialPath: "/dev/shiori-scanner" } } : {};
  const base =
    path === "backend.adapter" ? { backend: { ...BASE.backend, sip2: { host: "127.0.0.1" } } } : BASE;
  // One service at least is on.
  const others = path === "services.searchAndHolds" ? { services: { lend: true } } : {};
  const offered = path === "languages.first" ? { languages: { offered: [...LANGUAGES] } } : {};
  return SETTINGS.safeParse(withValue({ ...base, ...needs, ...others, ...offered }, path.split("."), value))
    .success;
}

interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
}

/** Every setting that the schema knows, also those without a default. */
function pathsIn({ properties }: Described, prefix = ""): readonly string[] {
  return properties === undefined
    ? [prefix]
    : Object.entries(properties).flatMap(([name, part]) =>
        pathsIn(part, prefix === "" ? name : `${prefix}.${name}`),
      );
}

describe("the fields of the staff screen", () => {
  it("are all settings but those that only a start reads", () => {
    const all = pathsIn(z.toJSONSchema(SETTINGS, { io: "input", unrepresentable: "any" }) as Described);
    expect(all.length).toBeGreaterThan(100);
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
    if (editing.kind === "preset")
      for (const value of editing.values) expect(takes(path, value), String(value)).toBe(true);
    if (editing.kind === "switch") expect(takes(path, true) && takes(path, false)).toBe(true);
    if (editing.kind === "text") expect(takes(path, "x".repeat(editing.maxLength + 400))).toBe(false);
  });

  it("can all be asked for by the page", () => {
    for (const path of FIELDS) {
      const changes = [{ path, value: null }];
      expect(STAFF_CALL_SCHEMAS.change.safeParse({ changes }).success, path).toBe(true);
    }
  });

  it("show secrets as secrets, and leave to the preset what has no default", () => {
    const settings = SETTINGS.parse(BASE) as unknown as Record<string, unknown>;
    const kinds = (kind: string) => FIELDS.filter((path) => editingOf(path).kind === kind);
    expect([...kinds("secret"), ...kinds("cards"), "backend.sip2.tls.key", "staff.cards"].sort()).toEqual(
      [...SECRET_PATHS].sort(),
    );
    expect(FIELDS.filter((path) => valueAt(settings, path.split(".")) === undefined).sort()).toEqual(
      [...PRESET_PATHS].sort(),
    );
    expect(PRESET_PATHS).toEqual(expect.arrayContaining(kinds("preset")));
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
    expect(JSON.stringify(staffEn)).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
  });
});
