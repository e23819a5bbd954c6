import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ReadAhead } from "#backend/import/harvest/read-ahead.ts";
import { HARVEST_LIMITS } from "#backend/import/harvest/web.ts";
import { ImportRefused } from "#backend/import/writer.ts";
import { asOnlyImport } from "#backend/store/imports.ts";
import {
  deletedRecord,
  harvestInto,
  harvestProcess,
  kohaRecord,
  listsAsked,
  oaiServer,
  rowsOf,
  serverWith,
} from "#test/support/backend/harvest-scene.ts";
import { titles } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

test("a first harvest takes every page; records keep the number of the library's own system", async () => {
  const library = await openSmallLibrary();
  const server = await serverWith(5);
  const copy = ["952", "  $acentral$c開架$o913.6 ア$p200000001"] as const;
  server.put(kohaRecord(5, "吾輩は猫である", undefined, [copy]));
  const summary = await harvestInto(library, server, { mapping: "holdings-952" });
  expect(summary).toMatchObject({ state: "done", records: 5, added: 5, rejected: 0, since: null });
  expect(listsAsked(server)).toEqual([
    { metadataPrefix: "marcxml" },
    { resumptionToken: "marcxml/2/1970-01-01T00:00:00Z/2026-11-25T03:00:00Z/" },
    { resumptionToken: "marcxml/4/1970-01-01T00:00:00Z/2026-11-25T03:00:00Z/" },
  ]);
  expect((await rowsOf(library)).at(-1)).toMatchObject({
    recordId: "KOHA-OAI-TEST:5",
    systemNumber: "5",
    title: "吾輩は猫である",
  });
  const [found] = (await library.kiosk.search("吾輩は猫")).value.items;
  expect(found?.availability).toMatchObject({ kind: "on-shelf", library: "central", callNumber: "913.6 ア" });
});

describe("the next harvest", () => {
  test("asks for what has changed since the server's own time, one second earlier, under the same title numbers", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(3);
    expect(await harvestInto(library, server)).toMatchObject({ nextFrom: "2026-11-25T02:59:59Z" });
    const before = await rowsOf(library);
    server.become({ now: "2026-11-26T03:00:00Z" });
    server.put(
      kohaRecord(2, "走る人2", "2026-11-25T09:00:00Z"),
      kohaRecord(4, "新しい本", "2026-11-25T09:00:00Z"),
    );
    expect(await harvestInto(library, server)).toMatchObject({
      since: "2026-11-25T02:59:59Z",
      records: 2,
      added: 1,
      changed: 1,
      nextFrom: "2026-11-26T02:59:59Z",
    });
    expect(listsAsked(server).at(-1)).toEqual({ metadataPrefix: "marcxml", from: "2026-11-25T02:59:59Z" });
    const after = await rowsOf(library);
    expect(after.slice(0, 3).map(({ id, recordId }) => [id, recordId])).toEqual(
      before.map(({ id, recordId }) => [id, recordId]),
    );
    expect(await titles(library, "走る人")).toEqual(["走る人2"]);
  });

  test("of a server with dates without times asks from the day before", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(1, { granularity: "YYYY-MM-DD" });
    expect(await harvestInto(library, server)).toMatchObject({ nextFrom: "2026-11-24" });
    expect(await harvestInto(library, server)).toMatchObject({ state: "done", since: "2026-11-24" });
  });

  test("without changes has nothing to do, and still moves on", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(1);
    await harvestInto(library, server);
    server.become({ now: "2026-11-26T03:00:00Z" });
    const nothing = { state: "done", records: 0, nextFrom: "2026-11-26T02:59:59Z" };
    expect(await harvestInto(library, server)).toMatchObject(nothing);
  });

  test("--full asks for everything and writes only differences", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(3);
    await harvestInto(library, server);
    expect(await harvestInto(library, server, { full: true })).toMatchObject({
      since: null,
      same: 3,
      changed: 0,
    });
  });

  test("removes deleted records, but one with a hold stays and is reported", async () => {
    const library = await openSmallLibrary();
    const server = await oaiServer();
    const copy = (barcode: string) => ["952", `  $acentral$c開架$p${barcode}`] as const;
    server.put(
      kohaRecord(1, "歩く人1", undefined, [copy("1")]),
      kohaRecord(2, "歩く人2", undefined, [copy("2")]),
    );
    const mapping = { mapping: "holdings-952", report: join(folderOfTest("harvest"), "report.tsv") };
    await harvestInto(library, server, mapping);
    const [second] = (await library.kiosk.search("歩く人2")).value.items;
    expect((await (await library.patron()).place(second?.id ?? "")).status).toBe(200);
    server.become({ now: "2026-11-26T03:00:00Z" });
    server.put(deletedRecord(1, "2026-11-25T09:00:00Z"), deletedRecord(2, "2026-11-25T09:00:00Z"));
    server.put(deletedRecord(3, "2026-11-25T09:00:00Z"));
    expect(await harvestInto(library, server, mapping)).toMatchObject({ records: 3, deleted: 1, remarks: 1 });
    expect(await titles(library, "歩く人")).toEqual(["歩く人2"]);
    expect(readFileSync(mapping.report, "utf8")).toContain("KOHA-OAI-TEST:2\tremark\tThe source deleted");
  });
});

