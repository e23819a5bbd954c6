import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const PARTS = "{backend,bench,contract,main,mutation,preload,renderer,soak,supervisor,test,tools,tour}";

/** Names that the field's word replaced: services, prefetch, screen stack, paged view, toast, display preferences ... */
const GIVEN_UP = [
  "deed deeds ahead leaf leaves reel strip comfort board hands order renewal room patience ways believe once",
  "strangers ear judge press takeaway knock peek garbage",
].flatMap((line) => line.split(" "));
/** Files of that name whose word is meant as the field means it. */
const RIGHT: readonly string[] = ["backend/rules/renewal.ts", "test/unit/backend/order.test.ts"];

function filesOf(kind: string): readonly string[] {
  return globSync(`${PARTS}/**/*.${kind}`, { cwd: ROOT })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !file.includes("node_modules/"));
}

const GLOSSARY = readFileSync(join(ROOT, "docs/glossary.md"), "utf8");
const ROWS = (GLOSSARY.split("\n## Names of our own in code\n")[1] ?? "")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(1)
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test("the names of our own are at most fifteen lines, each with what it is and why it stays", () => {
  expect(ROWS.length).toBeGreaterThan(5);
  expect(ROWS.length).toBeLessThanOrEqual(15);
  expect(ROWS.filter((cells) => cells.length !== 3 || cells.includes(""))).toEqual([]);
});

test("no file has a name that was given up", () => {
  const files = filesOf("{ts,tsx,css,mjs}").filter((file) => !RIGHT.includes(file));
  expect(files.length).toBeGreaterThan(1000);
  expect(files.filter((file) => GIVEN_UP.includes(basename(file).split(".")[0] ?? ""))).toEqual([]);
});

test("no class of a style sheet has a name that was given up", () => {
  const classes = filesOf("css").flatMap((file) =>
    [...readFileSync(join(ROOT, file), "utf8").matchAll(/\.([a-z][a-z\d-]*)/gu)].map(([, name = ""]) => name),
  );
  expect(classes.length).toBeGreaterThan(500);
  expect(classes.filter((name) => GIVEN_UP.includes(name.split("-")[0] ?? ""))).toEqual([]);
});
