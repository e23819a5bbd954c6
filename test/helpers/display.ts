import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** A screen of its own: an X server and a window manager. */
export interface Display {
  /** For instance `:3`. */
  readonly name: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Process of its X server. */
  readonly server: number;
  /** Runs a program on this screen and answers what it printed; throws when it fails. */
  run(program: string, ...args: string[]): string;
  stop(): Promise<void>;
}

/**
 * Window manager of a screen. `quiet`: knows no key, as a kiosk should have (R37) · `hostile`: openbox as its
 * distribution sets it up, with keys to close, to switch and to hide windows.
 */
export type WindowManager = "quiet" | "hostile";

const RC: Readonly<Record<WindowManager, string>> = {
  quiet: join(import.meta.dirname, "openbox", "empty-rc.xml"),
  hostile: "/etc/xdg/openbox/rc.xml",
};

async function firstLine(stream: Readable): Promise<string> {
  let text = "";
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.includes("\n")) return text.trim();
  }
  throw new Error("Xvfb ended before it told its display number");
}

/** Ends a child process we started, and waits for its end. */
export async function endChild(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

/** Starts a screen of the size on a free display number; Xvfb itself picks it, so parallel tests do not collide. */
export async function startDisplay(
  width: number,
  height: number,
  windowManager: WindowManager = "quiet",
): Promise<Display> {
  const size = `${width}x${height}x24`;
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp", "-noreset"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const name = `:${await firstLine(server.stdio[3] as Readable)}`;
  const environment = { ...process.env, DISPLAY: name };
  const manager = spawn("openbox", ["--config-file", RC[windowManager]], {
    env: environment,
    stdio: "ignore",
  });
  return {
    name,
    environment,
    server: server.pid ?? 0,
    run(program, ...args) {
      const { status, stdout, stderr, error } = spawnSync(program, args, {
        env: environment,
        encoding: "utf8",
      });
      if (status !== 0) throw new Error(`${program} ${args[0] ?? ""}: ${error?.message ?? stderr}`);
      return stdout;
    },
    async stop() {
      await endChild(manager);
      await endChild(server);
    },
  };
}
