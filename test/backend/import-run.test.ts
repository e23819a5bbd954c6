import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { ImportRefused } from "#backend/import/writer.ts";
import { asOnlyImport } from "#backend/store/imports.ts";
import { catalogueOf, ImportProcess, importFile, importInto } from "#test/support/backend/import-scene.ts";
import { iso2709, plainRecord, WAGAHAI } from "#test/support/backend/marc-file.ts";
import { titles } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { recordsOf } from "../unit/backend/import/read.ts";

/** So many invented records, each with an author, a subject and a copy. */
function manyRecords(count: number, edition = "初版"): Buffer {
  return Buffer.concat(
    Array.from({ length: count }, (_, at) =>
      iso2709(
        plainRecord(String(at + 1), `歩く人${at} /$c作者${at % 50}著`, [
          ["650", ` 7$a散歩${at % 20}$2ndlsh`],
          ["084", `  $a${913 + (at % 3)}.6$2njb/9`],
          ["490", `0 $a${edition}`],
          ["852", `  $b${["central", "west", "east"][at % 3]}$c開架$p${200_000_000 + at}`],
        ]),
      ),
    ),
  );
}

const HOLDINGS = { mapping: "holdings-852" };

/** Records that an import under way has committed. */
async function recordsDone({ backend }: SmallLibrary): Promise<number> {
  return (await backend.db.selectFrom("imports").select("records").executeTakeFirst())?.records ?? 0;
}

/** Waits until an import in another process has committed its first batch. */
async function firstBatch(library: SmallLibrary): Promise<void> {
  await vi.waitUntil(async () => (await recordsDone(library)) > 0, { timeout: 50_000, interval: 20 });
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, "utf8").trim().split("\n").slice(1);
}

test("JAPAN/MARC goes in and is found by reading, in kana of either spelling", async () => {
  const library = await openSmallLibrary();
  const file = importFile(Buffer.concat([iso2709(WAGAHAI), iso2709([["001", "x"]])]), "marc21");
  expect(await importInto(library, file)).toMatchObject({ state: "done", added: 1, rejected: 1, remarks: 1 });
  expect(linesOf(file.report)).toEqual([
    "1\t0\tJTNDL:000000123456\tremark\tISBN 978-4-10-101001-5 is not valid and was left out.",
    `2\t${iso2709(WAGAHAI).length}\tx\trejected\tThe record has no title (245).`,
  ]);
  for (const query of ["わがはいはねこ", "ワガハイワネコ", "吾輩は猫", "夏目漱石", "9784101010014"])
    expect(await titles(library, query)).toEqual(["吾輩は猫である上"]);
});

test("two thousand records come back from the catalogue as they were read", async () => {
  const library = await openSmallLibrary();
  const content = manyRecords(2000);
  await importInto(library, { ...importFile(content, "marc21"), ...HOLDINGS });
  const read = [...(await recordsOf("marc21", content, HOLDINGS))].sort((a, b) =>
    a.recordId < b.recordId ? -1 : 1,
  );
  expect(await catalogueOf(library.backend.db)).toEqual(read);
});

describe("an import again", () => {
  test("of the same file touches nothing; of a changed one, what has changed", async () => {
    const library = await openSmallLibrary();
    const { db } = library.backend;
    const file = { ...importFile(manyRecords(60), "marc21"), ...HOLDINGS };
    await importInto(library, file);
    const ids = await db.selectFrom("titles").select(["id", "recordId"]).orderBy("id").execute();
    const before = await catalogueOf(db);
    expect(await importInto(library, file)).toMatchObject({ added: 0, changed: 0, same: 60 });
    expect(await catalogueOf(db)).toEqual(before);

    const changed = Buffer.concat([
      iso2709(plainRecord("1", "走る人 /$c別の作者著")),
      manyRecords(60).subarray(manyRecords(1).length),
      iso2709(plainRecord("61", "新しい本")),
    ]);
    const next = { ...importFile(changed, "marc21"), ...HOLDINGS };
    expect(await importInto(library, next)).toMatchObject({ added: 1, changed: 1, same: 59 });
    expect(await titles(library, "走る人")).toEqual(["走る人"]);
    expect(await titles(library, "歩く人0")).toEqual([]);
    // The same titles under the same ids: holds and bookmarks stay good.
    const after = await db.selectFrom("titles").select(["id", "recordId"]).orderBy("id").limit(60).execute();
    expect(after).toEqual(ids);
  });

  test("authors whom no title names any more are gone", async () => {
    const library = await openSmallLibrary();
    const names = async () =>
      (await library.backend.db.selectFrom("authors").select("name").execute()).map((row) => row.name);
    await importInto(library, importFile(iso2709(plainRecord("1", "題 /$c前の人著")), "marc21"));
    expect(await names()).toEqual(["前の人"]);
    await importInto(library, importFile(iso2709(plainRecord("1", "題 /$c後の人著")), "marc21"));
    expect(await names()).toEqual(["後の人"]);
  });

  test("a record that its source has withdrawn is removed; one with a hold stays and is reported", async () => {
    const library = await openSmallLibrary();
    await importInto(library, { ...importFile(manyRecords(2), "marc21"), ...HOLDINGS });
    const [second] = (await library.kiosk.search("歩く人1")).value.items;
    expect((await (await library.patron()).place(second?.id ?? "")).status).toBe(200);
    const back = Buffer.concat([
      iso2709(plainRecord("1", "歩く人0"), { 5: "d" }),
      iso2709(plainRecord("2", "歩く人1"), { 5: "d" }),
    ]);
    const file = { ...importFile(back, "marc21"), ...HOLDINGS };
    expect(await importInto(library, file)).toMatchObject({ deleted: 1, remarks: 1 });
    expect(await titles(library, "歩く人")).toEqual(["歩く人1"]);
    expect(linesOf(file.report)).toEqual([
      expect.stringContaining("TEST:2\tremark\tThe source deleted the record, but it is in use: it stays."),
    ]);
  });
});

