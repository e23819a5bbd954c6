import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Edit } from "./guard.ts";

/** A copy of the project in which something may be broken. */
export interface Tree {
  readonly folder: string;
  /** Makes the changes; answers what takes them back. Throws when a text does not stand there once. */
  change(edits: readonly Edit[]): () => void;
  leave(): void;
}

/** Copies what belongs to the project, changed or new files too; packages and an earlier build are linked and copied. */
export function copyTree(root: string): Tree {
  const folder = mkdtempSync(join(tmpdir(), "shiori-mutants-"));
  const names = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const name of names.split("\0")) {
    if (name === "" || name === "node_modules" || !existsSync(join(root, name))) continue;
    cpSync(join(root, name), join(folder, name), { force: true, recursive: true, errorOnExist: false });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    change(edits) {
      const before = edits.map(({ file }) => [file, readFileSync(join(folder, file), "utf8")] as const);
      for (const { file, text, by } of edits) {
        const path = join(folder, file);
        const source = readFileSync(path, "utf8");
        if (source.split(text).length !== 2) throw new Error(`not once in ${file}: ${text}`);
        writeFileSync(path, source.split(text).join(by));
      }
      return () => {
        for (const [file, source] of before) writeFileSync(join(folder, file), source);
      };
    },
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}
