import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { documentOf } from "#mutation/document.ts";
import type { Edit } from "#mutation/edit.ts";
import { fingerprintOf, type Guard, lostGuards } from "#mutation/guard.ts";
import { GUARDS } from "#mutation/guards.ts";
import { holding } from "#mutation/outcomes.ts";
import { RULE_GUARDS } from "#mutation/rule-guards.table.ts";
import { sourcesOf } from "#mutation/sources.ts";
import { copyTree } from "#mutation/tree.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const ROOT = join(import.meta.dirname, "../../..");

test("every guard of the list stands in the source once, and has its test", () => {
  expect(GUARDS.length).toBeGreaterThan(280);
  expect(lostGuards(GUARDS, sourcesOf(ROOT))).toEqual([]);
});

test("every guard has a name of its own", () => {
  expect(new Set(GUARDS.map(({ name }) => name)).size).toBe(GUARDS.length);
});

describe("the text of a guard", () => {
  const CODE = `/** if (closed) return; */
export function enter(closed: boolean, names: string[]): void {
  // if (closed) return;
  if (closed) return;
  names.push("a");
  names.push("b");
}
export const leave = (closed: boolean): void => {
  if (closed) throw new Error("closed");
};
`;

  function find(edit: { text: string; within?: string }, code = CODE): readonly string[] {
    const root = folderOfTest();
    mkdirSync(join(root, "main/deep"), { recursive: true });
    writeFileSync(join(root, "main/deep/any.ts"), code);
    const places = sourcesOf(root).find({ part: "main", by: "", ...edit });
    return places.map(({ from, to }) => code.slice(from, to));
  }

  test("is found in whatever file, not in comments", () => {
    expect(find({ text: "if (closed) return;" })).toEqual(["if (closed) return;"]);
  });

  test("is found however it is laid out", () => {
    const wide = CODE.replace(
      "if (closed) return;\n  names",
      "if (\n    closed // now\n  )\n    return;\n  names",
    );
    expect(find({ text: "if (closed) return;" }, wide)).toHaveLength(1);
    const broken = CODE.replace('push("a")', 'push(\n    "a",\n  )');
    expect(find({ text: 'names.push("a");' }, broken)).toHaveLength(1);
  });

  test("is distinguished from the same text in another declaration", () => {
    expect(find({ text: "if (closed)" })).toHaveLength(2);
    expect(find({ text: "if (closed)", within: "leave" })).toHaveLength(1);
    expect(find({ text: "if (closed)", within: "somewhere" })).toEqual([]);
  });

  test("that is gone or stands twice is a complaint, and so is a test that is gone", () => {
    const [first] = GUARDS;
    if (first === undefined) throw new Error("There are guards.");
    const complaints = (edit: Edit, test = first.test): number =>
      lostGuards([{ ...first, edits: [edit], test }], sourcesOf(ROOT)).length;
    expect(complaints({ part: "main", text: "this stands nowhere", by: "" })).toBe(1);
    expect(complaints({ part: "main", text: "return;", by: "" })).toBe(1);
    expect(complaints({ file: "package.json", text: '"version"', by: "" })).toBe(0);
    expect(complaints({ file: "package.json", text: '"version"', by: "" }, "gone")).toBe(1);
  });
});

test("what was seen of a guard holds as long as it is taken away in that way", () => {
  const guard: Guard | undefined = GUARDS[0];
  if (guard === undefined) throw new Error("There are guards.");
  const outcome = { red: ["a test"], seconds: 1, on: "2026-11-26", of: fingerprintOf(guard) };
  const kept = { [guard.name]: outcome, "a guard that is gone": outcome };
  expect(holding([guard], kept)).toEqual({ [guard.name]: outcome });
  const edits = guard.edits.map((edit) => ({ ...edit, by: "something else" }));
  expect(holding([{ ...guard, edits }], kept)).toEqual({});
  const report = documentOf([guard], sourcesOf(ROOT), kept);
  expect(report).toContain("1 guards, 1 taken away, 1 seen.");
  expect(report).toContain("| a test |");
});

describe("what is broken", () => {
  const [guard] = RULE_GUARDS;
  const [edit] = guard?.edits ?? [];
  if (edit === undefined) throw new Error("There are guards.");
  const [place] = sourcesOf(ROOT).find(edit);
  const file = place?.file ?? "";

  test("is broken in a copy, and put back there", () => {
    const before = sourcesOf(ROOT).read(file);
    const tree = copyTree(ROOT);
    try {
      const putBack = tree.change([edit]);
      expect(sourcesOf(tree.folder).read(file)).not.toBe(before);
      expect(sourcesOf(ROOT).read(file)).toBe(before);
      putBack();
      expect(sourcesOf(tree.folder).read(file)).toBe(before);
    } finally {
      tree.leave();
    }
  });

  test("still loads: a file that does not would turn any test red", () => {
    const tree = copyTree(ROOT);
    try {
      expect(() => tree.change([{ ...edit, by: "if (" }])).toThrow("would not load");
    } finally {
      tree.leave();
    }
  });
});
