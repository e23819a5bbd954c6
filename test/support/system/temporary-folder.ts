import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A new empty folder for the test that runs; it goes away with it. */
export function folderOfTest(name = "test"): string {
  const folder = mkdtempSync(join(tmpdir(), `shiori-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
