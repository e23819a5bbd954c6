import { execFile } from "node:child_process";
import type { Picture } from "./core.ts";

/** Time limit of another program in milliseconds. */
const PATIENCE_MS = 10_000;

/** Other programs that the supervisor calls. Their arguments are constants, and they may fail without harm. */
export interface Outside {
  /** Draws behind the kiosk; the latest call wins. */
  show(picture: Picture): void;
  /** Notifies the service manager, if there is one. Resolves when the message was received. */
  notify(word: string): Promise<void>;
}

/**
 * Creates the callers. Node has no datagram sockets for NOTIFY_SOCKET, so systemd's own program sends the message; it waits until
 * it was received, because otherwise systemd could not identify the sender.
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
