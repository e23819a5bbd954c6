import { existsSync, readFileSync } from "node:fs";
import { GROUPS, type Numbered, REQUIREMENTS, type State } from "./list.table.ts";
import { type Found, type Proof, scan } from "./scan.ts";

/** Where the table is, from the root. */
export const DOCUMENT = "docs/requirements.md";

const STATES: Readonly<Record<State, string>> = {
  proven: "proven",
  partly: "partly",
  shipped: "shipped, not provable here",
  open: "not yet",
};
/** Tests of the installed package, which have their own command. */
const PACKAGE = /^test\/dist\//u;

const HEAD = `# Requirements of the lockdown, and what proves them

Made by \`npm run requirements -- --write\`; \`npm run check\` fails when it is old. A test proves a requirement when its
title, or its group's, names it (\`R15\`). Titles and states stand in \`tools/requirements/list.table.ts\`, everything else
is found. Tests below \`test/dist\` run on the installed package (\`npm run dist-test\`), all others with \`npm test\`.

* **proven**: a test attacks it and would be red without the guard.
* **partly**: a test proves a part; what is missing stands beside it.
* **shipped, not provable here**: configuration for a machine that we do not have.
* **not yet**: nothing proves it so far.
`;

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function proofsOf(proofs: readonly Proof[], number: number): readonly Proof[] {
  return proofs.filter(({ numbers }) => numbers.includes(number));
}

function proofWords({ file, runBy, title }: Proof): string {
  const runs = runBy.includes(file)
    ? file
    : `${file} in ${runBy.map((path) => path.split("/").at(-1)).join(", ")}`;
  return `${cell(title)} — ${runs}`;
}

function stateWords({ state, why }: Numbered, own: readonly Proof[]): string {
  const where =
    own.length > 0 && own.every(({ file }) => PACKAGE.test(file)) ? " on the installed package" : "";
  const words = `${STATES[state]}${where}`;
  return why === undefined ? words : `${words}: ${cell(why)}`;
}

function row(one: Numbered, { proofs, kept }: Found): string {
  const own = proofsOf(proofs, one.number);
  const cells = [
    `R${one.number}`,
    cell(one.title),
    (kept.get(one.number) ?? []).join("<br>"),
    own.map(proofWords).join("<br>"),
    stateWords(one, own),
  ];
  return `| ${cells.join(" | ")} |`;
}

function counts(): string {
  const states = Object.keys(STATES) as State[];
  const of = (state: State): number => REQUIREMENTS.filter((one) => one.state === state).length;
  return `${REQUIREMENTS.length} requirements: ${states.map((state) => `${of(state)} ${STATES[state]}`).join(", ")}.`;
}

/** The whole document. */
export function documentOf(found: Found): string {
  const tables = GROUPS.map(({ name, first, all }) => {
    const rows = all.map((one, index) => row({ ...one, number: first + index }, found));
    return [
      `## ${name}`,
      "",
      "| | requirement | kept in | proven by | state |",
      "|---|---|---|---|---|",
      ...rows,
      "",
    ].join("\n");
  });
  return `${HEAD}\n${counts()}\n\n${tables.join("\n")}`;
}

function complaintsAbout({ number, state, why }: Numbered, { proofs, kept }: Found): string[] {
  const own = proofsOf(proofs, number);
  const complaints: string[] = [];
  const say = (text: string): void => void complaints.push(`R${number}: ${text}`);
  if ((state === "proven" || state === "partly") && own.length === 0)
    say(`is called ${state}, but no test names it`);
  if (state === "shipped" && !kept.has(number)) say("is called shipped, but no file keeps it");
  if (state === "open" && own.length > 0) say("is called open, but a test names it: say what it proves");
  if (state !== "proven" && (why ?? "") === "") say("needs a reason");
  return complaints;
}

/** Errors in the list, the tests' titles or the written table. */
export function requirementComplaints(root: string, found: Found = scan(root)): string[] {
  const known = new Set(REQUIREMENTS.map(({ number }) => number));
  const misnumbered = REQUIREMENTS.filter(({ number }, index) => number !== index + 1);
  const file = `${root}/${DOCUMENT}`;
  const written = existsSync(file) ? readFileSync(file, "utf8") : "";
  return [
    ...misnumbered.map(({ number }) => `the list: R${number} does not follow the one before`),
    ...found.ranges.map((title) => `a range proves nothing of what lies between; name each: ${title}`),
    ...found.proofs.flatMap(({ file: at, numbers }) =>
      numbers.filter((number) => !known.has(number)).map((number) => `${at}: there is no R${number}`),
    ),
    ...found.proofs
      .filter(({ runBy }) => runBy.length === 0)
      .map(({ file: at, title }) => `${at}: no test runs "${title}"`),
    ...REQUIREMENTS.flatMap((one) => complaintsAbout(one, found)),
    ...(written === documentOf(found) ? [] : [`${DOCUMENT} is old: npm run requirements -- --write`]),
  ];
}
