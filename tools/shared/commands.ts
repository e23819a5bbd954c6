import { type ChildProcess, spawn } from "node:child_process";
import { at, ROOT } from "./place.ts";

/** How a command ended: its exit code (1 when it was killed or could not start), what it printed, milliseconds. */
export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly ms: number;
}

/** The argv that runs a package's command on this Node, without a shell. */
export function tool(file: string, ...args: string[]): readonly string[] {
  return [process.execPath, at("node_modules", file), ...args];
}

/** Vitest for projects of vitest.config.ts, once; more arguments follow. */
export function vitest(projects: readonly string[], ...args: string[]): readonly string[] {
  const names = projects.flatMap((name) => ["--project", name]);
  // Projects, and the two runs of `npm test`, share each module that one of them has transformed.
  return tool("vitest/vitest.mjs", "run", "--fsModuleCache", ...names, ...args);
}

/**
 * The same command without root's right to raise priorities. With it Chromium gives its threads nice -8 and starves other
 * programs. The user of a kiosk has no such right.
 */
export function withoutHighPriority(argv: readonly string[]): readonly string[] {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return argv;
  return ["setpriv", "--bounding-set=-sys_nice", "--inh-caps=-sys_nice", ...argv];
}

/** The same command at low CPU priority. */
export function lowPriority(argv: readonly string[]): readonly string[] {
  return process.platform === "win32" ? argv : ["nice", "-n", "5", ...argv];
}

/** Forwards terminating signals to a child; returns a function that stops it. */
function forwardSignals(child: ChildProcess): () => void {
  const forward = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.removeListener(signal, forward);
  };
}

/** Runs a command, in the root unless told otherwise, and collects what it prints; never throws. */
export function capture(
  argv: readonly string[],
  env: Record<string, string> = {},
  cwd: string = ROOT,
): Promise<Ended> {
  const started = performance.now();
  const [command = "", ...rest] = argv;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(command, rest, {
      cwd,
      env: { ...process.env, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stopForwarding = forwardSignals(child);
    const end = (code: number, extra = ""): void => {
      stopForwarding();
      resolve({ code, output: Buffer.concat(chunks).toString() + extra, ms: performance.now() - started });
    };
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", (error) => end(1, error.message));
    child.on("close", (code, signal) => end(code ?? 1, signal ? `ended by ${signal}` : ""));
  });
}

/**
 * Runs a command with this terminal, in the root unless told otherwise, forwarding signals; resolves to its
 * exit code.
 */
export function show(
  argv: readonly string[],
  env: Record<string, string> = {},
  cwd: string = ROOT,
): Promise<number> {
  const [command = "", ...rest] = argv;
  const child: ChildProcess = spawn(command, rest, {
    cwd,
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  const stopForwarding = forwardSignals(child);
  return new Promise((resolve) => {
    const end = (code: number): void => {
      stopForwarding();
      resolve(code);
    };
    child.on("error", (error) => {
      process.stderr.write(`${error.message}\n`);
      end(1);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}
