import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DOCUMENT, documentOf } from "#mutation/document.ts";
import { fingerprintOf, lostGuards } from "#mutation/guard.ts";
import { GUARDS } from "#mutation/guards.ts";
import { holding, OUTCOMES, readOutcomes } from "#mutation/outcomes.ts";
import { RULE_GUARDS } from "#mutation/rule-guards.table.ts";
import { copyTree } from "#mutation/tree.ts";

const ROOT = join(import.meta.dirname, "../../..");

function read(file: string): string | null {
  return existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), "utf8") : null;
}

test("every guard of the list stands where the list says, once, and has its test", () => {
  expect(GUARDS.length).toBeGreaterThan(280);
  expect(lostGuards(GUARDS, read)).toEqual([]);
});

test("every guard has a name of its own", () => {
  expect(new Set(GUARDS.map(({ name }) => name)).size).toBe(GUARDS.length);
});

test("every guard was taken away in the way of the list, and a test saw it; the table says so", () => {
  const outcomes = holding(GUARDS, readOutcomes(join(ROOT, OUTCOMES)));
  const unseen = GUARDS.filter(({ name }) => (outcomes[name]?.red.length ?? 0) === 0);
  expect(unseen.map(({ name }) => name)).toEqual([]);
  expect(read(DOCUMENT)).toBe(documentOf(GUARDS, outcomes));
});

test("a guard whose text is gone, or stands twice, is told", () => {
  const [guard] = GUARDS;
  if (guard === undefined) throw new Error("There are guards.");
  const [edit] = guard.edits;
  expect(lostGuards([guard], () => "")).toHaveLength(1);
  expect(lostGuards([guard], () => `${edit?.text} ${edit?.text}`)).toHaveLength(1);
  expect(lostGuards([guard], () => null)).toHaveLength(2);
});

test("what was seen of a guard holds as long as it is taken away in that way", () => {
  const [guard] = GUARDS;
  if (guard === undefined) throw new Error("There are guards.");
  const outcome = { red: ["a test"], seconds: 1, on: "2026-11-26", of: fingerprintOf(guard) };
  const kept = { [guard.name]: outcome, "a guard that is gone": outcome };
  expect(holding(GUARDS, kept)).toEqual({ [guard.name]: outcome });
  const edits = guard.edits.map((edit) => ({ ...edit, by: "something else" }));
  expect(holding([{ ...guard, edits }], kept)).toEqual({});
});

test("what is broken is broken in a copy, and put back there", () => {
  const [guard] = RULE_GUARDS;
  const [edit] = guard?.edits ?? [];
  if (edit === undefined) throw new Error("There are guards.");
  const before = read(edit.file);
  const tree = copyTree(ROOT);
  try {
    const there = (): string => readFileSync(join(tree.folder, edit.file), "utf8");
    const putBack = tree.change([edit]);
    expect(there()).not.toBe(before);
    expect(read(edit.file)).toBe(before);
    putBack();
    expect(there()).toBe(before);
  } finally {
    tree.leave();
  }
});
