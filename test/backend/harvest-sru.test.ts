import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rowsOf } from "#test/support/backend/harvest-scene.ts";
import { ImportProcess } from "#test/support/backend/import-scene.ts";
import {
  datedOf,
  LATER,
  NOON,
  STAMP,
  sceneWith,
  sruServer,
  titlesOf,
  twiceDatedOf,
  undatedOf,
} from "#test/support/backend/sru-harvest-scene.ts";

describe("a harvest over SRU", () => {
  test.each(["xml", "string"] as const)(
    "writes a file (%s) that the folder takes; then what has changed",
    async (packing) => {
      const titles = titlesOf(10);
      const server = await sruServer(titles, { packing });
      const scene = await sceneWith(server.url);
      const changed = "local.changed";
      const first = await scene.harvest({ changed });
      const file = `sru-full-${STAMP}.xml`;
      expect(first).toEqual({ file, since: null, records: 10, missing: 0, isFull: true, isRepeated: false });
      expect(await scene.take(file)).toEqual([`${file}: taken`]);
      const rows = await rowsOf(scene.library);
      expect(rows).toHaveLength(10);
      expect(rows[9]).toMatchObject({ recordId: "koha:10", systemNumber: "10", title: "歩く人10 & <猫>" });

      titles.splice(0, 1, { id: "1", title: "走る人", changed: "2026-11-26" });
      const second = await scene.harvest({ changed }, NOON + 48 * 3_600_000);
      const next = "sru-changes-2026-11-27-120000.xml";
      expect(second).toMatchObject({ file: next, since: "2026-11-24", records: 1, isRepeated: false });
      expect(server.asked.at(-1)?.get("query")).toBe('local.changed >= "2026-11-24"');
      expect(await scene.take(second.file)).toEqual([`${next}: taken`]);
      expect((await rowsOf(scene.library))[0]).toMatchObject({ id: rows[0]?.id, title: "走る人" });
    },
  );

  test("asks in slices where the server gives only the first places of a list", async () => {
    const server = await sruServer(titlesOf(30), { furthest: 8 });
    const scene = await sceneWith(server.url);
    await expect(scene.harvest()).rejects.toThrow("diagnostic 60");
    const ranges = { index: "rec.id", from: 1, to: 100 };
    expect(await scene.harvest({ ranges, most: 8 })).toMatchObject({ records: 30, missing: 0 });
    const file = readFileSync(join(scene.folder.path, `sru-full-${STAMP}.xml`), "utf8");
    expect(file.match(/<record>/gu)).toHaveLength(30);
  });

  test("that cannot reach every record is no full load", async () => {
    const server = await sruServer(titlesOf(9));
    const scene = await sceneWith(server.url);
    const ranges = { index: "dc.date", from: 1500, to: 2030 };
    const file = `sru-changes-${STAMP}.xml`;
    const told = await scene.harvest({ ranges, most: 4 });
    expect(told).toMatchObject({ file, since: null, records: 6, missing: 3 });
    // A short list is asked for as a whole.
    const changed = "local.changed";
    expect(await scene.harvest({ ranges, changed }, LATER)).toMatchObject({ records: 9, isFull: true });
    server.become({ onlyEqual: true });
    await expect(scene.harvest({ ranges, most: 4 })).rejects.toThrow("finds none of 9 records in slices");
    await expect(scene.harvest({ ranges, changed })).rejects.toThrow("cannot compare the index of --changed");
  });

  test.each([
    [
      "records are in two slices",
      { index: "dc.date", from: 1906, to: 2020 },
      [...undatedOf(1, 5), ...datedOf(6, 15), ...twiceDatedOf(16, 20)],
      {},
      5,
    ],
    ["the server always begins with the first record", null, datedOf(1, 20), { alwaysFirst: true }, 16],
  ] as const)("that has records twice is no full load: %s", async (_, ranges, titles, quirks, missing) => {
    const server = await sruServer(titles, quirks);
    const scene = await sceneWith(server.url);
    const told = await scene.harvest({ ranges, most: 4, changed: "local.changed" });
    expect(told).toMatchObject({
      file: `sru-changes-${STAMP}.xml`,
      isFull: false,
      missing,
      isRepeated: true,
    });
    // What was not reached is asked for again.
    expect(await scene.harvest({ ranges, most: 4, changed: "local.changed" }, LATER)).toMatchObject({
      since: null,
    });
  });

  test("whose list changes while it is read is no full load", async () => {
    const titles = datedOf(1, 10);
    const server = await sruServer(titles);
    const scene = await sceneWith(server.url);
    let answers = 0;
    const told = await scene.harvest({ changed: "local.changed" }, NOON, () => {
      answers += 1;
      // One is deleted that was read, so another moves to its place; and as many are new.
      if (answers === 3) titles.shift();
      if (answers === 4) titles.push({ id: "11", title: "新しい人" });
    });
    expect(told).toMatchObject({ records: 10, missing: 0, isFull: false, isRepeated: true });
  });

  test("a second time on one day writes a second file", async () => {
    const server = await sruServer(titlesOf(3));
    const scene = await sceneWith(server.url);
    const files = [(await scene.harvest()).file, (await scene.harvest({}, LATER)).file];
    expect(scene.files()).toEqual(files);
    await expect(scene.harvest()).rejects.toThrow(`${files[0]} is there already`);
    expect(scene.files()).toEqual(files);
  });

  test.each([
    ["no records at all", {}, "no records at all"],
    ["no record as marcxml", { schemas: ["dc"] }, "no record as marcxml"],
    ["only the first places, without counting", { furthest: 8, uncounted: true }, "8 of 9 records"],
  ] as const)("from a server with %s fails, and the next one begins anew", async (what, quirks, sentence) => {
    const titles = what === "no records at all" ? [] : titlesOf(9);
    const server = await sruServer(titles, quirks);
    const scene = await sceneWith(server.url);
    const changed = "local.changed";
    await expect(scene.harvest({ changed })).rejects.toThrow(sentence);
    expect(scene.files()).toEqual([]);
    server.become({ schemas: ["marcxml"], furthest: 100 });
    titles.push({ id: "10", title: "歩く人10" });
    const records = titles.length;
    expect(await scene.harvest({ changed })).toMatchObject({ since: null, records, isFull: true });
    // The index is built anew.
    titles.length = 0;
    await expect(scene.harvest({ changed }, LATER)).rejects.toThrow("no records at all");
  });

  test.each(["stop", "fault"] as const)(
    "that ends early (%s) leaves no file; the next one begins anew",
    async (how) => {
      const server = await sruServer(titlesOf(20));
      const scene = await sceneWith(server.url);
      if (how === "stop") {
        const stop = new AbortController();
        server.become({ silentAfter: 3 });
        const halted = scene.harvest({}, NOON, undefined, stop.signal);
        await expect.poll(() => server.asked.length).toBe(4);
        await expect(scene.harvest()).rejects.toThrow("Another harvest");
        stop.abort();
        await expect(halted).rejects.toThrow("aborted");
        server.become({ silentAfter: null });
      } else {
        server.become({ insteadAfter: 3, instead: "half" });
        await expect(scene.harvest()).rejects.toThrow("cannot be read");
        server.become({ instead: null });
      }
      expect(readdirSync(scene.folder.path).filter((name) => name.includes("sru"))).toEqual([]);
      const { file, isFull } = await scene.harvest();
      expect(isFull).toBe(true);
      const text = readFileSync(join(scene.folder.path, file), "utf8");
      const numbers = [...text.matchAll(/tag="001">(\d+)</gu)].map(([, number]) => Number(number));
      expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    },
  );

  test.each(["cannot be kept", "is damaged"] as const)(
    "whose date %s asks for everything again",
    async (how) => {
      const server = await sruServer(titlesOf(3));
      const scene = await sceneWith(server.url);
      const changed = "local.changed";
      const state = join(scene.folder.path, ".sru.json");
      if (how === "is damaged") {
        await scene.harvest({ changed });
        writeFileSync(state, '{"of":');
      } else {
        mkdirSync(`${state}.new`);
        await expect(scene.harvest({ changed })).rejects.toThrow("EISDIR");
        rmdirSync(`${state}.new`);
      }
      expect(scene.files()).toHaveLength(1);
      expect(await scene.harvest({ changed }, LATER)).toMatchObject({
        since: null,
        records: 3,
        isFull: true,
      });
    },
  );

  test("as the command: it says what it wrote, and its exit status what went wrong", async () => {
    const server = await sruServer(titlesOf(3));
    const { folder } = await sceneWith(server.url);
    const started = (...words: readonly string[]) =>
      new ImportProcess({ url: "" }, [`--sru=${server.url}`, ...words], "harvest/cli.ts");
    const command = (...words: readonly string[]) => started(...words).end();
    const { status, said } = await command(`--folder=${folder.path}`);
    expect(said).toMatch(/^Done: all records, 3 records\.\nWritten: sru-full-\d{4}-\d\d-\d\d-\d{6}\.xml\n$/u);
    expect(status).toBe(0);
    expect(await command()).toMatchObject({
      status: 64,
      said: "Missing folder for the file: --folder=<folder>.\n",
    });
    expect(await command(`--folder=${folder.path}`, "--dry-run", "--source=koha")).toMatchObject({
      status: 64,
      said: "--sru writes a file and no catalogue: leave out --source, --dry-run.\n",
    });
    const address = new URL(server.url);
    address.password = "secret";
    expect(await command(`--sru=${address}`)).toMatchObject({
      status: 64,
      said: "--sru is an http or https address without a user name or a password.\n",
    });
    server.become({ diagnostic: 66 });
    expect(await command(`--folder=${folder.path}`)).toMatchObject({
      status: 65,
      said: expect.stringContaining("The server answers diagnostic 66"),
    });
    const { length } = server.asked;
    server.become({ silentAfter: 0 });
    const stopped = started(`--folder=${folder.path}`);
    await expect.poll(() => server.asked.length, { timeout: 30_000 }).toBe(length + 1);
    stopped.signal("SIGINT");
    expect(await stopped.end()).toEqual({
      status: 130,
      said: "Stopped: nothing was written. The same command begins anew.\n",
    });
  });
});
