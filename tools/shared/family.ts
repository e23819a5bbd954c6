import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/** Child processes that must be ended with the starter. */
export interface Family {
  /** Starts a process in its own group, so that Ctrl-C reaches only the starter. */
  start(argv: readonly string[], options?: SpawnOptions): ChildProcess;
  /** Ends all processes with their children, newest first: SIGTERM, then SIGKILL after 5 seconds. May be called twice. */
  end(): Promise<void>;
}

const PATIENCE_MS = 5000;

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** Signals the process group; ignores one that is gone. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone.
  }
}

async function endOne(child: ChildProcess): Promise<void> {
  if (!isOver(child)) {
    const gone = new Promise<true>((resolve) => child.once("exit", () => resolve(true)));
    child.kill("SIGTERM");
    const patience = new AbortController();
    await Promise.race([gone, wait(PATIENCE_MS, false, { signal: patience.signal }).catch(() => false)]);
    patience.abort();
  }
  // For surviving helpers, and a parent that did not end.
  signalGroup(child, "SIGKILL");
}

/** Creates an empty family. */
export function openFamily(): Family {
  const members: ChildProcess[] = [];
  let ending: Promise<void> | undefined;
  const endAll = async (): Promise<void> => {
    for (const member of members.toReversed()) await endOne(member);
  };
  // In case the starter ends by a bug.
  process.on("exit", () => {
    for (const member of members) signalGroup(member, "SIGKILL");
  });
  return {
    start(argv, options = {}) {
      const [command = "", ...rest] = argv;
      const child = spawn(command, rest, { ...options, detached: true });
      members.push(child);
      return child;
    },
    end() {
      ending ??= endAll();
      return ending;
    },
  };
}
