import type { Kiosk } from "./kiosk.ts";
import { command, evaluate, openSocket } from "./page-debugger.ts";

/*
 * Main's own process through Node's inspector: for what no hand can do at a screen (a machine that goes to sleep, a bug,
 * another day) and for what no eye can see (what its heap holds).
 * A Node that is looked into waits at its end until nobody looks any more: a test that expects the program to leave closes
 * its view first. No shipped kiosk can be looked into (R95, R96), so none waits.
 */

/** Words for the command line of a kiosk whose main process will be looked into; a shipped one refuses them (R96). */
export const INSPECTED: readonly string[] = ["--inspect=127.0.0.1:0"];

/** Main, attached to. */
export interface MainProcess {
  /** Evaluates an expression in main and answers its JSON value; `electron` is Electron's module. */
  run<T>(expression: string): Promise<T>;
  /** Every string of the heap, after a garbage collection (level L4). */
  stringsOfHeap(): Promise<readonly string[]>;
  close(): void;
}

/** Attaches to the main process of a kiosk that was started with `INSPECTED`. */
export async function attachToMain(kiosk: Pick<Kiosk, "said">): Promise<MainProcess> {
  const url = /Debugger listening on (ws:\/\/\S+)/u.exec(kiosk.said())?.[1];
  if (url === undefined) throw new Error("the kiosk was not started to be looked into");
  const socket = await openSocket(url);
  let last = 0;
  const id = (): number => {
    last += 1;
    return last;
  };
  return {
    run<T>(expression: string): Promise<T> {
      const awaitPromise = !expression.startsWith("void ");
      // Main collects its heap now and then: a promise that nothing holds may go before the debugger has its value.
      const value = awaitPromise ? `globalThis.askedByTest = Promise.resolve(${expression})` : expression;
      const whole = `(() => { const electron = require("electron"); return (${value}); })()`;
      return evaluate(socket, id(), whole, { includeCommandLineAPI: true, awaitPromise }) as Promise<T>;
    },
    async stringsOfHeap() {
      let text = "";
      const keep = (_method: string, params: unknown): void => {
        text += (params as { readonly chunk?: string }).chunk ?? "";
      };
      await command(socket, id(), "HeapProfiler.collectGarbage", {});
      await command(socket, id(), "HeapProfiler.takeHeapSnapshot", { reportProgress: false }, keep);
      return (JSON.parse(text) as { readonly strings: readonly string[] }).strings;
    },
    close: () => socket.close(),
  };
}
