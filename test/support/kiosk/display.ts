import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { startCommandRunner } from "#test/support/system/command-runner.ts";

/** A screen of its own: an X server and a window manager. */
export interface Display {
  /** For instance `:3`. */
  readonly name: string;
  readonly environment: NodeJS.ProcessEnv;
  /** A Node on the machine that the screen belongs to. */
  readonly node: string;
  /** Process of its X server. */
  readonly server: number;
  /** Runs a program on this screen and answers what it printed; throws when it fails. */
  run(program: string, ...args: string[]): string;
  /** The program and its words as they are to be spawned, under `environment`, for one that goes on. */
  argv(program: string, ...args: string[]): readonly [string, ...string[]];
  stop(): Promise<void>;
}

/**
 * Window manager of a screen. `quiet`: set up as the package ships it, knows no key (R37) · `hostile`: openbox as its
 * distribution sets it up, with keys to close, to switch and to hide windows, and to start programs.
 */
export type WindowManager = "quiet" | "hostile";

/** Where the package's files lie before they are installed below `/`. */
const PACKAGED = join(import.meta.dirname, "../../../packaging/root");
const DISTRIBUTION_RC = "/etc/xdg/openbox/rc.xml";

/** Writes the shipped configuration into a folder, its paths leading to where they lie here. Answers the file. */
function shippedRc(folder: string): string {
  const shipped = readFileSync(join(PACKAGED, "opt/shiori/os/openbox/rc.xml"), "utf8");
  const file = join(folder, "rc.xml");
  writeFileSync(file, shipped.replaceAll("/opt/shiori/", join(PACKAGED, "opt/shiori/")));
  return file;
}

async function firstLine(stream: Readable): Promise<string> {
  let text = "";
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.includes("\n")) return text.trim();
  }
  throw new Error("Xvfb ended before it told its display number");
}

/** A child that does not leave for so long is killed: one that hangs would outlive the run. Milliseconds. */
const LEAVES_MS = 20_000;

/** Ends a child process we started, and waits for its end; kills one that does not leave. */
export async function endChild(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), LEAVES_MS);
  await ended;
  clearTimeout(timer);
}

/**
 * Starts a screen of the size on a free display number; Xvfb itself picks it, so parallel tests do not collide.
 * @param more variables for all that runs on this screen, the window manager too.
 */
export async function startDisplay(
  width: number,
  height: number,
  windowManager: WindowManager = "quiet",
  more: NodeJS.ProcessEnv = {},
): Promise<Display> {
  const size = `${width}x${height}x24`;
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp", "-noreset"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const name = `:${await firstLine(server.stdio[3] as Readable)}`;
  const environment = { ...process.env, ...more, DISPLAY: name };
  const folder = mkdtempSync(join(tmpdir(), "shiori-screen-"));
  const rc = windowManager === "quiet" ? shippedRc(folder) : DISTRIBUTION_RC;
  const manager = spawn("openbox", ["--sm-disable", "--config-file", rc], {
    env: environment,
    stdio: "ignore",
  });
  const runner = startCommandRunner(folder, environment);
  return {
    name,
    environment,
    node: process.execPath,
    server: server.pid ?? 0,
    argv: (program, ...args) => [program, ...args],
    run: runner.run,
    async stop() {
      await runner.stop();
      await endChild(manager);
      await endChild(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
