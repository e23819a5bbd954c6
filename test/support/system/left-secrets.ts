import { execFile } from "node:child_process";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";

const SCANNER = join(import.meta.dirname, "memory-scan.ts");
const run = promisify(execFile);

/** A word in the two ways a machine keeps text. */
function bytesOf(word: string): readonly Buffer[] {
  return [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")];
}

/** Those of the words that stand in the bytes, in either encoding. */
export function wordsIn(bytes: Buffer, words: readonly string[]): readonly string[] {
  return words.filter((word) => bytesOf(word).some((needle) => bytes.includes(needle)));
}

/** Files under the folders that have any of the words in their content or name, as `<word> in <path>`; none = []. */
export function wordsOnDisk(folders: readonly string[], words: readonly string[]): readonly string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true) for (const name of readdirSync(path)) visit(join(path, name));
    if (stat?.isFile() !== true) return;
    const inName = words.filter((word) => basename(path).includes(word));
    const all = new Set([...inName, ...wordsIn(readFileSync(path), words)]);
    found.push(...[...all].map((word) => `${word} in ${path}`));
  };
  for (const folder of folders) visit(folder);
  return found;
}

/** Those of the words that are anywhere in the memory of a process. Rejects when it cannot be read at all. */
export async function wordsInMemory(pid: number, words: readonly string[]): Promise<readonly string[]> {
  const needles = words.flatMap((word) => bytesOf(word).map((bytes) => bytes.toString("hex")));
  const { stdout } = await run(process.execPath, [SCANNER, String(pid), ...needles]);
  const counts = JSON.parse(stdout) as readonly number[];
  return words.filter((_word, index) => (counts[index * 2] ?? 0) + (counts[index * 2 + 1] ?? 0) > 0);
}
