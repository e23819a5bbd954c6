import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FileTold, importFolder } from "#backend/import/folder/run.ts";
import type { FolderOptions, FolderTools } from "#backend/import/folder/take.ts";
import { folderOfTest } from "../system/temporary-folder.ts";
import { type FieldWords, iso2709, plainRecord } from "./marc-file.ts";
import type { SmallLibrary } from "./small-library.ts";

/** A record of Koha in ISO 2709: 001 is another system's number, 999 $c its own. `status`: leader/05. */
export function kohaBytes(
  id: number,
  title: string,
  { status = "n", more = [] }: { readonly status?: string; readonly more?: readonly FieldWords[] } = {},
): Buffer {
  const own: FieldWords = ["999", `  $c${id}$d${id}`];
  return iso2709(plainRecord(`ndl${id}`, title, [...more, own]), { 5: status });
}

/** So many of them, from this number on. */
export function kohaFile(count: number, first = 1, words = "歩く人"): Buffer {
  return Buffer.concat(Array.from({ length: count }, (_, at) => kohaBytes(first + at, words + (first + at))));
}

/** A folder into which a library system writes. */
export class Folder {
  readonly path = folderOfTest("folder");
  readonly reports = folderOfTest("reports");
  readonly #library: SmallLibrary;
  #written = 0;

  constructor(library: SmallLibrary) {
    this.#library = library;
    mkdirSync(join(this.path, "a.mrc"));
  }

  /** Writes a file so many seconds before now, by default each a second after the one before it, an hour ago. */
  write(name: string, content: Buffer | string, secondsAgo?: number): void {
    this.#written += 1;
    writeFileSync(join(this.path, name), content);
    const at = this.#library.clock.now() / 1000 - (secondsAgo ?? 3600 - this.#written);
    utimesSync(join(this.path, name), at, at);
  }

  /** Takes its new files. */
  take(words: Partial<FolderOptions> = {}, tools: Partial<FolderTools> = {}): Promise<readonly FileTold[]> {
    const { backend, clock, place } = this.#library;
    const options = { library: null, mapping: null, dryRun: false, readings: false, force: false };
    return importFolder(
      {
        folder: this.path,
        source: "koha",
        number: { field: "999", subfield: "c" },
        fullWord: "full",
        settleMs: 60_000,
        reports: this.reports,
        ...options,
        ...words,
      },
      { db: backend.db, place, clock, signal: new AbortController().signal, ...tools },
    );
  }

  /** Takes them, and says what became of each in a line. */
  async told(words: Partial<FolderOptions> = {}): Promise<readonly string[]> {
    const told = await this.take(words);
    return told.map(({ name, outcome, why }) => [name, outcome, ...(why === "" ? [] : [why])].join(": "));
  }
}
