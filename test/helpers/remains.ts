import { execFile } from "node:child_process";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const SCANNER = join(import.meta.dirname, "memory-scan.ts");
const run = promisify(execFile);

/** A word in the two ways a machine keeps text. */
function bytesOf(word: string): readonly Buffer[] {
  return [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")];
}

/** Files under the folders that hold any of the words, with the word; none = []. */
export function wordsOnDisk(folders: readonly string[], words: readonly string[]): readonly string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true) for (const name of readdirSync(path)) visit(join(path, name));
    if (stat?.isFile() !== true) return;
    const content = readFileSync(path);
    for (const word of words) {
      if (bytesOf(word).some((bytes) => content.includes(bytes))) found.push(`${word} in ${path}`);
    }
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
