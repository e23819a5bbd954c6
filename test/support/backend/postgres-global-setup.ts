import { randomBytes } from "node:crypto";
import { openDatabase } from "#backend/store/database.ts";
import { atServer, databaseAt, dropDatabase, startPostgres } from "./postgres.ts";

/**
 * For every test on PostgreSQL: a server (the one of `TEST_DATABASE_URL`, or one of our own), and a database with all
 * migrations that each test copies. At the end every database of this run is deleted. The second project of a run finds
 * what the first has set up, and leaves it to that one.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env["SHIORI_TEST_PREFIX"] !== undefined) return async () => undefined;
  const given = process.env["TEST_DATABASE_URL"];
  const own = given === undefined || given === "" ? await startPostgres() : null;
  const url = own?.url ?? given ?? "";
  const prefix = `shiori_test_${randomBytes(4).toString("hex")}`;
  const template = `${prefix}_template`;
  await atServer(url, `create database ${template}`);
  await (await openDatabase({ url: databaseAt(url, template) })).destroy();
  process.env["SHIORI_TEST_SERVER"] = url;
  process.env["SHIORI_TEST_PREFIX"] = prefix;
  return async () => {
    if (own !== null) return own.stop();
    const rows = await atServer(url, `select datname from pg_database where datname like '${prefix}%'`);
    for (const row of rows as readonly { readonly datname: string }[]) await dropDatabase(url, row.datname);
  };
}
