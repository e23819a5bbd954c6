import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { endFamily, endGroup } from "./processes.ts";

/** What a service manager tells its service, and nobody else. */
const PRIVATE = /^(NOTIFY_SOCKET|WATCHDOG_USEC|WATCHDOG_PID)$/u;

/** The kiosk as a child process. */
export interface Child {
  /** Starts it. There is none now. */
  start(): void;
  /** Asks it to end (SIGTERM). */
  ask(): void;
  /** Ends it and all its processes at once. */
  kill(): void;
}

/** Makes a process die with the one that started it, even when that is killed: util-linux, Linux only. */
const WITH_PARENT = ["setpriv", "--pdeathsig", "KILL", "--"] as const;

/** Whether a kiosk can be tied to the life of its supervisor here. */
export function canTie(): boolean {
  const [program, ...words] = WITH_PARENT;
  return spawnSync(program, [...words, "true"], { stdio: "ignore" }).status === 0;
}

/**
 * Makes the child's keeper. `tied`: see `canTie`. `onEnd` is called once for each start, with the exit code, or null
 * after a signal and when it could not be started.
 */
export function keepChild(
  command: readonly string[],
  tied: boolean,
  onEnd: (code: number | null, signal: string | null) => void,
): Child {
  const [program = "", ...words] = [...(tied ? WITH_PARENT : []), ...command];
  let child: ChildProcess | null = null;

  function start(): void {
    const environment = Object.entries(process.env).filter(([name]) => !PRIVATE.test(name));
    // In a group of its own: what helpers it leaves can be found, and keys of a terminal do not reach it.
    const started = spawn(program, words, {
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
      // Helpers that outlive it would hold the screen, the profile or the memory of the next one.
      if (started.pid !== undefined) endGroup(started.pid);
      onEnd(code, signal);
    };
    started.on("error", () => {
      if (started.pid === undefined) end(null, null);
    });
    started.on("exit", end);
  }

  const kill = (): void => {
    if (child?.pid !== undefined) endFamily(child.pid);
  };
  // The last resort, when the supervisor ends of a bug of its own.
  process.on("exit", kill);
  return { start, ask: () => void child?.kill("SIGTERM"), kill };
}
