import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const FILES =
  "{.ci,assets,backend,bench,contract,docs,main,mutation,packaging,preload,renderer,soak,supervisor,test,tools,tour}/**/*";
/** What holds no words of ours; the lock file is nothing but names and hashes. */
const NO_TEXT = /\.(png|svg|ico|woff2|gz|db|pem|eml|tsv|mrc|xml)$|^package-lock\.json$/u;
const THIS_FILE = "test/unit/docs/citations.test.ts";

/** The kinds of citations: how one is written, and the document in which each number stands once. */
const KINDS = [
  { prefix: "D", document: "docs/rules.md" },
  { prefix: "V", document: "docs/design.md" },
  { prefix: "R", document: "docs/requirements.md" },
  { prefix: "L", document: "docs/decisions/0003-visit-state-machine-and-reset.md" },
  { prefix: "SIP-", document: "docs/notes-sip2.md" },
  { prefix: "SRU-", document: "docs/notes-sru.md" },
  { prefix: "KOHA-", document: "docs/notes-koha.md" },
] as const;

/**
 * `D34`, `D37a`, `SIP-14`; not a part of a longer word, of a colour, a path, a name with dots, or an escape. R begins call
 * numbers of reference books as well: those with a number that no requirement will have are left out.
 */
const CITATION =
  /(?<![\w#/.\\$-])(D|V|L|R(?=[1-9]\d?\b|1\d\d\b)|SIP-|SRU-|KOHA-)(\d{1,3})([a-z])?(?!\w|\.\d)/gu;
/** The second of a range: `D22-D35`. */
const RANGE_END = /(?<![\w#/.\\$-])(D|V|R|L)\d{1,3}-(\1)(\d{1,3})(?!\w)/gu;
const DECISION = /\bdecisions? (\d{1,4})\b/gu;
/** A document by its name. Addresses of the web and names with blanks or placeholders are none of ours. */
const DOCUMENT = /(?<![\w:/.*$}-])((?:\.{0,2}\/)*[\w.-]+(?:\/[\w.-]+)*\.md)\b/gu;

/** How documents were cited that are not in the repository, or rules without their prefix. */
const FORBIDDEN: readonly RegExp[] = [
  /\brules? \d+[a-z]?\b/giu,
  /\bdomain \d/giu,
  /\b(visual\.md|sip2-sru|koha-rest|kiosk-security|real-systems|domain-ja)\b/giu,
  /\boperator's guide\b/giu,
  /\bshared\/(spec|design|review)\b/gu,
  /\bscreens? \d\.\d/gu,
  // A section of a document by its number alone; criteria of WCAG have three.
  / \((?:1\.[79]|2\.[1-4]|3\.\d{1,2}|5\.\d{1,2})[,;)]/gu,
];

interface Known {
  /** `D34`, `SIP-14`, with a letter where the rule has such parts. */
  readonly anchors: ReadonlySet<string>;
  /** Numbers of decisions. */
  readonly decisions: ReadonlySet<number>;
  /** Every document of the repository, from the root. */
  readonly documents: readonly string[];
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

function namesOf(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(ROOT.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((name) => !name.includes("node_modules/"))
    .sort();
}

/** The rows of a document whose first cell is a number of this kind, each with the letters of its parts. */
function anchorsIn(text: string, prefix: string): readonly string[] {
  const row = new RegExp(`^\\| (?:<a id="[^"]*"></a>)?(${prefix}\\d{1,3}) \\|(.*)$`, "gmu");
  return [...text.matchAll(row)].flatMap(([, name = "", words = ""]) => [
    name,
    ...new Set([...words.matchAll(/\(([a-d])\)/gu)].map(([, letter = ""]) => name + letter)),
  ]);
}

function duplicatesOf(names: readonly string[]): readonly string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

/** What in a text leads nowhere. */
function lostIn(text: string, known: Known): readonly string[] {
  const cited = [
    ...[...text.matchAll(CITATION)].map(([, prefix, number, letter = ""]) => `${prefix}${number}${letter}`),
    ...[...text.matchAll(RANGE_END)].map(([, , prefix, number]) => `${prefix}${number}`),
  ];
  return [
    ...cited.filter((name) => !known.anchors.has(name)),
    ...[...text.matchAll(DECISION)]
      .filter(([, number]) => !known.decisions.has(Number(number)))
      .map(([words]) => words),
    ...[...text.matchAll(DOCUMENT)]
      .map(([, name = ""]) => name.replace(/^(?:\.{1,2}\/)+/u, ""))
      .filter((name) => !known.documents.some((file) => file === name || file.endsWith(`/${name}`))),
    ...FORBIDDEN.flatMap((pattern) => [...text.matchAll(pattern)].map(([words]) => words.trim())),
  ];
}

const files = [...namesOf(FILES), ...namesOf("*.{md,ts,json,yml}")].filter(
  (file) => !NO_TEXT.test(file) && file !== THIS_FILE,
);
const anchors = KINDS.flatMap(({ prefix, document }) => anchorsIn(read(document), prefix));
const KNOWN: Known = {
  anchors: new Set(anchors),
  decisions: new Set(
    namesOf("docs/decisions/*.md").map((file) => Number(/\d{4}/u.exec(file)?.[0] ?? Number.NaN)),
  ),
  documents: files.filter((file) => file.endsWith(".md")),
};

describe("citations", () => {
  test("there is something to read", () => {
    expect(files.length).toBeGreaterThan(1000);
    expect(KNOWN.decisions.size).toBeGreaterThan(20);
    for (const { prefix, document } of KINDS)
      expect(anchorsIn(read(document), prefix).length, document).toBeGreaterThan(5);
  });

  test("every number stands once in the document of its kind, and in no other", () => {
    expect(duplicatesOf(anchors)).toEqual([]);
    const elsewhere = KINDS.flatMap(({ prefix, document }) =>
      KNOWN.documents
        .filter((file) => file !== document && anchorsIn(read(file), prefix).length > 0)
        .map((file) => `${prefix} in ${file}`),
    );
    expect(elsewhere).toEqual([]);
  });

  test("every citation leads to a document of the repository", () => {
    const lost = files.flatMap((file) => lostIn(read(file), KNOWN).map((name) => `${file}: ${name}`));
    expect(lost).toEqual([]);
  });
});

describe("what is a citation", () => {
  const known: Known = {
    anchors: new Set(["D1", "D2", "D2a", "V15", "L0", "SIP-14"]),
    decisions: new Set([22]),
    documents: ["docs/rules.md", "docs/decisions/0022-one-design.md"],
  };

  test.each([
    "(D1, D2a)",
    "D1-D2: a group",
    "V15; SIP-14",
    "decision 22, decision 0022",
    "docs/rules.md, ../rules.md and decisions/0022-one-design.md",
    "#d99abc, K933, R 12, R031, R913.6, H-65, S-31, D800DC, x.V8, /V9/, \\D7, SIP2 and WCAG 2.4.7",
    "calc(1.7 * 2px), https://example.org/other.md",
  ])("%s is good", (text) => {
    expect(lostIn(text, known)).toEqual([]);
  });

  test.each([
    ["(D3)", "D3"],
    ["D1-D4", "D4"],
    ["D1b", "D1b"],
    ["V16", "V16"],
    ["SIP-15", "SIP-15"],
    ["KOHA-1", "KOHA-1"],
    ["R1", "R1"],
    ["(L0, L7)", "L7"],
    ["decision 23", "decision 23"],
    ["docs/other.md", "docs/other.md"],
    ["see ../notes/rules-of-others.md", "notes/rules-of-others.md"],
    ["rule 34", "rule 34"],
    ["Rules 5, 6", "Rules 5"],
    ["domain 4.11", "domain 4"],
    ["kiosk-security R1 is gone", "kiosk-security"],
    ["the queue decides (1.7)", "(1.7)"],
    ["like screen 3.17", "screen 3.1"],
  ])("%s is lost", (text, name) => {
    expect(lostIn(text, known)).toContain(name);
  });

  test("a row is an anchor, with the letters of its parts", () => {
    expect(anchorsIn('| <a id="d2"></a>D2 | one (a) first, (b) second | x |\n| D3 | y |\nD4\n', "D")).toEqual(
      ["D2", "D2a", "D2b", "D3"],
    );
  });
});
