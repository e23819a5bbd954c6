import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { describe, expect, test, vi } from "vitest";
import { BackupError, backUp, checkFile, restore } from "#backend/export/backup.ts";
import { inTransaction } from "#backend/store/database.ts";
import { addHold } from "#backend/store/holds.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const CLI = join(import.meta.dirname, "../../backend/export/cli.ts");

function folderOf({ place }: SmallLibrary): string {
  if (!("folder" in place)) throw new Error("There is a backup of SQLite only.");
  return place.folder;
}

/** The backup as the process that a timer starts beside the backend; answers its exit status. */
async function backUpBeside(folder: string, file: string): Promise<number | null> {
  const words = ["backup", `--data=${folder}`, `--to=${file}`];
  const child = spawn(process.execPath, [CLI, ...words], { stdio: "ignore" });
  await once(child, "close");
  return child.exitCode;
}

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

/** Overwrites a stretch in the middle of a file. */
function damage(path: string): void {
  const file = openSync(path, "r+");
  const middle = Math.floor(statSync(path).size / 8192) * 4096;
  writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, middle);
  closeSync(file);
}

// PostgreSQL has its own backup (docs/backup.md): here the file is the thing tested.
if (ENGINE === "sqlite") {
  describe("a backup of the SQLite file", () => {
    test("taken while patrons write, it is sound and holds every write acknowledged before its start", async () => {
      const library = await openSmallLibrary();
      await library.manyTitles(40);
      const patrons = await Promise.all(Array.from({ length: 8 }, () => library.patron()));
      const folder = folderOfTest("backup");
      let acknowledged = 0;
      let running = true;
      const writers = patrons.map(async (patron, at) => {
        for (let time = 0; running; time += 1) {
          const key = randomUUID();
          const placed = await patron.place(String(1 + ((at * 5 + time) % 40)), "central", "none", key);
          if (placed.status === 200) await patron.cancel(placed.value.hold.id);
          acknowledged += 1;
        }
      });
      for (let round = 0; round < 3; round += 1) {
        await vi.waitUntil(() => acknowledged > round * 20, { interval: 5, timeout: 30_000 });
        const before = await library.backend.db.selectFrom("operations").selectAll().execute();
        const file = join(folder, `${round}.sqlite`);
        expect(await backUpBeside(folderOf(library), file)).toBe(0);
        expect(modeOf(file)).toBe(0o600);
        const kept = new SqliteDatabase(file, { readonly: true });
        expect(kept.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
        const keys = new Set(kept.prepare("select key from operations").pluck().all());
        kept.close();
        expect(before.length).toBeGreaterThan(0);
        expect(before.filter((row) => !keys.has(row.key))).toEqual([]);
      }
      running = false;
      await Promise.all(writers);
    });

    test("put back, it is the library of that moment; the later one is kept beside it", async () => {
      const library = await openSmallLibrary();
      await library.manyTitles(3);
      const file = join(folderOfTest("backup"), "a.sqlite");
      const counts = backUp(folderOf(library), file);
      expect(counts["titles"]).toBe(3);
      expect(() => backUp(folderOf(library), file)).toThrow("already exists");
      const folder = folderOfTest("restored");
      expect(restore(file, folder)).toEqual(counts);
      expect(checkFile(join(folder, "shiori.sqlite"))).toEqual(counts);
      // Patrons' data is for its owner alone, wherever it lies.
      const [own, restored] = [folderOf(library), folder].map((one) => join(one, "shiori.sqlite"));
      expect([own, `${own}-wal`, file, restored].map((path) => modeOf(path ?? ""))).toEqual(
        Array(4).fill(0o600),
      );
      // Once more, over a database that has changed meanwhile.
      const changed = new SqliteDatabase(join(folder, "shiori.sqlite"));
      changed.exec("delete from copies");
      changed.close();
      restore(file, folder);
      expect(checkFile(join(folder, "shiori.sqlite"))).toEqual(counts);
      expect(checkFile(join(folder, "shiori.sqlite.before-restore"))["copies"]).toBe(0);
      expect(() => restore(file, folder)).toThrow("from an earlier restore");
    });

    test("a damaged, cut, foreign or newer file is refused, and nothing is replaced", async () => {
      const library = await openSmallLibrary();
      await library.manyTitles(200);
      const away = folderOfTest("backup");
      const good = join(away, "good.sqlite");
      backUp(folderOf(library), good);
      const target = folderOfTest("target");
      restore(good, target);
      const was = readFileSync(join(target, "shiori.sqlite"));
      const refused = (path: string): void => {
        expect(() => restore(path, target)).toThrow(BackupError);
        expect(readFileSync(join(target, "shiori.sqlite")).equals(was)).toBe(true);
        expect(existsSync(join(target, "shiori.sqlite.before-restore"))).toBe(false);
      };
      const copy = (name: string, change: (file: SqliteDatabase.Database) => void): string => {
        const path = join(away, name);
        backUp(folderOf(library), path);
        const file = new SqliteDatabase(path);
        file.pragma("foreign_keys = off");
        change(file);
        file.close();
        return path;
      };
      refused(join(away, "nothing.sqlite"));
      const hurt = copy("hurt.sqlite", () => undefined);
      damage(hurt);
      refused(hurt);
      refused(
        copy("newer.sqlite", (file) => file.exec("insert into kysely_migration values ('9999-later', '')")),
      );
      refused(copy("loose.sqlite", (file) => file.exec("delete from titles where id = 7")));
      refused(copy("foreign.sqlite", (file) => file.exec("delete from kysely_migration")));
      const text = join(away, "text.sqlite");
      renameSync(
        copy("other.sqlite", () => undefined),
        text,
      );
      writeSync(openSync(text, "r+"), "no database at all");
      refused(text);
    });

    test("a restore under a running backend is refused", async () => {
      const library = await openSmallLibrary();
      await library.manyTitles(1);
      const file = join(folderOfTest("backup"), "a.sqlite");
      backUp(folderOf(library), file);
      const { db } = library.backend;
      await library.card();
      expect(() => restore(file, folderOf(library))).toThrow(
        "The database is in use: stop the backend first.",
      );
      // And the running backend goes on as before.
      await inTransaction(db, (trx) =>
        addHold(trx, {
          titleId: 1,
          patronId: 1,
          state: "applied",
          pickup: "central",
          contact: "none",
          placedAt: 0,
        }),
      );
    });
  });
}

if (ENGINE === "postgres") {
  test("the backup verb is for SQLite and says so", () => {
    expect(() => backUp(folderOfTest("none"), "x.sqlite")).toThrow("There is no database in");
  });
}
