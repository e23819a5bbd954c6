import { type Guard, testFiles } from "./guard.ts";
import type { Outcomes } from "./outcomes.ts";
import type { Outcome } from "./run.ts";
import type { Sources } from "./sources.ts";

/** Where the report is written, from the root. */
export const DOCUMENT = "out/mutation/report.txt";

const HEAD = `# Guards that were taken away, and the tests that saw it

Made by \`npm run mutate\`. Each guard is removed by itself in a copy of the project (two guards one behind the other are
removed together); the test beside it must go red, and is green with nothing broken.
`;

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s+/gu, " ");
}

function row(guard: Guard, sources: Sources, outcome: Outcome | undefined): string {
  const [first = "", ...others] = outcome?.red ?? [];
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  const seen =
    outcome === undefined ? "**not run**" : first === "" ? "**no test saw it**" : `${cell(first)}${more}`;
  const [files, tests] = [filesOf(guard, sources), testFiles(guard, sources)].map((list) =>
    list.join("<br>"),
  );
  return `| ${cell(guard.name)} | ${guard.keeps} | ${files} | ${tests} | ${seen} | ${outcome?.on ?? ""} | ${outcome?.seconds ?? ""} |`;
}

/** Files of a guard, from the root. */
export function filesOf({ edits }: Guard, sources: Sources): readonly string[] {
  return [...new Set(edits.flatMap((edit) => sources.find(edit).map(({ file }) => file)))];
}

/** The whole report. */
export function documentOf(guards: readonly Guard[], sources: Sources, outcomes: Outcomes): string {
  const ran = guards.filter(({ name }) => outcomes[name] !== undefined);
  const seen = ran.filter(({ name }) => (outcomes[name]?.red.length ?? 0) > 0);
  return [
    HEAD,
    `${guards.length} guards, ${ran.length} taken away, ${seen.length} seen.`,
    "",
    "| guard | keeps | in | test | first test that went red | on | seconds |",
    "|---|---|---|---|---|---|---|",
    ...guards.map((guard) => row(guard, sources, outcomes[guard.name])),
    "",
  ].join("\n");
}
