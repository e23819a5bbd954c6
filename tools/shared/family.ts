import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/** The processes that one starter has started and must not leave behind. */
export interface Family {
  /** Starts a member in a process group of its own, so that Ctrl-C reaches only the starter. */
  start(argv: readonly string[], options?: SpawnOptions): ChildProcess;
  /**
   * Ends all members, the newest first: asks, and after 5 seconds makes them. Their own children go with them.
   * Calling it twice is one end.
   */
  end(): Promise<void>;
}

const PATIENCE_MS = 5000;

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** Signals the member's group; a group that is gone is fine. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody left there.
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
  // Helpers that outlive their parent, and a parent that would not go.
  signalGroup(child, "SIGKILL");
}

/** Opens an empty family. */
export function openFamily(): Family {
  const members: ChildProcess[] = [];
  let ending: Promise<void> | undefined;
  const endAll = async (): Promise<void> => {
    for (const member of members.toReversed()) await endOne(member);
  };
  // The last resort, when the starter itself dies of a bug.
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
