import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { ROUTES, type RouteName } from "#contract/rest/routes.ts";
import { deferred } from "#main/time/deferred.ts";
import { listenOn, listenOnOwnPort } from "#test/support/system/own-port.ts";

/** What a backend may say instead of its answer. */
export interface OddAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Where a redirect leads. */
  readonly location?: string;
  /** Milliseconds until it comes. */
  readonly after?: number;
}

/**
 * The wire between a kiosk and its backend, with the faults that wires have. Each fault belongs to one route; the
 * others pass, so that only the write under test suffers.
 */
export interface LossyProxy {
  readonly url: string;
  /** The backend hears and does it; what it answers waits here. Without a route for everything. */
  holdAnswers(route?: RouteName): void;
  /** The backend hears and does it; what it answers comes so many milliseconds later. */
  slowAnswers(route: RouteName, after: number): void;
  /** The backend hears and does it; the connection breaks instead of its answer. */
  dropAnswers(route: RouteName): void;
  /** The connection breaks before the backend hears anything. */
  dropRequests(route: RouteName): void;
  /** The connection is reset, as a firewall does it. */
  resetConnections(route: RouteName): void;
  /** Nothing comes back, for ever; the connection stays. Without a route for everything. */
  hang(route?: RouteName): void;
  /** Something else comes back; without a route for everything. */
  answer(odd: OddAnswer, route?: RouteName): void;
  /** The cable is out: connections break, and new ones are refused. Answers that were held are lost. */
  cut(): Promise<void>;
  /** All is well again; answers that were held go on their way. */
  pass(): Promise<void>;
  /** Resolves when the backend has answered (and so done) a request of a route whose answers are held or dropped. */
  done(): Promise<void>;
  /** Requests of a route that came so far, whatever became of them. */
  heard(route: RouteName): number;
  stop(): Promise<void>;
}

type Fault =
  | "hold-answer"
  | "drop-answer"
  | "drop-request"
  | "reset"
  | "hang"
  | OddAnswer
  | { readonly slow: number };

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Route of a request, by method and path. */
function routeOf({ method, url = "" }: IncomingMessage): RouteName | undefined {
  const names = Object.keys(ROUTES) as RouteName[];
  return names.find((name) => {
    const pattern = ROUTES[name].path.replace(/:\w+/gu, "[^/]+");
    return ROUTES[name].method === method && new RegExp(`^${pattern}$`, "u").test(url);
  });
}

/** Asks the backend the same. Rejects when it is not there, or goes away before its answer is whole. */
async function forward(target: URL, asked: IncomingMessage, body: Buffer): Promise<Answer> {
  const answered = deferred<IncomingMessage | Error>();
  const onward = request(
    target,
    { method: asked.method, path: asked.url, headers: { ...asked.headers, host: target.host }, agent: false },
    answered.resolve,
  );
  onward.on("error", answered.resolve);
  onward.end(body);
  const answer = await answered.promise;
  if (answer instanceof Error) throw answer;
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await bodyOf(answer) };
}

function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  const { "transfer-encoding": _chunked, ...kept } = headers;
  response.writeHead(status, { ...kept, "content-length": body.length, connection: "close" });
  response.end(body);
}

async function replyOddly(response: ServerResponse, odd: OddAnswer): Promise<void> {
  const { status, type, body, location, after = 0 } = odd;
  await pause(after);
  response.writeHead(status, {
    "content-type": type,
    connection: "close",
    ...(location === undefined ? {} : { location }),
  });
  response.end(body);
}

/** Lays the wire in front of a backend, on a free port of this machine; everything passes at first. */
export async function startLossyProxy(backendUrl: string): Promise<LossyProxy> {
  const target = new URL(backendUrl);
  const faults = new Map<RouteName | "all", Fault>();
  const held: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  const counts = new Map<RouteName, number>();

  async function handle(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = routeOf(asked);
    if (route !== undefined) counts.set(route, (counts.get(route) ?? 0) + 1);
    const fault = (route === undefined ? undefined : faults.get(route)) ?? faults.get("all");
    const body = await bodyOf(asked);
    if (fault === "drop-request") return void response.socket?.destroy();
    if (fault === "reset") return void (response.socket as Socket | null)?.resetAndDestroy();
    if (fault === "hang") return;
    if (typeof fault === "object" && "status" in fault) return replyOddly(response, fault);
    const answer = await forward(target, asked, body);
    if (typeof fault === "object") await pause(fault.slow);
    if (fault === undefined || typeof fault === "object") return reply(response, answer);
    for (const tell of waiting.splice(0)) tell();
    if (fault === "drop-answer") return void response.socket?.destroy();
    held.push(() => reply(response, answer));
  }

  const server = createServer((asked, response) => {
    // A backend that is gone looks like that from the kiosk's side too: a broken connection.
    handle(asked, response).catch(() => response.socket?.destroy());
  });
  const port = await listenOnOwnPort(server);

  return {
    url: `http://127.0.0.1:${port}`,
    holdAnswers: (route) => void faults.set(route ?? "all", "hold-answer"),
    dropAnswers: (route) => void faults.set(route, "drop-answer"),
    dropRequests: (route) => void faults.set(route, "drop-request"),
    slowAnswers: (route, after) => void faults.set(route, { slow: after }),
    resetConnections: (route) => void faults.set(route, "reset"),
    hang: (route) => void faults.set(route ?? "all", "hang"),
    answer: (odd, route) => void faults.set(route ?? "all", odd),
    async cut() {
      held.length = 0;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
    async pass() {
      faults.clear();
      if (!server.listening) await listenOn(server, port);
      for (const go of held.splice(0)) go();
    },
    done: () => new Promise((resolve) => waiting.push(resolve)),
    heard: (route) => counts.get(route) ?? 0,
    async stop() {
      held.length = 0;
      server.closeAllConnections();
      if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
