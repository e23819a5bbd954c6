import { execFile } from "node:child_process";
import type { Picture } from "./core.ts";

/** Longest time another program may take, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Other programs that the supervisor calls. Each gets fixed words and can fail without harm. */
export interface Outside {
  /** Draws behind the kiosk; the newest wish wins. */
  show(picture: Picture): void;
  /** Tells the service manager, when there is one. Resolves when it knows. */
  notify(word: string): Promise<void>;
}

/**
 * Makes the callers. Node has no datagram sockets of its own for NOTIFY_SOCKET, so systemd's own program tells; it
 * waits until it was heard, or its message could not be told from a stranger's.
 * @param onFault a program is missing or failed.
 */
export function callOutside(pictures: string | null, onFault: (program: string) => void): Outside {
  const run = (program: string, args: readonly string[]): Promise<void> =>
    new Promise((resolve) => {
      execFile(program, [...args], { timeout: PATIENCE_MS, killSignal: "SIGKILL" }, (error) => {
        if (error !== null) onFault(program);
        resolve();
      });
    });
  let drawing = false;
  let wished: Picture | null = null;

  async function draw(program: string): Promise<void> {
    drawing = true;
    for (let picture = wished; picture !== null; picture = wished) {
      wished = null;
      await run(program, [picture]);
    }
    drawing = false;
  }

  return {
    show(picture) {
      if (pictures === null) return;
      wished = picture;
      if (!drawing) void draw(pictures);
    },
    async notify(word) {
      if (process.env["NOTIFY_SOCKET"] !== undefined) await run("systemd-notify", [word]);
    },
  };
}
