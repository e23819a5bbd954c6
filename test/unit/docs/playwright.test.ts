import { globSync, readFileSync } from "node:fs";
import { basename, join, matchesGlob } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const DECISION = readFileSync(join(ROOT, "docs/decisions/0037-playwright-for-looking.md"), "utf8");

/** The tests that a row of the decision's table names; the row is found by words of its second cell. */
function testsOf(how: RegExp): (name: string) => boolean {
  const [, what = ""] =
    DECISION.split("\n")
      .map((line) => line.split("|"))
      .find((cells) => how.test(cells[2] ?? "")) ?? [];
  const names = [...what.matchAll(/`([\w*-]+)`/gu)].map(([, name = ""]) => name);
  return (file) => names.some((name) => matchesGlob(file, name));
}

const withGallery = testsOf(/Electron launcher/u);
const withPlaywright = testsOf(/debugging port of the development build/u);
const withSmallClient = testsOf(/the small client/u);

const TESTS = globSync("test/e2e/*.test.ts", { cwd: ROOT }).map((file) => ({
  name: basename(file).replace(".test.ts", ""),
  text: readFileSync(join(ROOT, file), "utf8"),
}));
const namesOf = (tests: typeof TESTS) => tests.map(({ name }) => name);

test("decision 37 names the client of every end-to-end test that looks into a page", () => {
  const small = TESTS.filter(({ text }) =>
    /look: "small-client"|startStage\(|startSupervisedKiosk\(/u.test(text),
  );
  const gallery = TESTS.filter(({ text }) => text.includes("gallery/open.ts"));
  const others = TESTS.filter(
    (one) => one.text.includes("startKiosk(") && !small.includes(one) && !gallery.includes(one),
  );
  expect(small.length).toBeGreaterThan(10);
  expect(others.length).toBeGreaterThan(10);
  expect(namesOf(small)).toEqual(namesOf(TESTS.filter(({ name }) => withSmallClient(name))));
  expect(namesOf(gallery)).toEqual(namesOf(TESTS.filter(({ name }) => withGallery(name))));
  expect(namesOf(others.filter(({ name }) => !withPlaywright(name)))).toEqual([]);
});
