import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** How a program may have written a word: as files and pipes have it, and as Chromium has it in memory. */
const WRITINGS = ["utf8", "utf16le"] as const;

/** Places in a folder, at any depth, where a secret is written, as `<file>: <secret> (<writing>)`; empty = none. */
export function tracesIn(folder: string, secrets: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const inName = secrets
        .filter((secret) => entry.name.includes(secret))
        .map((secret) => `${secret} (name)`);
      return [...inName, ...writtenIn(readFileSync(file), secrets)].map(
        (trace) => `${relative(folder, file)}: ${trace}`,
      );
    });
}

/** Secrets that stand in some bytes. */
export function writtenIn(bytes: Buffer, secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) =>
    WRITINGS.filter((writing) => bytes.includes(Buffer.from(secret, writing))).map(
      (writing) => `${secret} (${writing})`,
    ),
  );
}
