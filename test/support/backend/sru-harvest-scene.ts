import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { HARVEST_LIMITS, HarvestWeb } from "#backend/import/harvest/web.ts";
import { EVERYTHING, runSru, type SruOptions } from "#backend/import/sru/run.ts";
import type { FakeTitle } from "#test/fakes/sru-records.ts";
import { type SruQuirks, startSruServer } from "#test/fakes/sru-server.ts";
import { Folder } from "./folder-scene.ts";
import { openSmallLibrary, type SmallLibrary } from "./small-library.ts";

export const NOON = Date.parse("2026-11-25T12:00:00Z");
const NUMBER = { field: "001" };
export const LATER = NOON + 60_000;
/** As in the name of a file that was begun at noon. */
export const STAMP = "2026-11-25-120000";

/** Titles with these numbers. */
export function undatedOf(first: number, last: number): FakeTitle[] {
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    id: String(first + at),
    title: `歩く人${first + at}`,
  }));
}

/** The same, each of another year. */
export function datedOf(first: number, last: number): FakeTitle[] {
  return undatedOf(first, last).map((one) => ({ ...one, year: 1900 + Number(one.id) }));
}

/** The same, each of two years. */
export function twiceDatedOf(first: number, last: number): FakeTitle[] {
  return datedOf(first, last).map((one) => ({ ...one, years: [2000 + Number(one.id)] }));
}

/** So many titles; every third has no year. */
export function titlesOf(count: number): FakeTitle[] {
  return Array.from({ length: count }, (_, at) => ({
    id: String(at + 1),
    title: `歩く人${at + 1} & <猫>`,
    reading: "アルク ヒト",
    ...(at % 3 === 0 ? {} : { year: 1990 + at }),
  }));
}

/** A server that ends with the test; four records to an answer. */
export async function sruServer(titles: readonly FakeTitle[], quirks: Partial<SruQuirks> = {}) {
  const indexes = ["cql.allRecords", "rec.id", "dc.date", "local.changed"];
  const server = await startSruServer(titles, { perAnswer: 4, indexes, ...quirks });
  onTestFinished(() => server.stop());
  return server;
}

/** A folder into which a server is harvested. */
class Scene {
  readonly library: SmallLibrary;
  readonly folder: Folder;
  readonly url: string;

  constructor(library: SmallLibrary, url: string) {
    this.library = library;
    this.folder = new Folder(library);
    this.url = url;
  }

  /** `onAnswer` is called before each answer is asked for. */
  harvest(
    words: Partial<SruOptions> = {},
    now = NOON,
    onAnswer = (): void => undefined,
    signal = new AbortController().signal,
  ) {
    const plain = { version: "1.1", query: EVERYTHING, schema: "marcxml", ranges: null, changed: null };
    const options = { url: this.url, folder: this.folder.path, most: 1000, full: false, ...plain, ...words };
    const limits = { ...HARVEST_LIMITS, retries: 1, retryMs: 1 };
    const web = new HarvestWeb(null, limits, signal, () => now);
    const get: Pick<HarvestWeb, "get"> = {
      get(url, reading) {
        onAnswer();
        return web.get(url, reading);
      },
    };
    return runSru(options, get, () => now);
  }

  /** What it wrote. */
  files(): readonly string[] {
    return readdirSync(this.folder.path).filter((name) => name.startsWith("sru-"));
  }

  /** Takes a file that was written. */
  async take(file: string): Promise<readonly string[]> {
    const at = this.library.clock.now() / 1000 - 600;
    utimesSync(join(this.folder.path, file), at, at);
    return this.folder.told({ number: NUMBER });
  }
}

export async function sceneWith(url: string): Promise<Scene> {
  return new Scene(await openSmallLibrary(), url);
}
