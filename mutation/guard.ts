import { createHash } from "node:crypto";

/** One change of a source. */
export interface Edit {
  /** File from the root. */
  readonly file: string;
  /** Text that stands in it once. */
  readonly text: string;
  readonly by: string;
}

/** A guard of the lockdown, the change that takes it away, and the tests that must see that. */
export interface Guard {
  readonly name: string;
  /** Requirement, for instance "R15"; "" for a rule of another list. */
  readonly keeps: string;
  /** Where two walls stand one behind the other, both are taken away. */
  readonly edits: readonly Edit[];
  readonly project: "unit" | "screens" | "screens-alone" | "adapters" | "e2e";
  /** Test file that must go red. */
  readonly test: string;
  /** Only tests whose names match; default all of the file. */
  readonly only?: string;
}

/** Names of guards whose texts are not found exactly once, with the file; none = []. */
export function lostGuards(
  guards: readonly Guard[],
  read: (file: string) => string | null,
): readonly string[] {
  return guards.flatMap(({ name, edits, test }) => {
    const lost = edits.filter(({ file, text }) => (read(file) ?? "").split(text).length !== 2);
    const noTest = read(test) === null ? [`${name}: there is no ${test}`] : [];
    return [...lost.map(({ file }) => `${name}: its text does not stand once in ${file}`), ...noTest];
  });
}

/** Fingerprint of how a guard is taken away and who must see it; what was seen of another one says nothing of this. */
export function fingerprintOf({ edits, project, test, only }: Guard): string {
  const whole = JSON.stringify([
    edits.map(({ file, text, by }) => [file, text, by]),
    project,
    test,
    only ?? "",
  ]);
  return createHash("sha256").update(whole).digest("hex").slice(0, 12);
}