describe("an import that does not come to its end", () => {
  /** What an import without any trouble comes to. */
  async function undisturbed(content: Buffer) {
    const library = await openSmallLibrary();
    await importInto(library, { ...importFile(content, "marc21"), ...HOLDINGS });
    return catalogueOf(library.backend.db);
  }

  test("stopped after a batch and resumed, it comes to the same, also in its report", async () => {
    const bad = iso2709([["001", "bad"]]);
    const content = Buffer.concat([manyRecords(130), bad, manyRecords(70)]);
    const library = await openSmallLibrary();
    const file = { ...importFile(content, "marc21"), ...HOLDINGS, batch: 50 };
    const stop = new AbortController();
    const onProgress = ({ records }: { readonly records: number }): void => {
      if (records >= 150) stop.abort();
    };
    const stopped = await importInto(library, file, { signal: stop.signal, onProgress });
    expect(stopped).toMatchObject({ state: "stopped", records: 150, rejected: 1 });
    const resumed = await importInto(library, { ...file, resume: true });
    expect(resumed).toMatchObject({ state: "done", resumedAfter: 150, records: 201, rejected: 1 });
    expect(linesOf(file.report).map((line) => line.split("\t")[0])).toEqual(["131"]);
    expect(await catalogueOf(library.backend.db)).toEqual(await undisturbed(content));
    await expect(importInto(library, { ...file, resume: true })).rejects.toThrow(
      "there is nothing to resume",
    );
  });

  test("killed, it leaves whole batches, and --resume does the rest", async () => {
    const content = manyRecords(2600);
    const library = await openSmallLibrary();
    const { db } = library.backend;
    const { file, report } = importFile(content, "marc21");
    const words = ["--format=marc21", `--file=${file}`, `--report=${report}`, "--mapping=holdings-852"];
    const killed = new ImportProcess(library.place, words);
    await firstBatch(library);
    killed.signal("SIGKILL");
    await killed.end();
    const records = await recordsDone(library);
    expect(records).toBeLessThan(2600);
    expect(records % 1000).toBe(0);
    expect(await catalogueOf(db)).toHaveLength(records);
    const resumed = await new ImportProcess(library.place, [...words, "--resume"]).end();
    expect(resumed.status).toBe(0);
    expect(resumed.said).toContain(`${records} before`);
    expect(await catalogueOf(db)).toHaveLength(2600);
    expect(await titles(library, "歩く人2599")).toEqual(["歩く人2599"]);
  });

  test("interrupted with Ctrl+C, it ends after the batch and says how to go on", async () => {
    const library = await openSmallLibrary();
    const { file, report } = importFile(manyRecords(3500), "marc21");
    const running = new ImportProcess(library.place, [
      "--format=marc21",
      `--file=${file}`,
      `--report=${report}`,
    ]);
    const { db } = library.backend;
    await firstBatch(library);
    running.signal("SIGINT");
    const { status, said } = await running.end();
    expect(said).toContain("Stopped\n");
    expect(said).toContain("Continue with --resume.");
    expect(status).toBe(130);
    const [run] = await db.selectFrom("imports").selectAll().execute();
    expect(run).toMatchObject({ state: "stopped" });
    expect(await catalogueOf(db)).toHaveLength(run?.records ?? 0);
  });

  test("a file damaged in its middle: the records before are in the catalogue, and the reason of the end is reported", async () => {
    const library = await openSmallLibrary();
    const head = "recordId\ttitle\n1\t前の本\n";
    const file = importFile(`${head}2\t${"長".repeat(1_000_001)}\n3\t後の本\n`, "tsv");
    const summary = await importInto(library, file);
    expect(summary).toMatchObject({ state: "failed", added: 1 });
    expect(summary.failure).toContain("After line 2");
    expect(await titles(library, "前の本")).toEqual(["前の本"]);
    // Going on would meet the damage again.
    await expect(importInto(library, { ...file, resume: true })).rejects.toThrow("damaged");
  });

  test.each([
    ["cut inside a record", "marc21", manyRecords(5).subarray(0, -9), 4, "ends inside its last record"],
    ["in another format", "marc21", "recordId\ttitle\n1\t本\n", 0, "No record of the file can be read"],
    ["empty", "marc21", "", 0, "The file is empty"],
    ["empty", "tsv", "", 0, "The file is empty"],
    ["a header and no more", "tsv", "recordId\ttitle\n", 0, "There is no record in the file"],
    ["of another kind", "marcxml", "<?xml version='1.0'?><a/>", 0, "There is no record in the file"],
  ] as const)("a file that is %s (%s) has failed", async (_what, format, content, added, failure) => {
    const library = await openSmallLibrary();
    const file = importFile(content, format);
    const summary = await importInto(library, file);
    expect(summary).toMatchObject({ state: "failed", added });
    expect(summary.failure).toContain(failure);
  });

  test("status 65 reports it to a script, without advice that cannot help; a folder is no file", async () => {
    const library = await openSmallLibrary();
    const { file, report } = importFile(manyRecords(5).subarray(0, -9), "marc21");
    const words = ["--format=marc21", `--report=${report}`];
    const cut = await new ImportProcess(library.place, [...words, `--file=${file}`]).end();
    expect(cut).toMatchObject({ status: 65, said: expect.stringContaining("added 4") });
    expect(cut.said).not.toContain("--resume");
    const folder = await new ImportProcess(library.place, [...words, `--file=${dirname(file)}`]).end();
    expect(folder).toEqual({ status: 64, said: `${dirname(file)} is not a file.\n` });
  });
});

