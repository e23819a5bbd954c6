import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ImportRefused } from "#backend/import/writer.ts";
import { asOnlyImport } from "#backend/store/imports.ts";
import { Folder, kohaBytes, kohaFile } from "#test/support/backend/folder-scene.ts";
import { rowsOf } from "#test/support/backend/harvest-scene.ts";
import { ImportProcess, importFile, importInto } from "#test/support/backend/import-scene.ts";
import { iso2709, marcXml, marcXmlFile, plainRecord, WAGAHAI } from "#test/support/backend/marc-file.ts";
import { titles } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";

const COPY = ["952", "  $acentral$c開架$p200000001"] as const;

async function scene() {
  const library = await openSmallLibrary();
  return { library, folder: new Folder(library) };
}

async function titlesOf(library: Parameters<typeof rowsOf>[0]) {
  return (await rowsOf(library)).map(({ title }) => title);
}

describe("a folder of MARC files", () => {
  test("is taken in the order of its files, each once; titles keep their numbers", async () => {
    const { library, folder } = await scene();
    folder.write("2-Full.mrc", kohaFile(3));
    const changed = marcXml([...plainRecord("ndl2", "走る人2"), COPY, ["999", "  $c2"]]);
    folder.write("1.xml", `\ufeff${marcXmlFile([changed])}`);
    folder.write(
      "3.dat",
      Buffer.concat([kohaBytes(1, "歩く人1", { status: "d" }), kohaBytes(4, "新しい本")]),
    );
    // JAPAN/MARC in capitals, of a title that was never here.
    folder.write("4.iso", kohaBytes(9, "無い本", { status: "D" }));
    folder.write("5.mrc", "");
    expect(await folder.told({ mapping: "holdings-952" })).toEqual([
      "2-Full.mrc: taken",
      "1.xml: taken",
      "3.dat: taken",
      "4.iso: taken",
      "5.mrc: taken: It has no records.",
    ]);
    const rows = await rowsOf(library);
    expect(rows).toMatchObject([
      { id: 2, recordId: "koha:2", systemNumber: "2", title: "走る人2" },
      { id: 3, recordId: "koha:3", systemNumber: "3", title: "歩く人3" },
      { id: 4, recordId: "koha:4", systemNumber: "4", title: "新しい本" },
    ]);
    const [found] = (await library.kiosk.search("走る人")).value.items;
    expect(found?.availability).toMatchObject({ kind: "on-shelf", library: "central" });

    expect(await folder.told()).toEqual([]);
    // The same file again is known by its content; another one under its name is not.
    folder.write(
      "3.dat",
      Buffer.concat([kohaBytes(1, "歩く人1", { status: "d" }), kohaBytes(4, "新しい本")]),
    );
    expect(await folder.told()).toEqual([]);
    folder.write(
      "3.dat",
      Buffer.concat([kohaBytes(1, "歩く人1", { status: "d" }), kohaBytes(4, "古い本々")]),
    );
    expect(await folder.told()).toEqual(["3.dat: taken"]);
    expect(await rowsOf(library)).toEqual(
      rows.map((row) => (row.id === 4 ? { ...row, title: "古い本々" } : row)),
    );
  });

  test("a file that is still being written waits, and other names are not looked at", async () => {
    const { library, folder } = await scene();
    for (const name of ["a.mrc.part", ".b.mrc", "c.tmp", "d.mrc.md5"]) folder.write(name, kohaFile(1));
    folder.write("e.mrc", kohaFile(1), 59);
    expect(await folder.told()).toEqual(["e.mrc: waiting: It is still being written."]);
    expect(await titlesOf(library)).toEqual([]);
    folder.write("e.mrc", kohaFile(1), 61);
    renameSync(join(folder.path, "c.tmp"), join(folder.path, "c.mrc"));
    expect(await folder.told()).toEqual(["c.mrc: taken", "e.mrc: taken"]);
  });

  test("a content that came before, under the same name and not as the last one, is taken again", async () => {
    const { library, folder } = await scene();
    const taken: unknown[] = [];
    for (const words of ["歩く人", "走る人", "歩く人", "歩く人"]) {
      folder.write("full.mrc", kohaFile(3, 1, words));
      taken.push(await folder.told(), await folder.told(), (await titlesOf(library))[0]);
    }
    const night = (title: string) => [["full.mrc: taken"], [], title];
    expect(taken).toEqual([...night("歩く人1"), ...night("走る人1"), ...night("歩く人1"), [], [], "歩く人1"]);
  });

  test("two at once: the second is refused; a missing folder is reported", async () => {
    const { library, folder } = await scene();
    await asOnlyImport(library.place, library.backend.db, async () => {
      await expect(folder.take()).rejects.toThrow(ImportRefused);
    });
    await expect(folder.take({ folder: "/nowhere" })).rejects.toThrow("The folder cannot be read");
  });
});

