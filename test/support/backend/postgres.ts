import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { appendFile, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { ownPort } from "#test/support/system/own-port.ts";

const run = promisify(execFile);

/** Where Debian keeps PostgreSQL, newest first: another version may come first in PATH. */
const FOLDERS = ["17", "16", "15"].map((version) => `/usr/lib/postgresql/${version}/bin`);
const USER = "app";
/** Tests with four processes of ten connections each leave room for the rest. */
const CONNECTIONS = 200;

/** A PostgreSQL server of our own in a folder of its own. */
export interface Postgres {
  /** Of its database `postgres`, where others may be made. */
  readonly url: string;
  readonly port: number;
  /** Process id of the server, for figures of its memory. */
  readonly pid: () => Promise<number>;
  /** Takes it away as a power cut would; its data stays. */
  away(): Promise<void>;
  /** Starts it again on the same port and data. */
  back(): Promise<void>;
  /** Ends it and deletes its folder, unless that was to be kept. */
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then the system's `postgres` user runs it. */
function asServer(words: readonly string[]): readonly string[] {
  if (process.getuid?.() !== 0) return words;
  return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", ...words];
}

async function server(folder: string, program: string, ...words: string[]): Promise<string> {
  const programs = FOLDERS.find((name) => existsSync(join(name, "initdb")));
  // Elsewhere than on Debian they are on PATH.
  const [command = "", ...rest] = asServer([
    programs === undefined ? program : join(programs, program),
    ...words,
  ]);
  return (await run(command, rest, { cwd: folder })).stdout;
}

async function giveToServer(folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const id = async (flag: string) => Number((await run("id", [flag, "postgres"])).stdout);
  await chown(folder, await id("-u"), await id("-g"));
}

/** What docs/running-the-backend.md asks for, on a server of 8 GB with a solid-state disk. */
const SIZED = "-c shared_buffers=2GB -c effective_cache_size=4GB -c random_page_cost=1.1";

/** How a server is started. */
export interface PostgresWords {
  /** As in production; otherwise it saves itself every wait for the disk, which tests of rules do not need. */
  readonly durable?: boolean;
  /** A folder that is used again and stays after `stop`; else a new one. */
  readonly keep?: string;
}

/**
 * Starts PostgreSQL on loopback only. Throws when PostgreSQL is not installed (`npm run setup` does that).
 */
export async function startPostgres({ durable = false, keep }: PostgresWords = {}): Promise<Postgres> {
  const folder = keep ?? (await mkdtemp(join(tmpdir(), "shiori-postgres-")));
  if (keep !== undefined) await mkdir(keep, { recursive: true });
  await giveToServer(folder);
  const data = join(folder, "data");
  const port = await ownPort();
  if (!existsSync(join(data, "PG_VERSION"))) await makeData(folder, data, durable);
  const words = `-p ${port} -k ${folder}${durable ? ` ${SIZED}` : ""}`;
  const start = () =>
    server(folder, "pg_ctl", "-D", data, "-w", "-o", words, "-l", join(folder, "log"), "start");
  const end = (mode: "immediate" | "fast") => server(folder, "pg_ctl", "-D", data, "-w", "-m", mode, "stop");
  // A run that was cut off left its server; a file without a server is no fault.
  if (existsSync(join(data, "postmaster.pid"))) await end("fast").catch(() => null);
  await start();
  return {
    url: `postgres://${USER}@127.0.0.1:${port}/postgres`,
    port,
    pid: async () => Number((await run("head", ["-1", join(data, "postmaster.pid")])).stdout),
    async away() {
      await end("immediate");
    },
    async back() {
      await start();
    },
    async stop() {
      await end(keep === undefined ? "immediate" : "fast");
      if (keep === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeData(folder: string, data: string, durable: boolean): Promise<void> {
  await server(
    folder,
    "initdb",
    "-D",
    data,
    "--no-sync",
    "--auth=trust",
    "-U",
    USER,
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
  );
  const careless = durable
    ? []
    : ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"];
  const settings = ["listen_addresses='127.0.0.1'", `max_connections=${CONNECTIONS}`, "jit=off", ...careless];
  await appendFile(join(data, "postgresql.conf"), `\n${settings.join("\n")}\n`);
}

/** Runs one statement at a server, outside of any test's database. */
export async function atServer(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Runs one statement in a transaction that stays open, and keeps its locks, until the answer is called. */
export async function heldOpen(url: string, statement: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("begin");
  await client.query(statement);
  return () => client.end();
}

/** The address of another database at the same server. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** SQLSTATE of a template that somebody looks at, for instance a vacuum; it passes. */
const IN_USE = "55006";
const MOST_TRIES = 20;
const PAUSE_MS = 100;

/** Makes a database, empty or as a copy of `template`; answers its address. */
export async function makeDatabase(url: string, prefix: string, template?: string): Promise<string> {
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  const statement = `create database ${name} ${template === undefined ? "" : `template ${template}`}`;
  for (let tries = 1; ; tries += 1) {
    try {
      await atServer(url, statement);
      return databaseAt(url, name);
    } catch (error) {
      const passes = error instanceof pg.DatabaseError && error.code === IN_USE;
      if (!passes || tries === MOST_TRIES) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}

/** Deletes a database despite open connections. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await atServer(url, `drop database if exists ${name} with (force)`);
}

/** What may be left of a test in its database: rows and numbers, never another table or index. */
const SHAPE = `
  select (select count(*) from pg_indexes where schemaname = 'public')
    || ' indexes after ' || (select string_agg(name, ' ' order by name) from kysely_migration) as shape`;
const TABLES = `
  select string_agg(format('delete from %I', tablename), '; ') as statement from pg_tables
  where schemaname = 'public' and tablename not like 'kysely%'`;
const NUMBERS = `select setval(c.oid::regclass, 1, false) from pg_class c where c.relkind = 'S'`;
const OTHERS = `
  select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

/**
 * Empties a database with all tables for the next test, several times quicker than to copy a new one. Answers false
 * when it has not the indexes and migrations it began with: then it is of no more use.
 */
export async function emptied(url: string, shape: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(OTHERS);
    const now = await client.query<{ readonly shape: string }>(SHAPE);
    if (now.rows[0]?.shape !== shape) return false;
    const { rows } = await client.query<{ readonly statement: string }>(TABLES);
    // Foreign keys are not looked at in this role: the tables go in any order.
    await client.query(`set session_replication_role = replica; ${rows[0]?.statement ?? ""}`);
    await client.query(NUMBERS);
    return true;
  } finally {
    await client.end();
  }
}

/** What a database with all tables is made of, in one line. */
export async function shapeOf(url: string): Promise<string> {
  const [row] = (await atServer(url, SHAPE)) as readonly { readonly shape: string }[];
  return row?.shape ?? "";
}
