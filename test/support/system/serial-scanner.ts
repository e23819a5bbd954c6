import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, renameSync, rmSync } from "node:fs";

/** A scanner at the far end of a pseudo-terminal pair: what the kiosk opens is a real serial device of the system. */
export interface SerialScanner {
  /** Sends bytes, one per character. */
  send(text: string): void;
  /** All that the kiosk has sent to it, one character per byte. */
  received(): string;
  /** Pulls it out: the device is gone. */
  unplug(): Promise<void>;
}

/** Time in milliseconds that bytes need through socat into the device's buffer. */
const THROUGH_MS = 100;

/**
 * Plugs one in; its device is at `path` when this resolves. `early`: what it has sent before that, when nobody could
 * listen. Needs `socat`.
 */
export async function plugInScanner(path: string, early = ""): Promise<SerialScanner> {
  const hidden = `${path}.hidden`;
  const child: ChildProcess = spawn("socat", [`PTY,raw,echo=0,link=${hidden}`, "STDIO"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const gone = once(child, "exit");
  let received = "";
  child.stdout?.on("data", (bytes: Buffer) => {
    received += bytes.toString("latin1");
  });
  while (!existsSync(hidden)) {
    if (child.exitCode !== null) throw new Error(`socat left with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  if (early !== "") {
    child.stdin?.write(Buffer.from(early, "latin1"));
    await new Promise((resolve) => setTimeout(resolve, THROUGH_MS));
  }
  renameSync(hidden, path);
  return {
    send: (text) => void child.stdin?.write(Buffer.from(text, "latin1")),
    received: () => received,
    async unplug() {
      child.kill();
      await gone;
      rmSync(path, { force: true });
    },
  };
}
