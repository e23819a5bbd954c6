import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { HarvestOptions, HarvestSummary, HarvestTools } from "#backend/import/harvest/options.ts";
import { runHarvest } from "#backend/import/harvest/run.ts";
import type { OaiQuirks } from "#test/fakes/oai-quirks.ts";
import { type FakeOai, type FakeOaiRecord, startOaiServer } from "#test/fakes/oai-server.ts";
import { folderOfTest } from "../system/temporary-folder.ts";
import { ImportProcess } from "./import-scene.ts";
import { type FieldWords, marcXml, plainRecord } from "./marc-file.ts";
import type { SmallLibrary } from "./small-library.ts";

/** An OAI-PMH server that ends with the test. */
export async function oaiServer(quirks: Partial<OaiQuirks> = {}): Promise<FakeOai> {
  const server = await startOaiServer(quirks);
  onTestFinished(() => server.stop());
  return server;
}

/** A record of Koha: 001 is another system's number, 999 $c its own. */
export function kohaRecord(
  id: number,
  title: string,
  datestamp = "2026-11-01T00:00:00Z",
  more: readonly FieldWords[] = [],
): FakeOaiRecord {
  const own: FieldWords = ["999", `  $c${id}$d${id}`];
  return { id, marc: marcXml(plainRecord(`ndl${id}`, title, [...more, own])), datestamp };
}

/** A record that is no more. */
export function deletedRecord(id: number, datestamp: string): FakeOaiRecord {
  return { id, marc: null, datestamp };
}

const PLAIN = { login: null, prefix: null, set: null, source: null, library: null, mapping: null };
/** Short, so that a test does not wait. */
const LIMITS = { retryMs: 1, answerBytes: 2 * 1024 * 1024 };

/** Harvests a server into a small library, in this process. */
export function harvestInto(
  library: SmallLibrary,
  server: FakeOai,
  words: Partial<HarvestOptions> = {},
  tools: Partial<HarvestTools> = {},
): Promise<HarvestSummary> {
  const { db, clock } = library.backend;
  const report = words.report ?? join(folderOfTest("harvest"), "report.tsv");
  const limits = { ...LIMITS, ...words.limits };
  return runHarvest(
    { url: server.url, full: false, dryRun: false, readings: false, ...PLAIN, ...words, report, limits },
    { db, place: library.place, clock, ...tools },
  );
}

/** The harvest as the process that a timer starts. */
export function harvestProcess(
  { place }: SmallLibrary,
  { url }: Pick<FakeOai, "url">,
  report: string,
  ...words: readonly string[]
): ImportProcess {
  return new ImportProcess(place, [`--url=${url}`, `--report=${report}`, ...words], "harvest/cli.ts");
}

/** What was asked for records, oldest first. */
export function listsAsked({ asked }: FakeOai): readonly Readonly<Record<string, string>>[] {
  return asked
    .filter((one) => one.get("verb") === "ListRecords")
    .map((one) => Object.fromEntries([...one].filter(([name]) => name !== "verb")));
}

/** The titles of the catalogue with the ids of their records. */
export function rowsOf({ backend }: SmallLibrary) {
  return backend.db
    .selectFrom("titles")
    .select(["id", "recordId", "systemNumber", "title"])
    .orderBy("id")
    .execute();
}

/** A server with so many records, two to an answer. */
export async function serverWith(count: number, quirks: Partial<OaiQuirks> = {}): Promise<FakeOai> {
  const server = await oaiServer({ perAnswer: 2, ...quirks });
  for (let id = 1; id <= count; id += 1) server.put(kohaRecord(id, `歩く人${id}`));
  return server;
}
