import { REHEARSING } from "#contract/visit.ts";

/** Rectangle in screen pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page of the kiosk as the debugger lists it. */
interface Target {
  readonly id: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

/**
 * Looks into the kiosk's pages. It only ever evaluates expressions and reads the accessibility tree: no input,
 * no emulation, no network tricks: keys and presses made by a driver reach neither the window manager nor main, and so pass
 * where a person's would not.
 */
export interface Look {
  /**
   * Evaluates an expression in the live page and answers its JSON value. Waits up to 5 s for a live page: between
   * two visits there is none.
   */
  at<T>(expression: string): Promise<T>;
  /** Evaluates in every page of our origin that exists now, the spare and the cover too. */
  everywhere<T>(expression: string): Promise<readonly { readonly url: string; readonly value: T }[]>;
  /** Addresses of all contents that exist, whoever made them: pages, frames of other processes, guests, workers. */
  contents(): Promise<readonly string[]>;
  /** The live page as assistive technology meets it: what is not ignored, in reading order. */
  accessible(): Promise<readonly AxNode[]>;
  close(): void;
}

/** A node of the accessibility tree. */
export interface AxNode {
  readonly role: string;
  readonly name: string;
  /** What a field holds. */
  readonly value: string;
  readonly focused: boolean;
}

interface RawAxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly value?: { readonly value: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

function axNode({ role, name, value, properties = [] }: RawAxNode): AxNode {
  const focused = properties.some((property) => property.name === "focused" && property.value.value === true);
  return { role: role?.value ?? "", name: name?.value ?? "", value: String(value?.value ?? ""), focused };
}

const PATIENCE_MS = 5000;
const EVERY_MS = 25;

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: {
    readonly nodes?: readonly RawAxNode[];
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly text: string };
  };
  readonly error?: { readonly message: string };
}

/** Opens a debugger's socket; rejects when it is closed. */
export function openSocket(url: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener("open", () => resolve(socket));
    socket.addEventListener("error", () => reject(new Error("the page went away")));
  });
}

/**
 * Asks a debugger over its socket; answers the value of what was evaluated, or the nodes of a tree. Rejects when the page goes away or throws.
 * @param onEvent hears what the debugger tells meanwhile.
 */
export function command(
  socket: WebSocket,
  id: number,
  method: string,
  params: object,
  onEvent: (method: string, params: unknown) => void = () => undefined,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error("the page went away"));
    socket.addEventListener("close", gone, { once: true });
    socket.addEventListener("message", function hear({ data }: MessageEvent) {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.method !== undefined) onEvent(answer.method, answer.params);
      if (answer.id !== id) return;
      socket.removeEventListener("message", hear);
      socket.removeEventListener("close", gone);
      const { result, error } = answer;
      const fault = error?.message ?? result?.exceptionDetails?.text;
      if (fault === undefined) resolve(result?.nodes ?? result?.result?.value);
      else reject(new Error(`${fault}: ${method} ${JSON.stringify(params).slice(0, 80)}`));
    });
    socket.send(JSON.stringify({ id, method, params }));
  });
}

/** Evaluates over a debugger's socket. `more`: further parameters of `Runtime.evaluate`. */
export function evaluate(
  socket: WebSocket,
  id: number,
  expression: string,
  more: object = {},
): Promise<unknown> {
  // Without the last one the debugger would lift the page's policy for `eval`.
  const usual = { awaitPromise: true, returnByValue: true, allowUnsafeEvalBlockedByCSP: false };
  return command(socket, id, "Runtime.evaluate", { expression, ...usual, ...more });
}

/** Number of visible characters of a page. */
const WORDS = `document.documentElement.hasAttribute("${REHEARSING}") ? 0 : document.body?.innerText.trim().length ?? 0`;
const STAFF_PAGE = "kiosk://app/staff.html";
const isKioskPage = (url: string): boolean =>
  url.startsWith("kiosk://app/index.html") || url.startsWith(STAFF_PAGE);

/**
 * Attaches to the debugging port that the kiosk told on stderr.
 * @param wanted which pages may be the live one; other programs than the kiosk have other addresses.
 */
export function lookAt(port: number, wanted = isKioskPage): Look {
  const sockets = new Map<string, WebSocket>();
  let next = 1;

  async function socketOf(target: Target): Promise<WebSocket> {
    let socket = sockets.get(target.id);
    if (socket === undefined || socket.readyState !== WebSocket.OPEN) {
      socket = await openSocket(target.webSocketDebuggerUrl);
      sockets.set(target.id, socket);
    }
    return socket;
  }

  function nextId(): number {
    next += 1;
    return next;
  }

  async function ask(target: Target, expression: string): Promise<unknown> {
    return evaluate(await socketOf(target), nextId(), expression);
  }

  async function targets(): Promise<readonly Target[]> {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    return (await answer.json()) as readonly Target[];
  }

  /** The live page has words on it that it does not merely rehearse. The staff area lies over all others. */
  async function live(): Promise<Target | null> {
    const onTop = ({ url }: Target): number => Number(url.startsWith(STAFF_PAGE));
    const pages = (await targets()).filter(({ url }) => wanted(url)).sort((a, b) => onTop(b) - onTop(a));
    for (const page of pages) {
      const words = await ask(page, WORDS).catch(() => 0);
      if (typeof words === "number" && words > 0) return page;
    }
    return null;
  }

  /** Between two visits there is none for a moment. */
  async function page(): Promise<Target> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const target = await live();
      if (target !== null) return target;
      if (Date.now() > end) throw new Error("no live page");
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }

  return {
    at: async <T>(expression: string): Promise<T> => (await ask(await page(), expression)) as T,
    async accessible() {
      const socket = await socketOf(await page());
      const nodes = await command(socket, nextId(), "Accessibility.getFullAXTree", {});
      return (nodes as readonly RawAxNode[]).filter(({ ignored }) => !ignored).map(axNode);
    },
    async everywhere<T>(expression: string) {
      const pages = (await targets()).filter(({ url }) => url.startsWith("kiosk://"));
      return Promise.all(
        pages.map(async (page) => ({ url: page.url, value: (await ask(page, expression)) as T })),
      );
    },
    contents: async () => (await targets()).map(({ url }) => url),
    close() {
      for (const socket of sockets.values()) socket.close();
    },
  };
}
