import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, type Place } from "#backend/store/database.ts";
import type { Engine } from "#backend/store/engine.ts";
import { FILE_NAME } from "#backend/store/sqlite.ts";
import { databaseAt, dropDatabase, emptied, makeDatabase, shapeOf } from "./postgres.ts";

/** The engine this run tests: the projects `backend*` and `backend-postgres*` run the same files. */
export const ENGINE: Engine = process.env["SHIORI_TEST_ENGINE"] === "postgres" ? "postgres" : "sqlite";

/** File in a test's folder that says where its PostgreSQL database is. */
const URL_FILE = "database-url";

/** Data of one test, on the engine of this run. */
export interface TestPlace {
  /** For the token, and for the data when it is SQLite. */
  readonly folder: string;
  readonly place: Place;
  /** Environment of a server process that uses it. */
  readonly env: Readonly<Record<string, string>>;
  /** Deletes the data; a database with all its tables is emptied for the next test of this file. */
  discard(): Promise<void>;
}

/** Empty databases with all tables, for the next test of this file; the run's end deletes them. */
const spare: string[] = [];

function ofServer(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error("The tests on PostgreSQL run in the projects backend-postgres* only.");
  return value;
}

async function databaseOf(folder: string, state: "ready" | "empty"): Promise<string> {
  const file = join(folder, URL_FILE);
  if (existsSync(file)) return readFileSync(file, "utf8");
  const prefix = ofServer("SHIORI_TEST_PREFIX");
  const template = state === "ready" ? templateOf(prefix) : undefined;
  const before = state === "ready" ? spare.pop() : undefined;
  const url = before ?? (await makeDatabase(ofServer("SHIORI_TEST_SERVER"), prefix, template));
  writeFileSync(file, url);
  return url;
}

function templateOf(prefix: string): string {
  return `${prefix}_template`;
}

let shape: Promise<string> | undefined;

/** Keeps a database for the next test, or drops it. */
async function giveBack(url: string): Promise<void> {
  const server = ofServer("SHIORI_TEST_SERVER");
  shape ??= shapeOf(databaseAt(server, templateOf(ofServer("SHIORI_TEST_PREFIX"))));
  if (await emptied(url, await shape)) spare.push(url);
  else await dropDatabase(server, new URL(url).pathname.slice(1));
}

let file: Promise<Buffer> | undefined;

/** A file of SQLite with all tables: made once in a process, as on PostgreSQL, for that is most of a test's start. */
async function emptyFile(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "shiori-data-"));
  await (await openDatabase({ folder })).destroy();
  const bytes = await readFile(join(folder, FILE_NAME));
  await rm(folder, { recursive: true });
  return bytes;
}

async function layTables(folder: string): Promise<void> {
  file ??= emptyFile();
  writeFileSync(join(folder, FILE_NAME), await file, { mode: 0o600 });
}

/** New data for a test, or the data an earlier start left in `folder`; `empty` = not even the tables are there. */
export async function testPlace(folder?: string, state: "ready" | "empty" = "ready"): Promise<TestPlace> {
  const own = folder ?? (await mkdtemp(join(tmpdir(), "shiori-data-")));
  const url = ENGINE === "postgres" ? await databaseOf(own, state) : null;
  if (url === null && folder === undefined && state === "ready") await layTables(own);
  let discarded = false;
  return {
    folder: own,
    place: url === null ? { folder: own } : { url },
    env: { DATABASE_URL: url ?? "" },
    async discard() {
      // A backend that is stopped twice gives its data back once.
      if (discarded) return;
      discarded = true;
      if (url !== null) await giveBack(url);
      await rm(own, { recursive: true, force: true });
    },
  };
}
