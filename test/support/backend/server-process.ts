import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { serverProgram } from "./server-program.ts";

/** Characters of the log that are kept, from its end. */
const LOG_KEPT = 20_000;

/** Where a backend's data lies: its folder, and for PostgreSQL the database. */
export interface Ground {
  readonly folder: string;
  readonly databaseUrl: string | null;
}

/** How a backend process is started; the token lies in the ground's folder. */
export interface ServerWords {
  readonly ground: Ground;
  /** 0 = any free one. */
  readonly port?: number;
  readonly settings?: object;
  /** As a catalogue alone. */
  readonly alone?: boolean;
  /** Words for Node itself. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A backend process that answers. */
export interface ServerProcess {
  readonly port: number;
  readonly pid: number;
  /** Milliseconds from its start to ready. */
  readonly startedIn: number;
  /** The end of its log. */
  log(): string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end and waits. Answers the exit status. */
  stop(): Promise<number | null>;
}

/** File of the kiosk's token in a ground. */
export function tokenFileOf(ground: Ground): string {
  return join(ground.folder, "kiosk-token");
}

function portIn(line: string): number | null {
  if (!line.startsWith("{")) return null;
  const said: unknown = JSON.parse(line);
  return typeof said === "object" && said !== null && "port" in said && typeof said.port === "number"
    ? said.port
    : null;
}

/** Starts the real server process on any ground, outside of a test run too; waits until it is ready. */
export async function startServer({
  ground,
  port,
  settings,
  alone = false,
  node,
  env,
}: ServerWords): Promise<ServerProcess> {
  const words = [
    ...(node ?? []),
    serverProgram(),
    `--data=${ground.folder}`,
    `--token-file=${tokenFileOf(ground)}`,
  ];
  words.push(`--port=${port ?? 0}`, `--settings=${JSON.stringify(settings ?? {})}`);
  if (alone) words.push("--catalogue-only");
  const began = performance.now();
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...env, DATABASE_URL: ground.databaseUrl ?? "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    log = (log + part).slice(-LOG_KEPT);
  });
  const closed = once(child, "close");
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await closed;
    return child.exitCode;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = portIn(line);
    if (ready === null) continue;
    const startedIn = performance.now() - began;
    return {
      port: ready,
      pid: child.pid ?? 0,
      startedIn,
      log: () => log,
      kill: async () => void (await end("SIGKILL")),
      stop: () => end("SIGTERM"),
    };
  }
  await closed;
  throw new Error(`The backend ended before it was ready:\n${log}`);
}
