import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { serverProgram } from "./server-program.ts";
import { testPlace } from "./test-database.ts";

/** How to start the reference backend as its own process. */
export interface StartOptions {
  readonly demo?: boolean;
  /** Keeps the data of an earlier start; else a new folder that goes away with `stop`. */
  readonly folder?: string;
  readonly smtp?: string;
  readonly settings?: object;
  readonly catalogueOnly?: boolean;
}

/** A running backend. */
export interface RunningBackend {
  readonly url: string;
  readonly token: string;
  readonly folder: string;
  /** What a second process needs to use the same data. */
  readonly env: Readonly<Record<string, string>>;
  readonly pid: number;
  /** What it has written to its log so far. */
  log(): string;
  /** Asks it to end, waits, and deletes the folder when it was made by this start. Answers the exit status. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would; the folder stays. */
  kill(): Promise<void>;
}

/** Starts the real server process on a free port and waits until it is ready. Throws with its log when it ends. */
export async function startBackend(options: StartOptions = {}): Promise<RunningBackend> {
  const place = await testPlace(options.folder);
  const { folder, env } = place;
  const tokenFile = join(folder, "kiosk-token");
  const words = [serverProgram(), `--data=${folder}`, "--port=0", `--token-file=${tokenFile}`];
  if (options.demo === true) words.push("--demo");
  if (options.catalogueOnly === true) words.push("--catalogue-only");
  if (options.smtp !== undefined) words.push(`--smtp=${options.smtp}`);
  if (options.settings !== undefined) words.push(`--settings=${JSON.stringify(options.settings)}`);
  const child = spawn(process.execPath, words, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const log = collect(child);
  const ended = once(child, "close");
  const { port } = await readyLine(child, log);
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;

  return {
    url: `http://127.0.0.1:${port}`,
    token: (await readFile(tokenFile, "utf8")).trim(),
    folder,
    env,
    pid: child.pid ?? 0,
    log: () => log.join(""),
    async stop() {
      if (!isOver()) child.kill("SIGTERM");
      await ended;
      if (options.folder === undefined) await place.discard();
      return child.exitCode;
    },
    async kill() {
      if (!isOver()) child.kill("SIGKILL");
      await ended;
    },
  };
}

function collect(child: ChildProcess): string[] {
  const parts: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (part: string) => parts.push(part));
  return parts;
}

async function readyLine(child: ChildProcess, log: readonly string[]): Promise<{ readonly port: number }> {
  if (child.stdout === null) throw new Error("The backend has no standard output.");
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = JSON.parse(line);
    if (typeof said === "object" && said !== null && "port" in said && typeof said.port === "number") {
      return { port: said.port };
    }
  }
  throw new Error(`The backend ended before it was ready:\n${log.join("")}`);
}
