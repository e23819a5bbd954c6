import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { killProcessGroup, killProcessTree } from "./processes.ts";

/** Variables of the service manager that are meant for the supervisor only. */
const PRIVATE = /^(NOTIFY_SOCKET|WATCHDOG_USEC|WATCHDOG_PID)$/u;

/** The kiosk as a child process. */
export interface Child {
  /** Starts it; none may be running. */
  start(): void;
  /** Sends SIGTERM. */
  ask(): void;
  /** Kills it and all its processes. */
  kill(): void;
}

/** Lets the kernel kill a process when its parent dies, even by SIGKILL: util-linux, Linux only. */
const WITH_PARENT = ["setpriv", "--pdeathsig", "KILL", "--"] as const;

/** Whether `setpriv` is available, which ties the kiosk to its supervisor. */
export function canTieToParent(): boolean {
  const [program, ...args] = WITH_PARENT;
  return spawnSync(program, [...args, "true"], { stdio: "ignore" }).status === 0;
}

/**
 * Creates the handle of the child process. `tied`: see `canTieToParent`. `onEnd` is called once for each start, with the exit code, or null
 * after a signal and when it could not be started.
 */
export function createChild(
  command: readonly string[],
  tied: boolean,
  onEnd: (code: number | null, signal: string | null) => void,
): Child {
  const [program = "", ...args] = [...(tied ? WITH_PARENT : []), ...command];
  let child: ChildProcess | null = null;

  function start(): void {
    const environment = Object.entries(process.env).filter(([name]) => !PRIVATE.test(name));
    // In its own process group: its helpers can be found, and a terminal's Ctrl-C does not reach it.
    const started = spawn(program, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: Object.fromEntries(environment),
      detached: true,
    });
    child = started;
    let over = false;
    const end = (code: number | null, signal: string | null): void => {
      if (over) return;
      over = true;
      child = null;
      // Surviving helpers would keep the screen, the profile or the memory from the next kiosk.
      if (started.pid !== undefined) killProcessGroup(started.pid);
      onEnd(code, signal);
    };
    started.on("error", () => {
      if (started.pid === undefined) end(null, null);
    });
    started.on("exit", end);
  }

  const kill = (): void => {
    if (child?.pid !== undefined) killProcessTree(child.pid);
  };
  // In case the supervisor exits by a bug.
  process.on("exit", kill);
  return { start, ask: () => void child?.kill("SIGTERM"), kill };
}
