import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Engine } from "#backend/store/engine.ts";
import { FILE_NAME } from "#backend/store/sqlite.ts";
import {
  atServer,
  databaseAt,
  dropDatabase,
  type Postgres,
  startPostgres,
} from "#test/support/backend/postgres.ts";
import type { Ground } from "#test/support/backend/server-process.ts";
import { cacheFolders } from "../../tools/electron-runtime.mjs";
import { IMPORT_FACTS, type ImportFacts, importTitles } from "./import.ts";
import type { Work } from "./works.ts";

const ROOT = join(import.meta.dirname, "../..");
/** What the source files in the cache depend on. */
const MAKERS = ["bench/backend/works.ts", "bench/backend/import.ts"];
/** Files on which a cached catalogue depends; it is imported again when one changes. */
const SOURCES = [
  "assets/kanji",
  "backend/catalogue",
  "backend/import",
  "backend/store/migrations",
  "backend/store/search",
  "backend/text",
  ...MAKERS,
];

/** A database that a benchmark may change and delete. */
export interface WorkGround extends Ground {
  discard(): Promise<void>;
}

/** What is put into a catalogue once, and kept beside it. */
export interface Layer {
  /** What it is, and the version of what makes it: lower-case letters, digits and underscores. */
  readonly name: string;
  readonly version: string;
  fill(ground: Ground): Promise<void>;
}

/** Imported catalogues, kept outside the tree and copied for each use. */
export interface Catalogues {
  /** Imports a catalogue unless it is cached; returns the figures of its import. */
  prepare(titles: number): Promise<ImportFacts>;
  /** Whether it is cached. */
  isKept(titles: number): Promise<boolean>;
  /** A copy of a prepared catalogue, with what a layer puts into it. */
  copy(titles: number, layer?: Layer): Promise<WorkGround>;
  /** Process of the database server; null on SQLite, and when the server is not ours. */
  serverPid(): Promise<number | null>;
  close(): Promise<void>;
}

/** Where catalogues are kept between runs. */
function cacheFolder(): string {
  return join(cacheFolders(process.env, process.getuid?.())[0] ?? tmpdir(), "bench");
}

function filesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (path.endsWith(".ts")) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") || name.endsWith(".txt"))
    .sort()
    .map((name) => join(path, name));
}

/** A hash of the works and of these files and folders. */
function version(works: readonly Work[], sources: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(works));
  for (const source of sources)
    for (const file of filesOf(join(ROOT, source))) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 10);
}

/** The file a catalogue is imported from. */
async function sourceFile(works: readonly Work[], titles: number): Promise<string> {
  const file = join(cacheFolder(), `titles-${titles}-${version(works, MAKERS)}.tsv`);
  await mkdir(cacheFolder(), { recursive: true });
  await forgetOlder(`titles-${titles}-`, file);
  return file;
}

/** Deletes catalogues made by older code. */
async function forgetOlder(prefix: string, newest: string): Promise<void> {
  for (const name of readdirSync(cacheFolder())) {
    const path = join(cacheFolder(), name);
    if (name.startsWith(prefix) && path !== newest) await rm(path, { recursive: true, force: true });
  }
}

async function sqliteCatalogues(works: readonly Work[], version: string): Promise<Catalogues> {
  const kept = (titles: number) => join(cacheFolder(), `sqlite-${titles}-${version}`);
  async function layered(titles: number, layer: Layer): Promise<string> {
    const prefix = `sqlite-${titles}-${version}-${layer.name}-`;
    const folder = join(cacheFolder(), prefix + layer.version);
    if (existsSync(folder)) return folder;
    const work = `${folder}.work`;
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    await copyFile(join(kept(titles), FILE_NAME), join(work, FILE_NAME));
    await layer.fill({ folder: work, databaseUrl: null });
    await rename(work, folder);
    await forgetOlder(prefix, folder);
    return folder;
  }
  return {
    isKept: async (titles) => existsSync(kept(titles)),
    async prepare(titles) {
      const folder = kept(titles);
      if (existsSync(folder))
        return IMPORT_FACTS.parse(JSON.parse(readFileSync(join(folder, "facts.json"), "utf8")));
      const work = `${folder}.work`;
      await rm(work, { recursive: true, force: true });
      await mkdir(work, { recursive: true });
      const facts = await importTitles(
        { folder: work, databaseUrl: null },
        works,
        titles,
        await sourceFile(works, titles),
      );
      await writeFile(join(work, "facts.json"), JSON.stringify(facts));
      await rename(work, folder);
      await forgetOlder(`sqlite-${titles}-`, folder);
      return facts;
    },
    async copy(titles, layer) {
      const from = layer === undefined ? kept(titles) : await layered(titles, layer);
      const folder = await mkdtemp(join(tmpdir(), "shiori-bench-"));
      await copyFile(join(from, FILE_NAME), join(folder, FILE_NAME));
      return { folder, databaseUrl: null, discard: () => rm(folder, { recursive: true, force: true }) };
    },
    serverPid: async () => null,
    close: async () => undefined,
  };
}