describe("a harvest that does not come to its end", () => {
  test.each([
    ["stop", "by itself", 1000],
    ["reset", "by itself", 1000],
    ["stop", "read ahead in a thread", 1],
    ["reset", "read ahead in a thread", 1],
  ] as const)("(%s, %s) goes on after its last answer", async (how, _reads, longList) => {
    const library = await openSmallLibrary();
    const server = await serverWith(6);
    const stop = new AbortController();
    if (how === "reset") server.become({ instead: "reset", insteadAfter: 2 });
    const onProgress = ({ records }: { readonly records: number }): void => {
      if (how === "stop" && records === 4) stop.abort();
    };
    const first = await harvestInto(library, server, { longList }, { signal: stop.signal, onProgress });
    expect(first).toMatchObject(
      how === "stop"
        ? { state: "stopped", records: 4 }
        : { state: "failed", later: true, failure: expect.stringContaining("The server cannot be reached") },
    );
    expect(await rowsOf(library)).toHaveLength(4);
    server.become({ instead: null, now: "2026-11-26T03:00:00Z" });
    const asked = server.asked.length;
    expect(await harvestInto(library, server)).toMatchObject({
      state: "done",
      resumedAfter: 4,
      records: 6,
      added: 6,
      // From when the first part of it began.
      nextFrom: "2026-11-25T02:59:59Z",
    });
    expect(server.asked.slice(asked).filter((one) => one.get("verb") === "ListRecords")).toHaveLength(1);
    expect(await rowsOf(library)).toHaveLength(6);
    expect(await titles(library, "歩く人6")).toEqual(["歩く人6"]);
    expect(await library.backend.db.selectFrom("imports").select("state").execute()).toEqual([
      { state: "done" },
    ]);
  });

  test("whose token the server has forgotten begins anew", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(6);
    server.become({ instead: "http-403", insteadAfter: 2 });
    await harvestInto(library, server);
    server.become({ instead: null, forgets: 1, now: "2026-11-26T03:00:00Z" });
    // The thread sends the request with this token.
    expect(await harvestInto(library, server, { longList: 0 })).toMatchObject({
      state: "done",
      records: 6,
      added: 6,
      same: 4,
      nextFrom: "2026-11-26T02:59:59Z",
    });
    server.become({ forgets: 100 });
    expect(await harvestInto(library, server, { full: true })).toMatchObject({
      state: "failed",
      later: true,
      failure: "The server rejects its own resumption tokens.",
    });
  });

  test("killed with -9, the same command goes on where it was; the exit status says how it ended", async () => {
    const library = await openSmallLibrary();
    const { db } = library.backend;
    const server = await serverWith(2600, { perAnswer: 500 });
    server.become({ instead: "silence", insteadAfter: 5 });
    const report = join(folderOfTest("harvest"), "report.tsv");
    const killed = harvestProcess(library, server, report);
    await vi.waitUntil(
      async () => listsAsked(server).length === 6 && (await rowsOf(library)).length === 2000,
      { timeout: 150_000, interval: 20 },
    );
    killed.signal("SIGKILL");
    await killed.end();
    // The fifth answer was held for the next transaction.
    expect(await rowsOf(library)).toHaveLength(2000);
    server.become({ instead: "http-403", insteadAfter: 0 });
    expect(await harvestProcess(library, server, report).end()).toMatchObject({
      status: 65,
      said: expect.stringContaining("Ended early: The server answers with status 403."),
    });
    server.become({ instead: null });
    const { status, said } = await harvestProcess(library, server, report).end();
    expect(status).toBe(0);
    expect(said).toContain("市立図書館: all records, as marcxml, continued after 2000 records");
    expect(said).toContain("The next harvest starts from 2026-11-25T02:59:59Z.");
    expect(await rowsOf(library)).toHaveLength(2600);
    expect(await titles(library, "歩く人2600")).toEqual(["歩く人2600"]);
    expect(await db.selectFrom("imports").select(["state", "records"]).execute()).toEqual([
      { state: "done", records: 2600 },
    ]);
  });

  test("two at once: the second is refused", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(1);
    await asOnlyImport(library.place, library.backend.db, async () => {
      await expect(harvestInto(library, server)).rejects.toThrow(ImportRefused);
    });
    expect(server.asked).toEqual([]);
  });
});

