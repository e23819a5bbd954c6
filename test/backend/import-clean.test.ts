import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogueOf, importFile, importInto } from "../helpers/import-scene.ts";
import { iso2709, plainRecord } from "../helpers/marc-file.ts";
import { openSmallLibrary } from "../helpers/small-library.ts";

test("texts are cleaned as they come in: what is sorted and mailed is what is seen", async () => {
  const library = await openSmallLibrary();
  const content = Buffer.concat([
    iso2709(plainRecord("1", `\u202e歩く\u200b人 ${"長".repeat(2000)} /$c\u2067夏目漱石\u2069著`)),
    iso2709(plainRecord("2", "\u202e\u200b")),
  ]);
  const file = importFile(content, "marc21");
  expect(await importInto(library, file)).toMatchObject({ added: 1, rejected: 1 });
  expect(readFileSync(file.report, "utf8")).toContain("The record has no title");
  const [record] = await catalogueOf(library.backend.db);
  expect(record?.title).toBe(`歩く人 ${"長".repeat(195)}…`);
  expect(record?.authors).toMatchObject([{ name: "夏目漱石" }]);
});
