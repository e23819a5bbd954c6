import { existsSync, globSync, readFileSync } from "node:fs";
import axe from "axe-core";
import { titlesIn } from "../requirements/scan.ts";
import { AFTER_JIS, CRITERIA, type Criterion, type Verdict } from "./list.table.ts";

/** Where the report is, from the root. */
export const REPORT = "docs/conformance.md";

/** A title of a test that names criteria. */
export interface CriterionProof {
  readonly file: string;
  readonly title: string;
  readonly numbers: readonly string[];
}

const NAMED = /WCAG ((?:\d\.\d\.\d{1,2}(?:, )?)+)/gu;
/** Rule tags that the audit of all screens checks (test/gallery/audit.ts). */
const ASKED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const EXTRA = ["color-contrast-enhanced", "target-size"];

const VERDICTS: Readonly<Record<Verdict, string>> = {
  met: "met",
  partly: "partly",
  none: "does not apply",
};

const HEAD = `# Conformance: JIS X 8341-3:2016 and WCAG 2.2

Made by \`npm run requirements -- --write\`; \`npm run check\` fails when it is old. Verdicts and reasons stand in
\`tools/conformance/list.table.ts\`; the proofs are found: tests whose title names a criterion (\`WCAG 2.4.7\`), and the rules
of axe-core ${axe.version} that \`test/e2e/accessible.test.ts\` runs on every screen of the gallery: each in one look of 24
that differ in language, size of panel, theme, size of type, low or not, furigana or not, and in all looks each pair of these (\`test/gallery/matrix.ts\`); each screen of the staff area in one of its two languages. JIS X 8341-3:2016 has the
criteria of WCAG 2.0; those that came later are marked. 4.1.1 (parsing) is obsolete in WCAG 2.2 and always met.

Target: AA of both, and the AAA criteria listed at the end. This is our own report; nobody else has tested the product, and
no person with a disability has tried it yet. No row may say "met" without a test that names it or a rule of axe: the check
fails. It covers every screen of the patrons' page in its six languages, and the staff area; it relies on HTML, CSS,
JavaScript and WAI-ARIA in the one browser that comes with the program.
`;

/** Criteria that a title names. */
export function criteriaIn(title: string): string[] {
  return [...title.matchAll(NAMED)].flatMap(([, numbers = ""]) => numbers.match(/\d\.\d\.\d+/gu) ?? []);
}

/** Reads the titles of every test. */
export function findProofs(root: string): CriterionProof[] {
  const files = globSync("test/**/*.test.{ts,tsx}", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
  return files.sort().flatMap((file) =>
    titlesIn(readFileSync(`${root}/${file}`, "utf8")).flatMap((title) => {
      const numbers = criteriaIn(title);
      return numbers.length === 0 ? [] : [{ file, title, numbers }];
    }),
  );
}

/** Tags of rules that axe runs only on request. */
const LEFT_OUT = ["experimental", "deprecated"];

/** Axe rules for a criterion, whose tags contain its number without dots (`wcag247`). */
export function rulesOf(number: string): string[] {
  const tag = `wcag${number.replaceAll(".", "")}`;
  return axe
    .getRules()
    .filter(
      ({ ruleId, tags }) =>
        tags.includes(tag) &&
        !tags.some((one) => LEFT_OUT.includes(one)) &&
        (tags.some((one) => ASKED.includes(one)) || EXTRA.includes(ruleId)),
    )
    .map(({ ruleId }) => ruleId)
    .sort();
}

/** Proofs of a criterion: tests that name it, and axe rules; may be empty. */
function proofOf(number: string, proofs: readonly CriterionProof[]): string {
  const own = proofs.filter(({ numbers }) => numbers.includes(number)).map(({ file }) => file);
  const rules = rulesOf(number);
  return [...new Set(own), ...(rules.length === 0 ? [] : [`axe: ${rules.join(", ")}`])].join("<br>");
}

function row(criterion: Criterion, proofs: readonly CriterionProof[]): string {
  const { number, level, title, verdict, how } = criterion;
  const proof = proofOf(number, proofs);
  const later = AFTER_JIS.has(number) ? " ¹" : "";
  return `| ${number}${later} | ${level} | ${title} | ${VERDICTS[verdict]}: ${how} | ${proof || "by hand"} |`;
}

function counts(): string {
  const base = CRITERIA.filter(({ level }) => level !== "AAA");
  const of = (verdict: Verdict): number => base.filter((one) => one.verdict === verdict).length;
  return `A and AA: ${base.length} criteria; ${of("met")} met, ${of("partly")} partly, ${of("none")} do not apply.`;
}

/** The whole report. */
export function reportOf(proofs: readonly CriterionProof[]): string {
  const table = (wanted: readonly Criterion[]): string =>
    [
      "| criterion | level | | verdict | proofs |",
      "|---|---|---|---|---|",
      ...wanted.map((one) => row(one, proofs)),
    ].join("\n");
  const base = CRITERIA.filter(({ level }) => level !== "AAA");
  const more = CRITERIA.filter(({ level }) => level === "AAA");
  const parts = [HEAD, counts(), "## A and AA", table(base), "## Chosen AAA", table(more)];
  return `${parts.join("\n\n")}\n\n¹ Not in JIS X 8341-3:2016.\n`;
}

/** Errors in the list, the titles or the written report. */
export function conformanceComplaints(root: string): string[] {
  const proofs = findProofs(root);
  const known = new Set(CRITERIA.map(({ number }) => number));
  const file = `${root}/${REPORT}`;
  const written = existsSync(file) ? readFileSync(file, "utf8") : "";
  return [
    ...proofs.flatMap(({ file: at, numbers }) =>
      numbers
        .filter((number) => !known.has(number))
        .map((number) => `${at}: ${number} is not in the list of criteria`),
    ),
    ...CRITERIA.filter(({ number, verdict }) => verdict === "met" && proofOf(number, proofs) === "").map(
      ({ number }) => `${number} is said to be met and nothing proves it: a test that names it, or "partly"`,
    ),
    ...(written === reportOf(proofs) ? [] : [`${REPORT} is old: npm run requirements -- --write`]),
  ];
}
