import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lostGuards } from "../../mutate/guard.ts";
import { RULE_GUARDS } from "../../mutate/rule-guards.table.ts";
import { SHELL_GUARDS } from "../../mutate/shell-guards.table.ts";
import { copyTree } from "../../mutate/tree.ts";

const ROOT = join(import.meta.dirname, "../../..");
const GUARDS = [...RULE_GUARDS, ...SHELL_GUARDS];

function read(file: string): string | null {
  return existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), "utf8") : null;
}

test("every guard of the list stands where the list says, once, and has its test", () => {
  expect(GUARDS.length).toBeGreaterThan(80);
  expect(lostGuards(GUARDS, read)).toEqual([]);
});

test("every guard has a name of its own", () => {
  expect(new Set(GUARDS.map(({ name }) => name)).size).toBe(GUARDS.length);
});

test("a guard whose text is gone, or stands twice, is told", () => {
  const [guard] = GUARDS;
  if (guard === undefined) throw new Error("There are guards.");
  const [edit] = guard.edits;
  expect(lostGuards([guard], () => "")).toHaveLength(1);
  expect(lostGuards([guard], () => `${edit?.text} ${edit?.text}`)).toHaveLength(1);
  expect(lostGuards([guard], () => null)).toHaveLength(2);
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
