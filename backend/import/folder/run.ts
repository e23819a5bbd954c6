import { inTransaction } from "../../store/database.ts";
import { asOnlyImport } from "../../store/imports.ts";
import { keepTaken, lastTaken } from "../../store/taken-files.ts";
import { isTransient } from "../../store/transient-errors.ts";
import { digestOf } from "../digest.ts";
import type { Summary } from "../run.ts";
import { ANOTHER_RUNS, ImportRefused } from "../writer.ts";
import { type DigestedFile, type FolderFile, filesIn } from "./files.ts";
import { type FolderOptions, type FolderTools, type Taken, takeFile } from "./take.ts";

/** What became of a file that was not taken before. */
export interface FileTold {
  readonly name: string;
  readonly isFull: boolean;
  /**
   * `taken` · `refused`: it cannot be taken · `waiting`: it is still being written, or an earlier file was refused · `stopped`: the next
   * run takes it again.
   */
  readonly outcome: "taken" | "refused" | "waiting" | "stopped";
  /** Why it was not taken, or not as a whole, as one sentence; may be empty. */
  readonly why: string;
  /** Null = nothing was written. */
  readonly summary: Summary | null;
}

/**
 * Takes the new files of a folder, in the order of their time of change. A full load removes the titles of its source that are not
 * in it. After a file that is refused only a full load is taken, because later changes build on it. Throws `ImportRefused` when
 * another import runs or the folder cannot be read, `FileError` when the mapping or a report cannot be used.
 */
export async function importFolder(options: FolderOptions, tools: FolderTools): Promise<readonly FileTold[]> {
  const files = await filesIn(options.folder);
  const done = await asOnlyImport(tools.place, tools.db, () => new FolderRun(options, tools).go(files));
  if (done === null) throw new ImportRefused(ANOTHER_RUNS);
  return done;
}

class FolderRun {
  readonly #options: FolderOptions;
  readonly #tools: FolderTools;
  readonly #told: FileTold[] = [];
  /** The files since the last full load that was taken: the first one was refused, the others wait for it. */
  #heldBack: DigestedFile[] = [];

  constructor(options: FolderOptions, tools: FolderTools) {
    this.#options = options;
    this.#tools = tools;
  }

  async go(files: readonly FolderFile[]): Promise<readonly FileTold[]> {
    for (const file of files) {
      const isFull = file.name.toLowerCase().includes(this.#options.fullWord.toLowerCase());
      const told = await this.#one(file, isFull);
      if (told !== null) this.#told.push({ name: file.name, isFull, ...told });
      if (told?.outcome === "stopped") break;
    }
    return this.#told;
  }

  /** Null = the file was taken by an earlier run. */
  async #one(file: FolderFile, isFull: boolean): Promise<Omit<FileTold, "name" | "isFull"> | null> {
    const { db, clock } = this.#tools;
    const { source, settleMs } = this.#options;
    const last = await lastTaken(db, { source, name: file.name });
    const isSameSize = last?.size === file.size;
    if (isSameSize && last.modifiedAt === file.modifiedAt) return null;
    if (Math.abs(clock.now() - file.modifiedAt) < settleMs)
      return { outcome: "waiting", why: "It is still being written.", summary: null };
    let whole: DigestedFile = { ...file, digest: "" };
    let taken: Taken;
    try {
      whole = { ...file, digest: await digestOf(file.path) };
      if (isSameSize && last.digest === whole.digest) {
        await this.#remember([whole]);
        return null;
      }
      const [before] = this.#heldBack;
      if (before !== undefined && !isFull) {
        this.#heldBack.push(whole);
        return { outcome: "waiting", why: `${before.name} before it was refused.`, summary: null };
      }
      taken = await takeFile(whole, isFull, this.#options, this.#tools);
    } catch (error) {
      if (!isFault(error)) throw error;
      taken = { state: "failed", why: `The file cannot be read: ${error.message}.`, summary: null };
    }
    const { state, why, summary } = taken;
    if (state === "failed") this.#heldBack.push(whole);
    if (state !== "done") return { outcome: state === "failed" ? "refused" : "stopped", why, summary };
    // What was held back before a full load is in it.
    await this.#remember(isFull ? [...this.#heldBack, whole] : [whole]);
    if (isFull) this.#heldBack = [];
    return { outcome: "taken", why, summary };
  }

  async #remember(files: readonly DigestedFile[]): Promise<void> {
    const { db, clock } = this.#tools;
    const { source, dryRun } = this.#options;
    if (dryRun) return;
    const takenAt = clock.now();
    const rows = files.map(({ path: _, ...file }) => ({ ...file, source, takenAt }));
    await inTransaction(db, (trx) => keepTaken(trx, rows));
  }
}

/** Whether a file could not be read: it is gone or not readable. Errors of the database connection have a `syscall` too. */
function isFault(error: unknown): error is Error {
  if (!(error instanceof Error && "syscall" in error)) return false;
  return error.syscall !== "connect" && !isTransient(error);
}
