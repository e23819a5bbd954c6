import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogueOf, importFile, importInto } from "#test/support/backend/import-scene.ts";
import { iso2709, plainRecord } from "#test/support/backend/marc-file.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";

test("texts are cleaned as they come in: what is sorted and mailed is what is seen", async () => {
  const library = await openSmallLibrary();
  const content = Buffer.concat([
    iso2709(plainRecord("1", `\u202e歩く\u200b人 ${"長".repeat(2000)} /$c\u2067夏目漱石\u2069著`)),
    iso2709(plainRecord("2", "\u202e\u200b")),
  ]);
  const file = importFile(content, "marc21");
  expect(await importInto(library, file)).toMatchObject({ added: 1, rejected: 1, remarks: 1 });
  expect(readFileSync(file.report, "utf8")).toContain("The record has no title");
  const [record] = await catalogueOf(library.backend.db);
  expect(record?.title).toBe(`歩く人 ${"長".repeat(195)}…`);
  expect(record?.authors).toMatchObject([{ name: "夏目漱石" }]);
});

test("the report says which texts were cut or have characters that no font has, in one line a record", async () => {
  const library = await openSmallLibrary();
  const rows = [
    // Nothing that a reader misses, or that the source has so itself.
    ["1", "歩く\u200b人  〓…", "夏目漱石", "言葉".repeat(900)],
    ["2", "長".repeat(201), "夏目漱石", "言葉".repeat(1001)],
    ["3", "\ue000と〓", `森\ue001外;${"名".repeat(121)}`, ""],
    // As long as it may be, though in two halves a character.
    ["4", `${"\u{20bb7}".repeat(199)}…`, "吉野", ""],
  ];
  const lines = ["recordId\ttitle\tauthors\tsummary", ...rows.map((cells) => cells.join("\t")), ""];
  const file = importFile(lines.join("\n"), "tsv");
  expect(await importInto(library, { ...file, source: "t" })).toMatchObject({ added: 4, remarks: 2 });
  const remarks = readFileSync(file.report, "utf8").split("\n").slice(1, -1);
  expect(remarks.map((line) => line.split("\t").slice(2))).toEqual([
    ["t:2", "remark", "Too long and truncated: title, summary."],
    ["t:3", "remark", "Too long and truncated: author. Characters without a font became 〓: title, author."],
  ]);
  expect((await catalogueOf(library.backend.db))[2]?.title).toBe("〓と〓");
});
