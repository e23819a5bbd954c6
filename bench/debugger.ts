import { REHEARSING } from "#contract/visit.ts";
import { command, evaluate, openSocket } from "#test/support/kiosk/page-debugger.ts";

/** The live page through the debugger: what it costs, and how slow its processor is. For measuring only. */
export interface PageDebugger {
  /** Milliseconds of its main thread so far, by what they went to; a busy machine does not make them longer. */
  work(): Promise<Work>;
  /** Megabytes of living JavaScript objects, and living nodes of documents, after a collection. */
  heap(): Promise<{ readonly megabytes: number; readonly nodes: number; readonly listeners: number }>;
  /** Makes the page's processor so many times slower, until the debugger is closed. */
  throttle(rate: number): Promise<void>;
  at<T>(expression: string): Promise<T>;
  close(): void;
}

/** Time of the main thread in milliseconds. */
export interface Work {
  readonly script: number;
  readonly style: number;
  readonly layout: number;
  readonly all: number;
}

interface Metric {
  readonly name: string;
  readonly value: number;
}

const SEEN = `document.body !== null && !document.documentElement.hasAttribute("${REHEARSING}") && document.body.innerText.trim() !== ""`;
const LOOKS = 50;
const LOOK_EVERY_MS = 100;
const MS = 1000;
const MEGABYTE = 2 ** 20;

/** `command` of the look answers what was evaluated; here whole results are wanted. */
function results(socket: WebSocket): (method: string, params?: object) => Promise<unknown> {
  let next = 100_000;
  return (method, params = {}) => {
    next += 1;
    const id = next;
    return new Promise((resolve, reject) => {
      socket.addEventListener("message", function hear({ data }: MessageEvent) {
        const answer = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: object };
        if (answer.id !== id) return;
        socket.removeEventListener("message", hear);
        if (answer.error === undefined) resolve(answer.result);
        else reject(new Error(`${method}: ${JSON.stringify(answer.error)}`));
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
}

/** Attaches to the page that is wanted and seen: one that waits for its visit has nothing on it or only rehearses. */
export async function debugPage(port: number, wanted: (url: string) => boolean): Promise<PageDebugger> {
  for (let look = 0; look < LOOKS; look += 1) {
    const list = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
    for (const { url, webSocketDebuggerUrl } of list as { url: string; webSocketDebuggerUrl: string }[]) {
      if (!wanted(url)) continue;
      const socket = await openSocket(webSocketDebuggerUrl);
      if ((await evaluate(socket, 1, SEEN)) === true) return attached(socket);
      socket.close();
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error("no page is seen");
}

async function attached(socket: WebSocket): Promise<PageDebugger> {
  const ask = results(socket);
  let next = 10;
  await ask("Performance.enable", { timeDomain: "threadTicks" });
  const metrics = async (): Promise<ReadonlyMap<string, number>> => {
    const { metrics: all } = (await ask("Performance.getMetrics")) as { metrics: readonly Metric[] };
    return new Map(all.map(({ name, value }) => [name, value]));
  };
  return {
    async work() {
      const now = await metrics();
      const ms = (name: string): number => (now.get(name) ?? Number.NaN) * MS;
      return {
        script: ms("ScriptDuration"),
        style: ms("RecalcStyleDuration"),
        layout: ms("LayoutDuration"),
        all: ms("TaskDuration"),
      };
    },
    async heap() {
      await ask("HeapProfiler.collectGarbage");
      const { usedSize } = (await ask("Runtime.getHeapUsage")) as { usedSize: number };
      const now = await metrics();
      return {
        megabytes: usedSize / MEGABYTE,
        nodes: now.get("Nodes") ?? Number.NaN,
        listeners: now.get("JSEventListeners") ?? Number.NaN,
      };
    },
    async throttle(rate) {
      await ask("Emulation.setCPUThrottlingRate", { rate });
    },
    at<T>(expression: string) {
      next += 1;
      return command(socket, next, "Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
      }) as Promise<T>;
    },
    close: () => socket.close(),
  };
}