describe("a full load", () => {
  test("removes what is not in it, of its source alone, and keeps what is in use", async () => {
    const { library, folder } = await scene();
    await importInto(library, importFile(iso2709(WAGAHAI), "marc21"));
    folder.write("full-1.mrc", Buffer.concat([kohaBytes(1, "座る人1", { more: [COPY] }), kohaFile(9, 2)]));
    await folder.take({ mapping: "holdings-952" });
    const [first] = (await library.kiosk.search("座る人")).value.items;
    expect((await (await library.patron()).place(first?.id ?? "")).status).toBe(200);
    folder.write("full-2.mrc", kohaFile(8, 3));
    const [told] = await folder.take({ mapping: "holdings-952" });
    expect(told).toMatchObject({ outcome: "taken", summary: { same: 8, deleted: 1, remarks: 1 } });
    const rest = Array.from({ length: 8 }, (_, at) => `歩く人${at + 3}`);
    expect(await titlesOf(library)).toEqual(["吾輩は猫である", "座る人1", ...rest]);
    const report = readFileSync(join(folder.reports, "full-2.mrc.report.tsv"), "utf8");
    expect(report).toContain("koha:1\tremark\tThe source deleted the record, but it is in use: it stays.");
  });

  test("that would remove more than a fifth is refused without --force; changes after it wait", async () => {
    const { library, folder } = await scene();
    folder.write("full-1.mrc", kohaFile(10));
    await folder.take();
    folder.write("full-2.mrc", kohaFile(7));
    folder.write("changes.mrc", kohaBytes(1, "走る人1"));
    const refused = [
      "full-2.mrc: refused: 3 of 10 titles are not in this full load. If they are to be removed, run it with --force.",
      "changes.mrc: waiting: full-2.mrc before it was refused.",
    ];
    expect(await folder.told()).toEqual(refused);
    expect(await folder.told()).toEqual(refused);
    expect(await titlesOf(library)).toHaveLength(10);
    expect(await folder.told({ force: true, dryRun: true })).toEqual([
      "full-2.mrc: taken",
      "changes.mrc: taken",
    ]);
    expect(await titlesOf(library)).toHaveLength(10);
    expect(await folder.told({ force: true })).toEqual(["full-2.mrc: taken", "changes.mrc: taken"]);
    expect(await titlesOf(library)).toEqual(["走る人1", ...[2, 3, 4, 5, 6, 7].map((id) => `歩く人${id}`)]);
  });

  test("removes nothing when it has records without an id that can be read", async () => {
    const { library, folder } = await scene();
    folder.write("full-1.mrc", kohaFile(10));
    await folder.take();
    const damaged = kohaBytes(10, "歩く人10");
    damaged.write("99", 3);
    folder.write("full-2.mrc", Buffer.concat([kohaFile(8), damaged, kohaBytes(11, "新しい本")]));
    expect(await folder.told()).toEqual([
      "full-2.mrc: taken: 1 records have no id that can be read, so no title was removed.",
    ]);
    expect(await titlesOf(library)).toHaveLength(11);
    // One whose id is known is in the file, although it cannot be taken.
    folder.write("full-3.mrc", Buffer.concat([kohaFile(10), kohaBytes(11, "")]));
    expect(await folder.told()).toEqual(["full-3.mrc: taken"]);
    expect(await titlesOf(library)).toHaveLength(11);
  });

  test("keeps the titles of its damaged records, and removes others only when the ids of all are known", async () => {
    const { library, folder } = await scene();
    folder.write("full-1.mrc", kohaFile(20));
    await folder.take();
    const all = await titlesOf(library);
    const withBadByte = (words: string) => {
      const record = kohaBytes(19, "歩く人19");
      record[record.indexOf(words)] = 0xff;
      return record;
    };
    // Its 001 looks like a title's id here, but only 999 $c is one.
    const unnumbered = iso2709(plainRecord("koha:19", "歩く人19"));
    const nameless = (damaged: Buffer) => Buffer.concat([kohaFile(18), damaged]);
    folder.write("full-2.mrc", nameless(withBadByte("19\u001fd19")));
    folder.write("full-3.mrc", nameless(unnumbered));
    const why = "taken: 1 records have no id that can be read, so no title was removed.";
    expect(await folder.told()).toEqual([`full-2.mrc: ${why}`, `full-3.mrc: ${why}`]);
    expect(await titlesOf(library)).toEqual(all);
    folder.write("full-4.mrc", Buffer.concat([withBadByte("歩く人19"), kohaFile(18)]));
    expect(await folder.take()).toMatchObject([{ outcome: "taken", why: "", summary: { deleted: 1 } }]);
    expect(await titlesOf(library)).toEqual(all.slice(0, 19));
    const xml = (id: number, leader?: string) =>
      marcXml([...plainRecord(`ndl${id}`, `歩く人${id}`), ["999", `  $c${id}`]], leader);
    const others = Array.from({ length: 17 }, (_, at) => xml(at + 1));
    folder.write("full-5.xml", marcXmlFile([xml(19, "00000nam"), ...others]));
    expect(await folder.take()).toMatchObject([{ outcome: "taken", why: "", summary: { deleted: 1 } }]);
    expect(await titlesOf(library)).toEqual(all.filter((_, at) => at !== 17 && at !== 19));
  });
});

