import { readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { HARVEST_LIMITS, HarvestWeb } from "#backend/import/harvest/web.ts";
import { EVERYTHING, runSru, type SruOptions } from "#backend/import/sru/run.ts";
import type { FakeTitle } from "#test/fakes/sru-records.ts";
import { type SruQuirks, startSruServer } from "#test/fakes/sru-server.ts";
import { Folder } from "#test/support/backend/folder-scene.ts";
import { rowsOf } from "#test/support/backend/harvest-scene.ts";
import { ImportProcess } from "#test/support/backend/import-scene.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";

const NOON = Date.parse("2026-11-25T12:00:00Z");
const NUMBER = { field: "001" };

/** So many titles; every third has no year. */
function titlesOf(count: number): FakeTitle[] {
  return Array.from({ length: count }, (_, at) => ({
    id: String(at + 1),
    title: `歩く人${at + 1} & <猫>`,
    reading: "アルク ヒト",
    ...(at % 3 === 0 ? {} : { year: 1990 + at }),
  }));
}

async function sruServer(titles: readonly FakeTitle[], quirks: Partial<SruQuirks> = {}) {
  const indexes = ["cql.allRecords", "rec.id", "dc.date", "local.changed"];
  const server = await startSruServer(titles, { perAnswer: 4, indexes, ...quirks });
  onTestFinished(() => server.stop());
  return server;
}

class Scene {
  readonly library: SmallLibrary;
  readonly folder: Folder;
  readonly url: string;

  constructor(library: SmallLibrary, url: string) {
    this.library = library;
    this.folder = new Folder(library);
    this.url = url;
  }

  harvest(words: Partial<SruOptions> = {}, signal = new AbortController().signal, now = NOON) {
    const plain = { version: "1.1", query: EVERYTHING, schema: "marcxml", ranges: null, changed: null };
    const options = { url: this.url, folder: this.folder.path, most: 1000, full: false, ...plain, ...words };
    const limits = { ...HARVEST_LIMITS, retries: 1, retryMs: 1 };
    return runSru(options, new HarvestWeb(null, limits, signal, () => now), signal, () => now);
  }

  /** Takes a file that was written. */
  async take(file: string): Promise<readonly string[]> {
    const at = this.library.clock.now() / 1000 - 600;
    utimesSync(join(this.folder.path, file), at, at);
    return this.folder.told({ number: NUMBER });
  }
}

async function sceneWith(url: string): Promise<Scene> {
  return new Scene(await openSmallLibrary(), url);
}

describe("a harvest over SRU", () => {
  test.each(["xml", "string"] as const)(
    "writes a file (%s) that the folder takes; then what has changed",
    async (packing) => {
      const titles = titlesOf(10);
      const server = await sruServer(titles, { packing });
      const scene = await sceneWith(server.url);
      const changed = "local.changed";
      const first = await scene.harvest({ changed });
      expect(first).toMatchObject({
        state: "done",
        file: "sru-full-2026-11-25.xml",
        records: 10,
        missing: 0,
      });
      expect(await scene.take(first.file)).toEqual(["sru-full-2026-11-25.xml: taken"]);
      const rows = await rowsOf(scene.library);
      expect(rows).toHaveLength(10);
      expect(rows[9]).toMatchObject({ recordId: "koha:10", systemNumber: "10", title: "歩く人10 & <猫>" });

      titles.splice(0, 1, { id: "1", title: "走る人", changed: "2026-11-26" });
      const second = await scene.harvest({ changed }, undefined, NOON + 48 * 3_600_000);
      expect(second).toMatchObject({ file: "sru-changes-2026-11-27.xml", since: "2026-11-24", records: 1 });
      expect(server.asked.at(-1)?.get("query")).toBe('local.changed >= "2026-11-24"');
      expect(await scene.take(second.file)).toEqual(["sru-changes-2026-11-27.xml: taken"]);
      expect((await rowsOf(scene.library))[0]).toMatchObject({ id: rows[0]?.id, title: "走る人" });
    },
  );

  test("asks in slices where the server gives only the first places of a list", async () => {
    const server = await sruServer(titlesOf(30), { furthest: 8 });
    const scene = await sceneWith(server.url);
    await expect(scene.harvest()).rejects.toThrow("diagnostic 60");
    const ranges = { index: "rec.id", from: 1, to: 100 };
    expect(await scene.harvest({ ranges, most: 8 })).toMatchObject({ records: 30, missing: 0 });
    const file = readFileSync(join(scene.folder.path, "sru-full-2026-11-25.xml"), "utf8");
    expect(file.match(/<record>/gu)).toHaveLength(30);
  });

  test("that cannot reach every record is no full load", async () => {
    const server = await sruServer(titlesOf(9));
    const scene = await sceneWith(server.url);
    const ranges = { index: "dc.date", from: 1500, to: 2030 };
    const file = "sru-changes-2026-11-25.xml";
    expect(await scene.harvest({ ranges })).toMatchObject({ file, since: null, records: 6, missing: 3 });
    server.become({ onlyEqual: true });
    await expect(scene.harvest({ ranges })).rejects.toThrow("finds none of 9 records in slices");
    // Zebra without a sheet for MARCXML.
    server.become({ schemas: ["dc"] });
    await expect(scene.harvest()).rejects.toThrow("The server has no record as marcxml.");
  });

  test.each(["stop", "reset"] as const)("goes on where it was (%s), each record once", async (how) => {
    const server = await sruServer(titlesOf(20));
    const scene = await sceneWith(server.url);
    if (how === "stop") {
      const stop = new AbortController();
      server.become({ silentAfter: 3 });
      const halted = scene.harvest({}, stop.signal);
      await expect.poll(() => server.asked.length).toBe(4);
      stop.abort();
      await expect(halted).rejects.toThrow("aborted");
      server.become({ silentAfter: null });
    } else {
      server.become({ insteadAfter: 3, instead: "half" });
      await expect(scene.harvest()).rejects.toThrow("cannot be read");
      server.become({ instead: null });
    }
    const asked = server.asked.length;
    expect(await scene.harvest()).toMatchObject({ state: "done", records: 20, missing: 0 });
    expect(Number(server.asked[asked]?.get("startRecord"))).toBeGreaterThan(1);
    const file = readFileSync(join(scene.folder.path, "sru-full-2026-11-25.xml"), "utf8");
    const numbers = [...file.matchAll(/tag="001">(\d+)</gu)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  test("as the command: it says what it wrote, and its exit status what went wrong", async () => {
    const server = await sruServer(titlesOf(3));
    const { folder, library } = await sceneWith(server.url);
    const command = (...words: readonly string[]) =>
      new ImportProcess(library.place, [`--sru=${server.url}`, ...words], "harvest/cli.ts").end();
    const { status, said } = await command(`--folder=${folder.path}`);
    expect(said).toMatch(/^Done: all records, 3 records\.\nWritten: sru-full-\d{4}-\d\d-\d\d\.xml\n$/u);
    expect(status).toBe(0);
    expect(await command()).toMatchObject({
      status: 64,
      said: "Missing folder for the file: --folder=<folder>.\n",
    });
    server.become({ diagnostic: 66 });
    expect(await command(`--folder=${folder.path}`)).toMatchObject({
      status: 65,
      said: expect.stringContaining("The server answers diagnostic 66"),
    });
  });
});