test("records that cannot be read are reported; when none can, the harvest has failed", async () => {
  const library = await openSmallLibrary();
  const server = await oaiServer();
  const report = join(folderOfTest("harvest"), "report.tsv");
  const empty = {
    id: 1,
    marc: "<record><leader>00000nam a2200000 a 4500</leader></record>",
    datestamp: "2026-11-25T02:00:00Z",
  };
  server.put(empty, { id: 2, marc: "<dc/>", datestamp: "2026-11-25T02:00:00Z" });
  expect(await harvestInto(library, server, { report })).toMatchObject({
    state: "failed",
    failure: "No record of the server can be read.",
  });
  server.put(kohaRecord(3, "歩く人"));
  expect(await harvestInto(library, server, { report })).toMatchObject({
    state: "done",
    added: 1,
    rejected: 2,
  });
  expect(readFileSync(report, "utf8").split("\n").slice(1, 3)).toEqual([
    "1\t2\tKOHA-OAI-TEST:1\trejected\tThe record has no title (245).",
    "2\t2\tKOHA-OAI-TEST:2\trejected\tThe record is not MARCXML.",
  ]);
});

test("--source makes ids of its own from the numbers; a dry run changes nothing", async () => {
  const library = await openSmallLibrary();
  const server = await serverWith(3);
  expect(await harvestInto(library, server, { dryRun: true })).toMatchObject({ state: "done", added: 3 });
  expect(await rowsOf(library)).toEqual([]);
  expect(await library.backend.db.selectFrom("harvests").selectAll().execute()).toEqual([]);
  await harvestInto(library, server, { source: "koha" });
  expect((await rowsOf(library)).map(({ recordId }) => recordId)).toEqual(["koha:1", "koha:2", "koha:3"]);
});

test("a thread reads ahead by so many records only, and goes on when some are taken", async () => {
  const server = await oaiServer({ perAnswer: 500 });
  for (let id = 1; id <= 6000; id += 1) server.put(deletedRecord(id, "2026-11-01T00:00:00Z"));
  const reading = { mapping: { holdings: null, number: null }, source: null, library: null };
  const list = {
    url: server.url,
    login: null,
    limits: HARVEST_LIMITS,
    clockAhead: 0,
    reading,
    readings: false,
  };
  const stop = new AbortController();
  const ahead = new ReadAhead({ ...list, token: "marcxml/0/1970-01-01/2026-12-01/" }, stop.signal);
  onTestFinished(() => ahead.end());
  for (let taken = 1; taken <= 4; taken += 1) {
    await ahead.next();
    // Four answers are more than it may have waiting.
    await vi.waitUntil(() => listsAsked(server).length === taken + 4, 60_000);
    for (let times = 0; times < 100; times += 1) await fetch(`${server.url}?verb=Identify`);
    expect(listsAsked(server)).toHaveLength(taken + 4);
  }
});