async function postgresCatalogues(works: readonly Work[], version: string): Promise<Catalogues> {
  const given = process.env["TEST_DATABASE_URL"] || null;
  const server: Postgres | null =
    given === null ? await startPostgres({ durable: true, keep: join(cacheFolder(), "postgres") }) : null;
  const url = server?.url ?? given ?? "";
  const nameOf = (titles: number) => `shiori_bench_${titles}_${version}`;
  const factsFile = (titles: number) => join(cacheFolder(), `${nameOf(titles)}.json`);
  const databases = async (beginning: string): Promise<readonly string[]> => {
    const rows = await atServer(url, `select datname from pg_database where datname like '${beginning}%'`);
    const names = z.array(z.object({ datname: z.string() })).parse(rows);
    // An underscore means any character to `like`.
    return names.map((row) => row.datname).filter((name) => name.startsWith(beginning));
  };
  // Copies of an interrupted run.
  if (server !== null)
    for (const name of await databases("shiori_bench_copy_")) await dropDatabase(url, name);
  let copies = 0;
  const isKept = async (titles: number) =>
    (await databases(nameOf(titles))).length > 0 && existsSync(factsFile(titles));
  async function layered(titles: number, layer: Layer): Promise<string> {
    const prefix = `${nameOf(titles)}_${layer.name}_`;
    const name = prefix + layer.version;
    const made = join(cacheFolder(), `${name}.made`);
    if ((await databases(name)).length > 0 && existsSync(made)) return name;
    for (const old of await databases(prefix)) await dropDatabase(url, old);
    await forgetOlder(prefix, made);
    await atServer(url, `create database ${name} template ${nameOf(titles)} strategy file_copy`);
    const folder = await mkdtemp(join(tmpdir(), "shiori-layer-"));
    await layer.fill({ folder, databaseUrl: databaseAt(url, name) });
    await rm(folder, { recursive: true, force: true });
    await atServer(databaseAt(url, name), "vacuum analyze");
    await writeFile(made, "");
    return name;
  }
  return {
    isKept,
    async prepare(titles) {
      const name = nameOf(titles);
      if (await isKept(titles)) {
        return IMPORT_FACTS.parse(JSON.parse(readFileSync(factsFile(titles), "utf8")));
      }
      for (const old of await databases(`shiori_bench_${titles}_`)) await dropDatabase(url, old);
      await forgetOlder(`shiori_bench_${titles}_`, factsFile(titles));
      await atServer(url, `create database ${name}`);
      const folder = await mkdtemp(join(tmpdir(), "shiori-import-"));
      const facts = await importTitles(
        { folder, databaseUrl: databaseAt(url, name) },
        works,
        titles,
        await sourceFile(works, titles),
      );
      await rm(folder, { recursive: true, force: true });
      await atServer(databaseAt(url, name), "vacuum analyze");
      await mkdir(cacheFolder(), { recursive: true });
      await writeFile(factsFile(titles), JSON.stringify(facts));
      return facts;
    },
    async copy(titles, layer) {
      const from = layer === undefined ? nameOf(titles) : await layered(titles, layer);
      const folder = await mkdtemp(join(tmpdir(), "shiori-bench-"));
      copies += 1;
      const name = `shiori_bench_copy_${process.pid}_${copies}`;
      await atServer(url, `create database ${name} template ${from} strategy file_copy`);
      return {
        folder,
        databaseUrl: databaseAt(url, name),
        async discard() {
          await dropDatabase(url, name);
          await rm(folder, { recursive: true, force: true });
        },
      };
    },
    serverPid: async () => (server === null ? null : server.pid()),
    async close() {
      await server?.stop();
    },
  };
}

/** The catalogues of an engine; on PostgreSQL with durable settings, or at `TEST_DATABASE_URL`. */
export function openCatalogues(engine: Engine, works: readonly Work[]): Promise<Catalogues> {
  return (engine === "sqlite" ? sqliteCatalogues : postgresCatalogues)(works, version(works, SOURCES));
}
