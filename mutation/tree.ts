import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import type { Edit } from "./edit.ts";
import { sourcesOf } from "./sources.ts";

/** A copy of the project that may be broken. */
export interface Tree {
  readonly folder: string;
  /** Makes the changes; returns the function that reverts them. Throws when a text is not found exactly once. */
  change(edits: readonly Edit[]): () => void;
  leave(): void;
}

/** A file that does not parse would fail every test. */
function mustParse(file: string, text: string): void {
  if (!/\.tsx?$/u.test(file)) return;
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true });
  if (diagnostics.length > 0) throw new Error(`${file} would not load without it`);
}

/** Copies what belongs to the project, changed or new files too; the packages are linked. */
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
      const sources = sourcesOf(folder);
      const changes = edits.map((edit) => {
        const [place, another] = sources.find(edit);
        if (place === undefined || another !== undefined) throw new Error(`not once: ${edit.text}`);
        return { ...place, by: edit.by };
      });
      const before = new Map(changes.map(({ file }) => [file, sources.read(file) ?? ""]));
      // From the end to the start, so that positions stay valid.
      for (const { file, from, to, by } of changes.toSorted((one, other) => other.from - one.from)) {
        const path = join(folder, file);
        const source = readFileSync(path, "utf8");
        const changed = source.slice(0, from) + by + source.slice(to);
        mustParse(file, changed);
        writeFileSync(path, changed);
      }
      return () => {
        for (const [file, source] of before) writeFileSync(join(folder, file), source);
      };
    },
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}
