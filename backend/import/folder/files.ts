import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../arguments.ts";
import type { Format } from "../formats/all.ts";
import { ImportRefused } from "../writer.ts";

/** A file of the folder. */
export interface FolderFile {
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When it last changed, in whole milliseconds. */
  readonly modifiedAt: number;
}

/** A file of the folder with its content's digest. */
export interface DigestedFile extends FolderFile {
  /** Empty = it cannot be read. */
  readonly digest: string;
}

/** Names of MARC files. Others are not looked at, so that a file can be written under another name and renamed when it is whole. */
const NAMES = /^[^.].*\.(?:mrc|marc|iso|iso2709|mar|dat|xml|marcxml)$/iu;
const BEGINNING = 64;

/** The MARC files of a folder, the one that changed first at first. Throws `ImportRefused`. */
export async function filesIn(folder: string): Promise<readonly FolderFile[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new ImportRefused(`The folder cannot be read: ${messageOf(error)}.`);
  });
  const files: FolderFile[] = [];
  for (const name of names.filter((one) => NAMES.test(one))) {
    const file = await fileAt(join(folder, name), name);
    if (file !== null) files.push(file);
  }
  return files.sort((a, b) => a.modifiedAt - b.modifiedAt || (a.name < b.name ? -1 : 1));
}

/** What a file is now; null = it is gone, or no file. */
async function fileAt(path: string, name: string): Promise<FolderFile | null> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) return null;
  return { name, path, size: found.size, modifiedAt: Math.floor(found.mtimeMs) };
}

/** Whether the file has changed since it was found. */
export async function hasChanged({ path, name, size, modifiedAt }: FolderFile): Promise<boolean> {
  const now = await fileAt(path, name);
  return now?.size !== size || now.modifiedAt !== modifiedAt;
}

/** MARCXML begins with an element, ISO 2709 with the length of its first record. */
export async function formatOf({ path }: FolderFile): Promise<Format> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    const beginning = buffer.toString("utf8", 0, bytesRead).replace(/^[\ufeff\s]+/u, "");
    return beginning.startsWith("<") ? "marcxml" : "marc21";
  } finally {
    await handle.close();
  }
}
