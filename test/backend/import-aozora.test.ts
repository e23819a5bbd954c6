import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTitles } from "#backend/demo/titles.ts";
import { importFile, importInto } from "#test/support/backend/import-scene.ts";
import { titles } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";

/** The Aozora Bunko catalogue, if present next to the project; else its place is taken by the demo's titles. */
const AOZORA = join(import.meta.dirname, "../../../shared/data/aozora/works.tsv");

test(`D75: ${existsSync(AOZORA) ? "17,780 works of Aozora Bunko" : "the works of the demo"} go in and are found`, async () => {
  const library = await openSmallLibrary();
  if (existsSync(AOZORA)) {
    const report = importFile("", "tsv").report;
    const words = { file: AOZORA, report, format: "tsv" as const, mapping: "aozora" };
    expect(await importInto(library, words)).toMatchObject({ state: "done", added: 17_780, rejected: 0 });
    expect(await titles(library, "吾輩は猫である")).toContain("吾輩は猫である");
  } else {
    const demo = readTitles(join(import.meta.dirname, "../../assets/demo/titles"));
    const lines = demo.map(({ title, reading }, at) => `${at}\t${title}\t${reading}`);
    const file = importFile(`recordId\ttitle\treading\n${lines.join("\n")}\n`, "tsv");
    expect(await importInto(library, file)).toMatchObject({ state: "done", added: demo.length, rejected: 0 });
    expect(await titles(library, "吾輩は猫である")).toContain("吾輩は猫である");
  }
});
