import { execFile } from "node:child_process";
import { realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const ROOT = join(import.meta.dirname, "../../..");
const RUN = join(ROOT, "tools/run.mjs");

test("relative paths are meant from where the command was typed, through npm or not", async () => {
  const folder = realpathSync(folderOfTest("typed"));
  writeFileSync(join(folder, "mine.json"), "[]");
  const words = [RUN, "backend", "libraries", "--file=mine.json", "--data=data"];
  const { INIT_CWD: _outer, ...env } = process.env;
  const typed = async (cwd: string, from: object): Promise<string> => {
    const ended = promisify(execFile)(process.execPath, words, { cwd, env: { ...env, ...from } });
    return ended.then(
      ({ stdout }) => stdout,
      ({ stderr }: { readonly stderr: string }) => stderr,
    );
  };
  // npm goes to the root and says where it was called.
  const both = await Promise.all([typed(folder, {}), typed(ROOT, { INIT_CWD: folder })]);
  for (const said of both) expect(said).toContain("mine.json is wrong at its top: there must be a library.");
});
