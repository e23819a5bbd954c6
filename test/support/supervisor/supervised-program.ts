import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { isAlive } from "../kiosk/processes.ts";
import { folderOfTest } from "../system/temporary-folder.ts";

const QUICK = join(import.meta.dirname, "short-limits-supervisor.ts");

/** What stands in the kiosk's place. It has `folder` (a string), `touch()` and `note(word)`. */
export type Program = string;

/** Beats twenty times as fast as the kiosk. */
export const BEATING: Program = "touch(); setInterval(touch, 100);";

/** A hurried supervisor with a small program in the kiosk's place. */
export interface Supervised {
  readonly process: ChildProcess;
  readonly folder: string;
  /** Process ids of the programs that were started so far, in order. */
  pids(): readonly number[];
  /** What was noted, one word a line: by the program, by the drawer of pictures, by systemd-notify's stand-in. */
  notes(name: "program" | "pictures" | "notify"): readonly string[];
  said(): string;
  /** Resolves with the exit code and the signal of the supervisor. */
  readonly over: Promise<readonly [number | null, string | null]>;
}

const PRELUDE = `
import { appendFileSync, utimesSync, writeFileSync } from "node:fs";
const folder = process.argv[2];
const beat = process.argv.at(-1).replace("--heartbeat=", "");
const note = (word) => appendFileSync(folder + "/program", word + "\\n");
let written = false;
const touch = () => {
  if (!written) writeFileSync(beat, process.pid + "\\n");
  written = true;
  utimesSync(beat, new Date(), new Date());
};
appendFileSync(folder + "/pids", process.pid + "\\n");
`;

function lines(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}

/** A shell script in the folder that notes the word it is called with. */
function noter(folder: string, name: string, file: string): string {
  const path = join(folder, "bin", name);
  mkdirSync(join(folder, "bin"), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho "$1" >> '${folder}/${file}'\n`, { mode: 0o755 });
  return path;
}

/** Starts it in a folder of the test's (or in an earlier one's); what is left of it ends with the test. */
export function startSupervised(
  program: Program,
  { folder = folderOfTest("supervised"), env = {} }: { folder?: string; env?: NodeJS.ProcessEnv } = {},
): Supervised {
  writeFileSync(join(folder, "program.mjs"), PRELUDE + program);
  const pictures = noter(folder, "show", "pictures");
  noter(folder, "systemd-notify", "notify");
  const words = [QUICK, `--heartbeat=${folder}/beat`, `--pictures=${pictures}`, "--"];
  const kiosk = [process.execPath, join(folder, "program.mjs"), folder];
  const child = spawn(process.execPath, [...words, ...kiosk], {
    env: { ...process.env, PATH: `${folder}/bin:${process.env["PATH"]}`, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (text) => {
    said += String(text);
  });
  const over = once(child, "exit") as Promise<[number | null, string | null]>;
  const pids = (): number[] => lines(join(folder, "pids")).map(Number);
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await over;
    }
    for (const pid of pids()) if (isAlive(pid)) process.kill(pid, "SIGKILL");
  });
  return {
    process: child,
    folder,
    pids,
    notes: (name) => lines(join(folder, name)),
    said: () => said,
    over,
  };
}