describe("a file that cannot be taken", () => {
  const whole = kohaFile(20);
  const damages: readonly (readonly [string, Buffer | string, string])[] = [
    ["full-cut.mrc", whole.subarray(0, whole.length - 20), "ends inside its last record"],
    ["cut.mrc", whole.subarray(0, whole.length - 20), "ends inside its last record"],
    ["cut.xml", marcXmlFile([marcXml(plainRecord("1", "本"))]).slice(0, -20), "ends inside an element"],
    ["error.xml", "<html><body>Gateway timeout<br></body></html>", "Not well-formed XML"],
    ["full-empty.mrc", "", "There is no record in the file."],
    ["full-empty.xml", marcXmlFile([]), "There is no record in the file."],
    // Koha's numbers are missing: copies would be those of other titles.
    ["numbers.mrc", iso2709(plainRecord("1", "走る人")), "No record of the file can be read."],
  ];
  test.each(damages)("%s changes nothing", async (name, content, why) => {
    const { library, folder } = await scene();
    folder.write("full-1.mrc", kohaFile(3));
    await folder.take();
    const before = await rowsOf(library);
    folder.write(name, content);
    expect(await folder.take()).toMatchObject([{ outcome: "refused", why: expect.stringContaining(why) }]);
    expect(await rowsOf(library)).toEqual(before);
  });

  test("holds back later changes, until it is repaired or a full load comes, which it is part of", async () => {
    const { library, folder } = await scene();
    folder.write("1.mrc", whole.subarray(0, whole.length - 20));
    folder.write("2.mrc", kohaBytes(30, "新しい本"));
    expect(await folder.told()).toHaveLength(2);
    folder.write("3-full.mrc", kohaFile(2));
    folder.write("4.mrc", kohaBytes(3, "新しい本"));
    expect((await folder.take()).map(({ name, outcome }) => [name, outcome])).toEqual([
      ["1.mrc", "refused"],
      ["2.mrc", "waiting"],
      ["3-full.mrc", "taken"],
      ["4.mrc", "taken"],
    ]);
    expect(await titlesOf(library)).toEqual(["歩く人1", "歩く人2", "新しい本"]);
    expect(await folder.told()).toEqual([]);
  });

  test("because it cannot be read, not even when a full load comes, is part of that full load too", async () => {
    const { library, folder } = await scene();
    folder.write("1.mrc", kohaFile(1));
    folder.write("2.mrc", kohaBytes(30, "新しい本"), 1000);
    folder.write("3.mrc", kohaBytes(31, "新しい本"), 999);
    folder.write("4-full.mrc", kohaFile(2), 998);
    const onProgress = () => rmSync(join(folder.path, "2.mrc"), { force: true });
    expect(await folder.take({}, { onProgress })).toMatchObject([
      { outcome: "taken" },
      { outcome: "refused", why: expect.stringContaining("The file cannot be read: ENOENT") },
      { outcome: "waiting" },
      { outcome: "taken" },
    ]);
    // It can be read again.
    folder.write("2.mrc", kohaBytes(30, "新しい本"), 1000);
    expect(await folder.told()).toEqual([]);
    expect(await titlesOf(library)).toEqual(["歩く人1", "歩く人2"]);
  });

  test("because it changed while it was read is not remembered, and removes nothing", async () => {
    const { library, folder } = await scene();
    folder.write("full-1.mrc", kohaFile(10));
    await folder.take();
    folder.write("full-2.mrc", kohaFile(9));
    const onProgress = () => folder.write("full-2.mrc", kohaFile(8));
    const why = "The file changed while it was read.";
    expect(await folder.take({}, { onProgress })).toMatchObject([{ outcome: "refused", why }]);
    expect(await titlesOf(library)).toHaveLength(10);
    expect(await folder.told()).toEqual(["full-2.mrc: taken"]);
    expect(await titlesOf(library)).toHaveLength(8);
  });

  test("because it was stopped is taken by the next run", async () => {
    const { library, folder } = await scene();
    folder.write("full.mrc", kohaFile(30));
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    const told = await folder.take({ batch: 10 }, { signal: stop.signal, onProgress });
    expect(told).toMatchObject([{ outcome: "stopped" }]);
    expect(await titlesOf(library)).toHaveLength(10);
    expect(await folder.take()).toMatchObject([{ outcome: "taken", summary: { added: 20, same: 10 } }]);
    expect(await titles(library, "歩く人30")).toEqual(["歩く人30"]);
  });
});

test("the command says what became of each file, and its exit status whether one was refused", async () => {
  const { library, folder } = await scene();
  folder.write("full.mrc", kohaFile(10));
  const command = (...words: readonly string[]) =>
    new ImportProcess(library.place, [
      `--folder=${folder.path}`,
      `--report=${folder.reports}`,
      ...words,
    ]).end();
  expect(await command("--source=koha")).toMatchObject({
    status: 64,
    said: expect.stringContaining("--number=999c"),
  });
  expect(await command("--number=999c")).toMatchObject({
    status: 64,
    said: expect.stringContaining("--source"),
  });
  const words = ["--source=koha", "--mapping=holdings-952", "--settle=0"];
  const first = await command(...words);
  expect(first.said).toContain(
    "full.mrc (full load): taken.\n  10 records: added 10, changed 0, same 0, removed 0",
  );
  expect(first.status).toBe(0);
  folder.write("cut.mrc", kohaFile(2).subarray(0, -20));
  const second = await command(...words);
  expect(second.said).toContain(
    "cut.mrc (changes): REFUSED, the catalogue is as it was. The file ends inside",
  );
  expect(second.status).toBe(65);
});
