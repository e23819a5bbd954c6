/*
 * Main's own process through Node's inspector: for what no hand can do at a screen (a machine that goes to sleep) and
 * for what no eye can see (what its heap holds). The kiosk must have been started with `--inspect=0`, which a release
 * build refuses.
 */

/** Main, attached to. */
export interface MainProcess {
  /** Evaluates an expression in main and answers its JSON value; `electron` is Electron's module. */
  run<T>(expression: string): Promise<T>;
  /** Every string of the heap, after a garbage collection (level L4). */
  stringsOfHeap(): Promise<readonly string[]>;
  close(): void;
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly chunk?: string };
  readonly result?: {
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly text: string };
  };
  readonly error?: { readonly message: string };
}

const ELECTRON = `process.getBuiltinModule("node:module").createRequire("/main.js")("electron")`;

/** Address that Node told on stderr; throws when it told none. */
function inspectorIn(said: string): string {
  const address = /Debugger listening on (ws:\/\/127\.0\.0\.1:\d+\/[\w-]+)/u.exec(said)?.[1];
  if (address === undefined) throw new Error("the kiosk was not started with --inspect=0");
  return address;
}

/** Attaches to the main process of a kiosk that said this on stderr. */
export async function attachToMain(said: string): Promise<MainProcess> {
  const socket = new WebSocket(inspectorIn(said));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error("main cannot be attached to")));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let chunks: string[] = [];
  let next = 1;
  socket.addEventListener("message", ({ data }: MessageEvent) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.method === "HeapProfiler.addHeapSnapshotChunk") chunks.push(answer.params?.chunk ?? "");
    if (answer.id === undefined) return;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });

  async function ask(method: string, params: object): Promise<Answer> {
    const id = next;
    next += 1;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    const fault = answer.error?.message ?? answer.result?.exceptionDetails?.text;
    if (fault !== undefined) throw new Error(`${method}: ${fault}`);
    return answer;
  }

  return {
    async run<T>(expression: string) {
      const whole = `(() => { const electron = ${ELECTRON}; return (${expression}); })()`;
      const params = { expression: whole, awaitPromise: true, returnByValue: true };
      return (await ask("Runtime.evaluate", params)).result?.result?.value as T;
    },
    async stringsOfHeap() {
      chunks = [];
      await ask("HeapProfiler.collectGarbage", {});
      await ask("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
      const { strings } = JSON.parse(chunks.join("")) as { readonly strings: readonly string[] };
      chunks = [];
      return strings;
    },
    close: () => socket.close(),
  };
}
