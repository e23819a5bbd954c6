import { spawnSync } from "node:child_process";
import { chownSync, globSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readArguments } from "#backend/arguments.ts";
import { FILE_NAME } from "#backend/store/sqlite.ts";
import { importFile } from "#test/support/backend/import-scene.ts";
import { iso2709, plainRecord } from "#test/support/backend/marc-file.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const BACKEND = join(import.meta.dirname, "../../backend");
/** Debian's `nobody`: a user that is not root, as the service's own is. */
const SERVICE = 65_534;

/** Runs a verb as it is run on the server, in a process of its own; throws when it fails. */
function verb(program: string, ...words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(BACKEND, program), ...words], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: "" },
  });
  if (status !== 0) throw new Error(`${words[0]} ended with ${status}: ${stderr}`);
}

const LIBRARIES = join(BACKEND, "../docs/samples/libraries.json");

function importOne(folder: string, report: string): void {
  const { file } = importFile(iso2709(plainRecord("1", "最初の本", [])), "marc21");
  verb("import/cli.ts", `--data=${folder}`, "--format=marc21", `--file=${file}`, `--report=${report}`);
}

/** The data folder of a service, as systemd or `install -d` makes it. */
function dataFolder(): string {
  const folder = folderOfTest("data");
  chownSync(folder, SERVICE, SERVICE);
  return folder;
}

/** What in this folder is not the service's own, or may be read by others (reports may). */
function strangersIn(folder: string): readonly string[] {
  return globSync("**/*", { cwd: folder }).filter((name) => {
    const { uid, gid, mode } = statSync(join(folder, name));
    return uid !== SERVICE || gid !== SERVICE || (!name.endsWith(".tsv") && (mode & 0o077) !== 0);
  });
}

// As in a terminal of the administrator: only root can give files away.
describe.runIf(process.getuid?.() === 0)("verbs that root runs", () => {
  test("leave every file of the data folder to the service's user alone", () => {
    const folder = dataFolder();
    const own = folderOfTest("root");
    verb("cli/main.ts", "libraries", `--data=${folder}`, `--file=${LIBRARIES}`);
    verb("cli/main.ts", "staff-init", `--data=${folder}`, `--token-file=${join(own, "token")}`);
    importOne(folder, join(folder, "report.tsv"));
    expect(globSync("*", { cwd: folder }).sort()).toEqual(expect.arrayContaining([FILE_NAME, "import.lock"]));
    expect(strangersIn(folder)).toEqual([]);
    expect(statSync(join(own, "token")).uid).toBe(0);
  });

  test("restore leaves the service's user a database that it can open, also in a folder that was empty", () => {
    const folder = dataFolder();
    verb("cli/main.ts", "staff-init", `--data=${folder}`, `--token-file=${join(folderOfTest("t"), "token")}`);
    const backup = join(folderOfTest("backup"), "b.sqlite");
    verb("export/cli.ts", "backup", `--data=${folder}`, `--to=${backup}`);
    expect(statSync(backup).uid).toBe(0);
    verb("export/cli.ts", "restore", `--data=${folder}`, `--from=${backup}`);
    expect(strangersIn(folder)).toEqual([]);
    rmSync(join(folder, FILE_NAME));
    rmSync(join(folder, `${FILE_NAME}.before-restore`));
    verb("export/cli.ts", "restore", `--data=${folder}`, `--from=${backup}`);
    expect(strangersIn(folder)).toEqual([]);
  });

  test("restore leaves the database its owner in a folder that is root's", () => {
    const folder = folderOfTest("shared");
    verb("cli/main.ts", "staff-init", `--data=${folder}`, `--token-file=${join(folderOfTest("t"), "token")}`);
    chownSync(join(folder, FILE_NAME), SERVICE, SERVICE);
    const backup = join(folderOfTest("backup"), "b.sqlite");
    verb("export/cli.ts", "backup", `--data=${folder}`, `--to=${backup}`);
    verb("export/cli.ts", "restore", `--data=${folder}`, `--from=${backup}`);
    expect(statSync(join(folder, FILE_NAME)).uid).toBe(SERVICE);
  });

  test("load fills a database of the service's user", () => {
    const folder = dataFolder();
    verb("cli/main.ts", "staff-init", `--data=${folder}`, `--token-file=${join(folderOfTest("t"), "token")}`);
    const out = join(folderOfTest("export"), "all.jsonl");
    verb("export/cli.ts", "export", `--data=${folder}`, `--to=${out}`);
    const fresh = dataFolder();
    verb("export/cli.ts", "load", `--data=${fresh}`, `--from=${out}`);
    expect(strangersIn(fresh)).toEqual([]);
  });

  test("a server started by hand makes a token that its service can read", () => {
    const folder = dataFolder();
    const file = join(folder, "kiosk-token");
    readArguments([`--data=${folder}`, `--token-file=${file}`, "--port=0"]);
    expect(strangersIn(folder)).toEqual([]);
  });

  test("give away no file that was there before", () => {
    const folder = dataFolder();
    const roots = join(folderOfTest("root"), "file");
    writeFileSync(roots, "");
    mkdirSync(join(folder, "kept"));
    symlinkSync(roots, join(folder, "import.lock"));
    verb("cli/main.ts", "libraries", `--data=${folder}`, `--file=${LIBRARIES}`);
    importOne(folder, `${roots}.tsv`);
    expect(statSync(roots).uid).toBe(0);
    expect(statSync(join(folder, "kept")).uid).toBe(0);
  });
});
