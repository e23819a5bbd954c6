import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importFile, importInto } from "#test/support/backend/import-scene.ts";
import { iso2709, plainRecord } from "#test/support/backend/marc-file.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";

/** Records with copies in the Central Library, as barcodes; the id of a record is also its title. */
type Holdings = Readonly<Record<string, readonly string[]>>;

/** Imports these holdings; answers what the report says. */
async function importHoldings(library: SmallLibrary, holdings: Holdings): Promise<readonly string[]> {
  const records = Object.entries(holdings).map(([id, barcodes]) =>
    iso2709(
      plainRecord(
        id,
        `本${id}`,
        barcodes.map((barcode) => ["852", `  $bcentral$c開架$p${barcode}`]),
      ),
    ),
  );
  const file = importFile(Buffer.concat(records), "marc21");
  await importInto(library, { ...file, mapping: "holdings-852" });
  return readFileSync(file.report, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t").slice(2).join(" "));
}

/** Where each copy is: barcode and record. */
async function copiesIn({ backend }: SmallLibrary): Promise<readonly string[]> {
  const rows = await backend.db
    .selectFrom("copies")
    .innerJoin("titles", "titles.id", "copies.titleId")
    .select(["barcode", "recordId"])
    .orderBy("barcode")
    .execute();
  return rows.map(({ barcode, recordId }) => `${barcode} ${recordId}`);
}

async function titleOf({ backend }: SmallLibrary, record: string): Promise<string> {
  const row = await backend.db
    .selectFrom("titles")
    .select("id")
    .where("recordId", "=", `TEST:${record}`)
    .executeTakeFirst();
  return String(row?.id);
}

test("a copy that is not in the source any more goes; one on loan stays until it is back", async () => {
  const library = await openSmallLibrary();
  await importHoldings(library, { A: ["1", "2", "3"] });
  await library.lend(await library.card(), await titleOf(library, "A"));
  expect(await importHoldings(library, { A: ["3"] })).toEqual([
    "TEST:A remark Copy 1 is no longer in the source but on loan or set aside: it stays until the next import.",
  ]);
  expect(await copiesIn(library)).toEqual(["1 TEST:A", "3 TEST:A"]);
  await library.backend.db.deleteFrom("loans").execute();
  expect(await importHoldings(library, { A: ["3"] })).toEqual([]);
  expect(await copiesIn(library)).toEqual(["3 TEST:A"]);
});

test("D37: a queue is not left without a copy", async () => {
  const library = await openSmallLibrary();
  await importHoldings(library, { A: ["1", "2"] });
  await (await library.patron()).place(await titleOf(library, "A"));
  expect(await importHoldings(library, { A: ["2"] })).toEqual([]);
  expect(await importHoldings(library, { A: [] })).toEqual([
    "TEST:A remark Copy 2 is no longer in the source but the last one of a title with waiting holds: it stays.",
  ]);
  expect(await copiesIn(library)).toEqual(["2 TEST:A"]);
});

test("a copy moves to the record that has it now, unless it is on loan", async () => {
  const library = await openSmallLibrary();
  await importHoldings(library, { A: ["1", "2"], B: ["3"] });
  await library.lend(await library.card(), await titleOf(library, "A"));
  expect(await importHoldings(library, { B: ["1", "2", "3"] })).toEqual([
    "TEST:B remark Copy 1 belongs to this record now but is on loan or set aside under another: it stays there.",
  ]);
  expect(await copiesIn(library)).toEqual(["1 TEST:A", "2 TEST:B", "3 TEST:B"]);
  const detail = await library.kiosk.title(await titleOf(library, "B"));
  expect(detail.value.copies.map((copy) => copy.barcode)).toEqual(["2", "3"]);
});

test("a source without copies leaves them unchanged", async () => {
  const library = await openSmallLibrary();
  await importHoldings(library, { A: ["1", "2"] });
  const file = importFile(iso2709(plainRecord("A", "本A 改訂版")), "marc21");
  expect(await importInto(library, file)).toMatchObject({ changed: 1 });
  expect(await copiesIn(library)).toEqual(["1 TEST:A", "2 TEST:A"]);
  const [found] = (await library.kiosk.search("改訂版", { library: "central" })).value.items;
  expect(found?.availability).toMatchObject({ kind: "on-shelf", library: "central" });
});
