import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";
import { DOCUMENT, documentOf, requirementComplaints } from "../../../tools/requirements/document.ts";
import { REQUIREMENTS } from "../../../tools/requirements/list.table.ts";
import { numbersIn, scan, titlesIn } from "../../../tools/requirements/scan.ts";

/** "R" and a number, put together here so that this file names no requirement. */
const R = (number: number): string => `R${number}`;

/** A tree in which one test names every requirement that needs one, and one file keeps them all; then more files. */
function tree(more: Readonly<Record<string, string>> = {}): string {
  const root = folderOfTest("requirements");
  const needed = REQUIREMENTS.filter(({ state }) => state === "proven" || state === "partly");
  const files = {
    "test/unit/all.test.ts": `test("${needed.map(({ number }) => R(number)).join(", ")}", () => {});`,
    "main/all.ts": `/** ${REQUIREMENTS.map(({ number }) => R(number)).join(", ")} */`,
    ...more,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, "docs"), { recursive: true });
  writeFileSync(join(root, DOCUMENT), documentOf(scan(root)));
  return root;
}

describe("the table of requirements", () => {
  test("is content with a whole tree", () => {
    expect(requirementComplaints(tree())).toEqual([]);
  });

  test("names the number whose test was taken away", () => {
    const found = scan(tree());
    const without = {
      ...found,
      proofs: found.proofs.map((one) => ({ ...one, numbers: one.numbers.slice(1) })),
    };
    const first = found.proofs[0]?.numbers[0] ?? 0;
    expect(requirementComplaints(tree(), without)).toContain(
      `${R(first)}: is called ${REQUIREMENTS[first - 1]?.state}, but no test names it`,
    );
  });

  test("knows every number, and no other", () => {
    const root = tree({ "test/unit/other.test.ts": `test("${R(103)}", () => {});` });
    expect(requirementComplaints(root)).toEqual([`test/unit/other.test.ts: there is no ${R(103)}`]);
  });

  test("takes no range for a proof", () => {
    const root = tree({ "test/unit/other.test.ts": `test("${R(1)}-${R(3)}", () => {});` });
    expect(requirementComplaints(root).join("\n")).toContain("a range proves nothing");
  });

  test("finds the test files that run a helper's tests, and complains when there is none", () => {
    const helper = `it("a way out (${R(7)})", () => {});`;
    const lonely = tree({ "test/support/attacks.ts": helper });
    expect(requirementComplaints(lonely)).toEqual([
      `test/support/attacks.ts: no test runs "a way out (${R(7)})"`,
    ]);
    const used = tree({
      "test/support/attacks.ts": helper,
      "test/support/more.ts": 'import { x } from "./attacks.ts";',
      "test/e2e/shell.test.ts": 'import { y } from "#test/support/more.ts";',
    });
    expect(scan(used).proofs.find(({ file }) => file.includes("attacks"))?.runBy).toEqual([
      "test/e2e/shell.test.ts",
    ]);
  });

  test("is old as soon as a title changes", () => {
    const root = tree();
    writeFileSync(join(root, "test/unit/new.test.ts"), `test("one more (${R(1)})", () => {});`);
    expect(requirementComplaints(root)).toEqual([`${DOCUMENT} is outdated: npm run requirements -- --write`]);
  });

  test("reads titles alone", () => {
    const source = [
      `// ${R(1)}: in a comment`,
      `test("${R(2)}: a title", () => {`,
      `it.each<[string, number]>([["${R(3)}", 1]])(\n  "%s (${R(4)}, ${R(5)})",`,
      `describe.each(["ja"] as const)("group ${R(6)}", () => {`,
      `it("a record called NDL:${R(1)}-I1", () => {`,
    ].join("\n");
    expect(titlesIn(source).flatMap(numbersIn)).toEqual([2, 4, 5, 6]);
  });

  test("an empty tree is an error, not a pass", () => {
    expect(() => scan(folderOfTest("requirements"))).toThrow("No tests");
  });
});