test("two imports at once: the second is refused, in this process and in another", async () => {
  const library = await openSmallLibrary();
  const { db } = library.backend;
  const file = importFile(manyRecords(1), "marc21");
  const words = ["--format=marc21", `--file=${file.file}`, `--report=${file.report}2`];
  await asOnlyImport(library.place, db, async () => {
    await expect(importInto(library, file)).rejects.toThrow(ImportRefused);
    expect(await new ImportProcess(library.place, words).end()).toEqual({
      status: 64,
      said: "Another import is running on this database. Wait until it has finished.\n",
    });
  });
  expect(await catalogueOf(db)).toEqual([]);
  expect(await importInto(library, file)).toMatchObject({ state: "done", added: 1 });
});

test("a dry run reads and counts everything and changes nothing", async () => {
  const library = await openSmallLibrary();
  const file = { ...importFile(manyRecords(30), "marc21"), ...HOLDINGS };
  expect(await importInto(library, { ...file, dryRun: true })).toMatchObject({ state: "done", added: 30 });
  expect(await catalogueOf(library.backend.db)).toEqual([]);
  expect(await library.backend.db.selectFrom("imports").selectAll().execute()).toEqual([]);
});

test("patrons are served while an import runs", async () => {
  const library = await openSmallLibrary();
  await importInto(library, { ...importFile(manyRecords(20), "marc21"), ...HOLDINGS });
  const patron = await library.patron();
  const [title] = (await library.kiosk.search("歩く人7")).value.items;
  const running = new ImportProcess(library.place, [
    "--format=marc21",
    `--file=${importFile(manyRecords(1500, "第2版"), "marc21").file}`,
    `--report=${importFile("", "marc21").report}`,
    "--mapping=holdings-852",
  ]);
  let ended = false;
  const end = running.end().finally(() => {
    ended = true;
  });
  let served = 0;
  while (!ended) {
    const placed = await patron.place(title?.id ?? "");
    expect(placed.status).toBe(200);
    expect((await patron.cancel(placed.value.hold.id)).status).toBe(200);
    served += 1;
  }
  expect((await end).status).toBe(0);
  expect(served).toBeGreaterThan(3);
});

test("what a batch cannot hold is rejected alone: NUL, endless names, libraries that do not exist", async () => {
  const library = await openSmallLibrary();
  const content = Buffer.concat([
    iso2709(
      plainRecord("1", "良い本", [
        ["852", "  $bcentral$c開架$p1"],
        ["852", "  $bnowhere$c開架$p2"],
      ]),
    ),
    iso2709(plainRecord("2", "悪い本\u0000")),
    iso2709(plainRecord("3", `題 /$c${"長".repeat(500)}著`)),
  ]);
  const file = { ...importFile(content, "marc21"), ...HOLDINGS };
  expect(await importInto(library, file)).toMatchObject({ added: 1, rejected: 2, remarks: 1 });
  expect(linesOf(file.report).map((line) => line.split("\t").slice(2).join(" "))).toEqual([
    'TEST:1 remark Copy 2 is in "nowhere", which is not a library here, and was left out.',
    "TEST:2 rejected The record holds NUL characters.",
    "TEST:3 rejected A name is longer than 400 characters.",
  ]);
});
