import { createHash } from "node:crypto";
import type { CodeEdit, Edit } from "./edit.ts";
import type { Sources } from "./sources.ts";

/** A guard of the lockdown, the change that takes it away, and the tests that must see that. */
export interface Guard {
  readonly name: string;
  /** Requirement, for instance "R15"; "" for a rule of another list. */
  readonly keeps: string;
  /** Where two guards stand one behind the other, both are taken away. */
  readonly edits: readonly Edit[];
  readonly project: "unit" | "backend" | "screens" | "screens-alone" | "adapters" | "e2e";
  /** Test file of the project that must go red: as much of the end of its path, without `.test.ts`, as names it alone. */
  readonly test: string;
  /** Only tests whose names match; default all of the file. */
  readonly only?: string;
}

/** A change in main. */
export function main(text: string, by: string, within?: string): CodeEdit {
  return within === undefined ? { part: "main", text, by } : { part: "main", text, by, within };
}

/** A guard that a unit test sees. */
export function unit(keeps: string, name: string, edit: Edit, test: string): Guard {
  return { name, keeps, edits: [edit], project: "unit", test };
}

/** Paths of the test files that a guard names, from the root: one, if the row is right. */
export function testFiles({ project, test }: Guard, sources: Sources): readonly string[] {
  const folder = `test/${project === "screens-alone" ? "screens" : project}`;
  return sources
    .files(folder)
    .filter((file) => `/${file}`.replace(/\.test\.tsx?$/u, "").endsWith(`/${test}`));
}

/** Path of a guard's test file. Throws unless there is one. */
export function testFileOf(guard: Guard, sources: Sources): string {
  const [file, another] = testFiles(guard, sources);
  if (file === undefined || another !== undefined) throw new Error(`not one test file: ${guard.test}`);
  return file;
}

function describeEdit(edit: Edit): string {
  if ("file" in edit) return edit.file;
  return edit.within === undefined ? edit.part : `${edit.within} of ${edit.part}`;
}

/** Complaints about guards whose texts are not found exactly once, or whose test is missing; none = []. */
export function lostGuards(guards: readonly Guard[], sources: Sources): readonly string[] {
  return guards.flatMap((guard) => {
    const { name, edits, test } = guard;
    const lost = edits.flatMap((edit) => {
      const files = sources.find(edit).map(({ file }) => file);
      if (files.length === 1) return [];
      const where = files.length === 0 ? "" : `: ${files.join(", ")}`;
      return [
        `${name}: its text stands ${files.length} times in ${describeEdit(edit)}${where}\n  ${edit.text}`,
      ];
    });
    const tests = testFiles(guard, sources);
    if (tests.length === 1) return lost;
    return [...lost, `${name}: ${tests.length} test files are called ${test}: ${tests.join(", ")}`];
  });
}

/** Fingerprint of how a guard is taken away and who must see it; what was seen of another one says nothing of this. */
export function fingerprintOf({ edits, project, test, only }: Guard): string {
  const whole = JSON.stringify([edits, project, test, only ?? ""]);
  return createHash("sha256").update(whole).digest("hex").slice(0, 12);
}
