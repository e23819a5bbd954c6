import { setTimeout as pause } from "node:timers/promises";
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

/** Looks into the kiosk's pages. It sends no input. */
export interface Look {
  /**
   * Evaluates an expression in the live page and answers its JSON value. Waits up to 5 s for a live page: between
   * two visits there is none.
   */
  at<T>(expression: string): Promise<T>;
  /**
   * As `at`, for an expression that changes nothing: one question tells whether a page is live and what it says, and a page that
   * goes away meanwhile is no fault. A page that does not answer within 5 s is not live.
   */
  read<T>(expression: string): Promise<T>;
  /** Rectangle of the nth visible control with a name (a string is the whole name); null = there is none. */
  find(name: string | RegExp, nth: number): Promise<Rect | null>;
  /** Evaluates in every page of our origin that exists now, the spare too. */
  everywhere<T>(expression: string): Promise<readonly { readonly url: string; readonly value: T }[]>;
  /** Addresses of all contents that exist, whoever made them: pages, frames of other processes, guests, workers. */
  contents(): Promise<readonly string[]>;
  close(): void;
}

const PATIENCE_MS = 5000;
const EVERY_MS = 25;

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: {
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
 * Asks a debugger over its socket; answers the value of what was evaluated. Rejects when the page goes away or throws.
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
      if (fault === undefined) resolve(result?.result?.value);
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

/**
 * Expression: how many characters a page has on it. A page that waits for its visit only rehearses, and has none. `textContent`, because
 * each look would have the page laid out.
 */
export const SHOWN_WORDS = `document.documentElement.hasAttribute("${REHEARSING}") ? 0 : document.body?.textContent.trim().length ?? 0`;

/** What a page says of something where it is live; null elsewhere. */
export type Said<T> = { readonly value: T } | null;

/** Expression: what the live page says of another one. */
export function whereLive(expression: string): string {
  return `(${SHOWN_WORDS}) === 0 ? null : { value: ${expression} }`;
}

/** Waits for what the live page says: between two visits there is none for a moment. */
export async function patiently<T>(ask: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error("no live page");
    await pause(EVERY_MS);
  }
}

/** A page that stands still answers nothing, and whoever looks at it would wait with it. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = pause(PATIENCE_MS, null, { ref: false }).then(() => {
    throw new Error("the page does not answer");
  });
  return await Promise.race([answer, late]);
}

const STAFF_PAGE = "kiosk://app/staff.html";

export function isKioskPage(url: string): boolean {
  return url.startsWith("kiosk://app/index.html") || url.startsWith(STAFF_PAGE);
}

/** Orders pages: the staff area lies over all others. */
export function topFirst(one: { readonly url: string }, other: { readonly url: string }): number {
  return Number(other.url.startsWith(STAFF_PAGE)) - Number(one.url.startsWith(STAFF_PAGE));
}

/** Everything that the debugging port lists. */
export async function targetsAt(port: number): Promise<readonly Target[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  return (await answer.json()) as readonly Target[];
}

/** Runs in the page. Rectangle of the nth control; controls in a part that is turned away are not on the screen. */
export function placeOf(controls: readonly Element[], nth: number): Rect | null {
  const shown = controls.filter((control) => {
    const { top, bottom, width, height } = control.getBoundingClientRect();
    // A box lies over all parts.
    const view = control.closest(".paged-view-in-parts > .paged-view-window, dialog[open]");
    const part = view?.matches("dialog") ? undefined : view?.getBoundingClientRect();
    const isAway = part !== undefined && (bottom <= part.top + 1 || top >= part.bottom - 1);
    return width > 0 && height > 0 && !isAway;
  });
  const control = shown[nth];
  if (control === undefined) return null;
  control.scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = control.getBoundingClientRect();
  return { x: x + screenX, y: y + screenY, width, height };
}

/** Expression: the place of the nth control with a name, by its label or words, without the help of a driver; null = there is none. */
export function placeOfNamed(name: string | RegExp, nth: number): string {
  return `(${String(placeOf)})(${controlsNamed(name)}, ${nth})`;
}

function controlsNamed(name: string | RegExp): string {
  const wanted = typeof name === "string" ? JSON.stringify(name) : String(name);
  return `(() => {
    const wanted = ${wanted};
    const clean = (text) => (text ?? "").replace(/\\s+/g, " ").trim();
    const isField = (element) => element.matches("input,[role=textbox]");
    const isNamed = (element) => [element.getAttribute("aria-label"), isField(element) ? null : element.innerText]
      .map(clean).some((text) => (typeof wanted === "string" ? text === wanted : wanted.test(text)));
    const isSeen = (element) => getComputedStyle(element).visibility !== "hidden";
    return [...document.querySelectorAll("button,input,[role=textbox]")]
      .filter((element) => isNamed(element) && isSeen(element));
  })()`;
}

/**
 * The small client: attaches to the debugging port that the kiosk told on stderr, and only ever evaluates expressions.
 * For tests that Playwright would disturb (decision 37), and for measurements.
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

  const pages = async (): Promise<readonly Target[]> =>
    (await targetsAt(port)).filter(({ url }) => wanted(url)).toSorted(topFirst);

  /** The live page has words on it that it does not merely rehearse. The staff area lies over all others. */
  async function live(among?: readonly Target[]): Promise<Target | null> {
    for (const page of among ?? (await pages())) {
      const words = await inTime(ask(page, SHOWN_WORDS)).catch(() => 0);
      if (typeof words === "number" && words > 0) return page;
    }
    return null;
  }

  /** The page that was live among these, until there are others. */
  let known: { readonly among: string; readonly id: string } | null = null;

  /** No other page gets the expression: what it looks for would be in the memory of the next patron's page (`soak`, L5). */
  async function said<T>(expression: string): Promise<Said<T>> {
    const all = await pages();
    const among = all.map(({ id }) => id).join(" ");
    const before = known?.among === among ? all.find(({ id }) => id === known?.id) : undefined;
    const page = before ?? (await live(all));
    if (page === null) return null;
    const answer = (await inTime(ask(page, whereLive(expression))).catch(() => null)) as Said<T>;
    known = answer === null ? null : { among, id: page.id };
    return answer;
  }

  const read = async <T>(expression: string): Promise<T> =>
    (await patiently(() => said<T>(expression))).value;

  return {
    at: async <T>(expression: string): Promise<T> =>
      (await ask(await patiently(() => live()), expression)) as T,
    read,
    find: (name, nth) => read(placeOfNamed(name, nth)),
    async everywhere<T>(expression: string) {
      const pages = (await targetsAt(port)).filter(({ url }) => url.startsWith("kiosk://"));
      return Promise.all(
        pages.map(async (page) => ({ url: page.url, value: (await ask(page, expression)) as T })),
      );
    },
    contents: async () => (await targetsAt(port)).map(({ url }) => url),
    close() {
      for (const socket of sockets.values()) socket.close();
    },
  };
}
