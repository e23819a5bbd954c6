import type { Guard } from "./guard.ts";
import type { Outcomes } from "./outcomes.ts";
import type { Outcome } from "./run.ts";

/** Where the table is, from the root. */
export const DOCUMENT = "docs/mutations.md";

const HEAD = `# Guards that were taken away, and the tests that saw it

Made by \`npm run mutate\`. Each guard is removed by itself in a copy of the project (two walls one behind the other are
removed together); the test beside it must go red, and is green with nothing broken. The list is
\`mutation/*.table.ts\`; \`npm run mutate -- --only=<words>\` runs a part of it, \`--missing\` what has not been seen.
\`npm run check\` fails when a guard of the list no longer stands where it says, was taken away otherwise than the list now
does, or was seen by nobody. Tests below \`test/e2e\` run on the real Electron; all others take milliseconds.
`;

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s+/gu, " ");
}

function row({ name, keeps, edits, test }: Guard, outcome: Outcome | undefined): string {
  const files = [...new Set(edits.map(({ file }) => file))].join("<br>");
  const [first = "", ...others] = outcome?.red ?? [];
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  const seen =
    outcome === undefined ? "**not run**" : first === "" ? "**nobody saw it**" : `${cell(first)}${more}`;
  return `| ${cell(name)} | ${keeps} | ${files} | ${test} | ${seen} | ${outcome?.on ?? ""} | ${outcome?.seconds ?? ""} |`;
}

/** The whole document. */
export function documentOf(guards: readonly Guard[], outcomes: Outcomes): string {
  const ran = guards.filter(({ name }) => outcomes[name] !== undefined);
  const seen = ran.filter(({ name }) => (outcomes[name]?.red.length ?? 0) > 0);
  return [
    HEAD,
    `${guards.length} guards, ${ran.length} taken away, ${seen.length} seen.`,
    "",
    "| guard | keeps | in | test | first test that went red | on | seconds |",
    "|---|---|---|---|---|---|---|",
    ...guards.map((guard) => row(guard, outcomes[guard.name])),
    "",
  ].join("\n");
}
