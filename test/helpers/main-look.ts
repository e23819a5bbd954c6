import type { Kiosk } from "./kiosk.ts";
import { evaluate, openSocket } from "./look.ts";

/** Words for the command line of a kiosk whose main process will be looked into; a shipped one refuses them (R96). */
export const INSPECTED: readonly string[] = ["--inspect=127.0.0.1:0"];

/**
 * Looks into the main process through Node's inspector, and does there what only the machine could do: a sleep, an
 * exception, another day. `require` is there, as in Node's own console.
 */
export interface MainLook {
  /** Evaluates an expression in main and answers its JSON value. */
  at<T>(expression: string): Promise<T>;
  close(): void;
}

/** Attaches to a kiosk that was started with `INSPECTED`. */
export async function lookIntoMain(kiosk: Kiosk): Promise<MainLook> {
  const url = /Debugger listening on (ws:\/\/\S+)/u.exec(kiosk.said())?.[1];
  if (url === undefined) throw new Error("the kiosk was not started to be looked into");
  const socket = await openSocket(url);
  let next = 1;
  return {
    at<T>(expression: string): Promise<T> {
      const id = next;
      next += 1;
      return evaluate(socket, id, expression, { includeCommandLineAPI: true }) as Promise<T>;
    },
    close: () => socket.close(),
  };
}
