import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OaiQuirks } from "#test/fakes/oai-quirks.ts";
import type { FakeOai } from "#test/fakes/oai-server.ts";
import {
  harvestInto,
  harvestProcess,
  kohaRecord,
  oaiServer,
  rowsOf,
} from "#test/support/backend/harvest-scene.ts";
import { titles } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

/** Nine records, three to a second. */
async function brokenServer(breaksOver: readonly number[], more: Partial<OaiQuirks> = {}): Promise<FakeOai> {
  const server = await oaiServer({ perAnswer: 2, breaksOver, ...more });
  for (let id = 1; id <= 9; id += 1)
    server.put(kohaRecord(id, `歩く人${id}`, `2026-11-0${Math.ceil(id / 3) + 1}T12:00:00Z`));
  return server;
}

describe("a server", () => {
  test("that fails on a record in two runs is read around it: only that record is left out", async () => {
    const library = await openSmallLibrary();
    const server = await brokenServer([5]);
    const words = { report: join(folderOfTest("harvest"), "report.tsv"), source: "koha" };
    expect(await harvestInto(library, server, words)).toMatchObject({
      state: "failed",
      later: true,
      added: 4,
    });
    expect(await harvestInto(library, server, words)).toMatchObject({
      state: "done",
      added: 8,
      rejected: 1,
      leftOut: [{ identifier: "KOHA-OAI-TEST:5" }],
      nextFrom: "2026-11-25T02:59:59Z",
    });
    // Two of them have its second.
    expect(await titles(library, "歩く人")).toHaveLength(8);
    expect(readFileSync(words.report, "utf8")).toContain(
      "koha:5\trejected\tThe server fails on this record: it is left out.",
    );
    expect(server.asked.filter((one) => one.get("identifier") === "KOHA-OAI-TEST:5")).toHaveLength(1);
  });

  test.each([
    ["one second", 1],
    ["two", 2],
  ])(
    "that fails on one of many records of %s is not asked again for those that came",
    async (_what, seconds) => {
      const library = await openSmallLibrary();
      const server = await oaiServer({ perAnswer: 50, breaksOver: [640] });
      for (let id = 1; id <= 1200; id += 1)
        server.put(kohaRecord(id, `歩く人${id}`, `2026-11-0${(id % seconds) + 1}T12:00:00Z`));
      await harvestInto(library, server);
      const before = server.asked.length;
      const around = { state: "done", rejected: 1, leftOut: [{ identifier: "KOHA-OAI-TEST:640" }] };
      expect(await harvestInto(library, server)).toMatchObject(around);
      expect(await rowsOf(library)).toHaveLength(1199);
      const verbs = server.asked.slice(before).map((one) => one.get("verb"));
      expect(verbs.filter((verb) => verb === "ListRecords").length).toBeLessThan(70);
      expect(verbs.filter((verb) => verb === "GetRecord").length).toBeLessThan(seconds === 1 ? 601 : 501);
    },
  );

  test.each([
    ["a fifth of many records", (id: number) => id > 50 && id % 5 === 0],
    ["many records one after the other", (id: number) => id > 700 && id <= 1000],
  ])(
    "that fails on %s gets one request for each of the records left, and one list of them",
    async (_what, isBroken) => {
      const library = await openSmallLibrary();
      const ids = Array.from({ length: 1500 }, (_one, at) => at + 1);
      const broken = ids.filter(isBroken);
      const server = await oaiServer({ perAnswer: 50, breaksOver: broken });
      // Two thirds have the second of a large change, the others one each.
      for (const id of ids) {
        const changed = new Date(Date.UTC(2026, 10, 1) + Math.max(0, id - 1000) * 1000);
        server.put(kohaRecord(id, `歩く人${id}`, changed.toISOString().replace(".000", "")));
      }
      await harvestInto(library, server);
      const before = server.asked.length;
      expect(await harvestInto(library, server)).toMatchObject({ state: "done", rejected: broken.length });
      expect(await rowsOf(library)).toHaveLength(1500 - broken.length);
      const verbs = server.asked.slice(before).map((one) => one.get("verb"));
      expect(verbs.filter((verb) => verb === "ListIdentifiers")).toHaveLength(30);
      expect(verbs.length).toBeLessThan(1600);
    },
  );

  test("that fails on every record from some moment on is out of order", async () => {
    const library = await openSmallLibrary();
    const server = await brokenServer([5]);
    for (let id = 10; id <= 200; id += 1) server.put(kohaRecord(id, `走る人${id}`, "2026-11-05T12:00:00Z"));
    await harvestInto(library, server);
    const onProgress = () => server.become({ breaksOver: Array.from({ length: 200 }, (_one, at) => at + 1) });
    const summary = await harvestInto(library, server, {}, { onProgress });
    expect(summary).toMatchObject({ state: "failed", later: true, nextFrom: null });
  });

  test("that fails on a record under two dates gets one request for it, and the record is reported once", async () => {
    const library = await openSmallLibrary();
    const server = await brokenServer([5]);
    await harvestInto(library, server, { full: true });
    await harvestInto(library, server);
    server.put(
      kohaRecord(5, "走る人5", "2026-11-25T04:00:00Z"),
      kohaRecord(6, "走る人6", "2026-11-25T04:00:00Z"),
    );
    server.become({ now: "2026-11-26T03:00:00Z" });
    expect(await harvestInto(library, server)).toMatchObject({
      state: "done",
      changed: 1,
      rejected: 1,
      leftOut: [{ identifier: "KOHA-OAI-TEST:5" }],
    });
  });

  test("is asked for what was left out until it gives it, though it has not changed", async () => {
    const library = await openSmallLibrary();
    const server = await brokenServer([1, 5]);
    expect(await harvestInto(library, server)).toMatchObject({ state: "done", added: 7 });
    server.become({ breaksOver: [5], now: "2026-11-26T03:00:00Z" });
    const report = join(folderOfTest("harvest"), "report.tsv");
    const { status, said } = await harvestProcess(library, server, report).end();
    expect(status).toBe(0);
    expect(said).toContain("what has changed since 2026-11-25T02:59:59Z");
    expect(said).toContain("added 1, changed 0, same 0, taken back 0, rejected 1,");
    expect(said).toContain(
      "Left out because the server fails on them: records: 1. The next harvest requests them again.",
    );
    server.become({ breaksOver: [] });
    expect(await harvestInto(library, server)).toMatchObject({ state: "done", added: 1, leftOut: [] });
    expect(await titles(library, "歩く人")).toHaveLength(9);
    expect(await harvestInto(library, server)).toMatchObject({ state: "done", records: 0, leftOut: [] });
  });

  test("that does not list the records of a second has all of them left out until it is repaired, and reported", async () => {
    const library = await openSmallLibrary();
    const server = await brokenServer([1, 5], { namesNone: true });
    const report = join(folderOfTest("harvest"), "report.tsv");
    expect(await harvestInto(library, server, { report })).toMatchObject({
      state: "done",
      added: 3,
      leftOut: [{ date: "2026-11-02T12:00:00Z" }, { date: "2026-11-03T12:00:00Z" }],
    });
    expect(readFileSync(report, "utf8")).toContain("fails on records of 2026-11-02T12:00:00Z and does not");
    server.become({ breaksOver: [], now: "2026-11-26T03:00:00Z" });
    expect(await harvestInto(library, server)).toMatchObject({ state: "done", added: 6, leftOut: [] });
    expect(await titles(library, "歩く人")).toHaveLength(9);
  });

  test("that gives nothing of what was left out is still asked for what has changed", async () => {
    const library = await openSmallLibrary();
    const server = await brokenServer([]);
    await harvestInto(library, server);
    const many = Array.from({ length: 120 }, (_one, at) => 1001 + at);
    for (const id of many) server.put(kohaRecord(id, `走る人${id}`, "2026-10-01T00:00:00Z"));
    const leftOut = many.map((id) => ({ identifier: `KOHA-OAI-TEST:${id}` }));
    await library.backend.db
      .updateTable("harvests")
      .set({ leftOut: JSON.stringify(leftOut) })
      .execute();
    server.put(kohaRecord(2000, "泳ぐ人", "2026-11-25T04:00:00Z"));
    server.become({ breaksOver: many, now: "2026-11-26T03:00:00Z" });
    const summary = await harvestInto(library, server);
    expect(summary).toMatchObject({ state: "done", added: 1 });
    expect(summary.leftOut).toHaveLength(120);
    // It begins with those that were not asked for.
    expect(summary.leftOut[0]).toEqual(leftOut[100]);
    server.put({ id: 1120, marc: null, datestamp: "2026-10-01T00:00:00Z" });
    server.become({ breaksOver: [] });
    expect(await harvestInto(library, server)).toMatchObject({ added: 119, leftOut: [] });
  });

  test("that still fails on much of what was left out, and on the first of what has changed, gives the rest", async () => {
    const library = await openSmallLibrary();
    const server = await brokenServer([]);
    const { nextFrom } = await harvestInto(library, server);
    const many = Array.from({ length: 95 }, (_one, at) => 1001 + at);
    for (const id of many) server.put(kohaRecord(id, `走る人${id}`, "2026-10-01T00:00:00Z"));
    const leftOut = JSON.stringify(many.map((id) => ({ identifier: `KOHA-OAI-TEST:${id}` })));
    await library.backend.db.updateTable("harvests").set({ leftOut }).execute();
    server.put(
      kohaRecord(2000, "泳ぐ人", nextFrom ?? ""),
      kohaRecord(2001, "泳ぐ人", "2026-11-25T04:00:00Z"),
    );
    server.become({ breaksOver: [...many, 2000], now: "2026-11-26T03:00:00Z" });
    expect(await harvestInto(library, server)).toMatchObject({ state: "done", added: 1, rejected: 96 });
  });

  test.each([
    ["identifiers", false],
    ["records", true],
  ])("whose lists of %s by dates run in a circle has failed", async (_what, namesNone) => {
    const library = await openSmallLibrary();
    const server = await brokenServer([1], { circles: true, perAnswer: 1, namesNone });
    expect(await harvestInto(library, server)).toMatchObject({
      state: "failed",
      failure: "The server repeats a resumption token: the list has no end.",
    });
  });

  test("that refuses what was left out is asked for all that has changed, and for the others left out", async () => {
    const library = await openSmallLibrary();
    const server = await brokenServer([1, 5]);
    expect(await harvestInto(library, server)).toMatchObject({ leftOut: [{}, {}] });
    server.put(kohaRecord(20, "泳ぐ人", "2026-11-25T04:00:00Z"));
    server.become({ breaksOver: [], refuses: 1, now: "2026-11-26T03:00:00Z" });
    expect(await harvestInto(library, server)).toMatchObject({ state: "done", added: 1, leftOut: [{}, {}] });
    expect(await harvestInto(library, server)).toMatchObject({
      state: "done",
      added: 1,
      leftOut: [{ identifier: "KOHA-OAI-TEST:1" }],
    });
  });
});
