import type { Server, ServerResponse } from "node:http";
import { listenOn } from "#test/support/system/own-port.ts";
import type { KohaAnswer, KohaRequest } from "./koha-state.ts";

/** What something between us and Koha may say instead. */
export interface OddReply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** The way to the fake Koha, with the faults that wires have; everything passes at first. */
export interface KohaWire {
  pass(): Promise<void>;
  cut(): Promise<void>;
  hang(): void;
  holdAnswers(): void;
  loseNextWrite(fate: "done" | "not-done", then: "well" | "away"): void;
  answer(odd: OddReply): void;
  /** What is asked for one patron is answered for another. */
  mixUp(patron: number, other: number): void;
  heard(): number;
  writesHeard(): number;
  /** For the server: takes a request out of its hands, or not. */
  take(request: KohaRequest, response: ServerResponse, answer: () => KohaAnswer): boolean;
  /** For the server: the request as it is after a mix-up. */
  mixed(request: KohaRequest): KohaRequest;
}

/** Sends an answer as Koha does. */
export function say(response: ServerResponse, { status, body, total }: KohaAnswer): void {
  response.writeHead(status, {
    "content-type": "application/json;charset=UTF-8",
    ...(total === undefined ? {} : { "x-total-count": String(total) }),
  });
  response.end(body === undefined ? "" : JSON.stringify(body));
}

/** Proving a password, or who we are, changes nothing for the patron. */
function isWrite({ method, path }: KohaRequest): boolean {
  return method !== "GET" && path !== "/auth/password/validation" && path !== "/oauth/token";
}

interface Loss {
  readonly fate: "done" | "not-done";
  readonly then: "well" | "away";
}

/** Lays the wire before a server that listens. */
export function createKohaWire(server: Server, port: number): KohaWire {
  const held: (() => void)[] = [];
  let state: "well" | "hung" | "held" | "broken" | OddReply = "well";
  let loss: Loss | null = null;
  let mix: { readonly patron: number; readonly other: number } | null = null;
  let heard = 0;
  let writes = 0;

  /** The next write loses its answer; true = this was it. */
  function lose(request: KohaRequest, response: ServerResponse, answer: () => KohaAnswer): boolean {
    if (loss === null || !isWrite(request)) return false;
    const { fate, then } = loss;
    loss = null;
    if (fate === "done") answer();
    if (then === "away") state = "broken";
    response.socket?.destroy();
    return true;
  }

  return {
    async pass() {
      state = "well";
      loss = null;
      mix = null;
      if (!server.listening) await listenOn(server, port);
      for (const go of held.splice(0)) go();
    },
    async cut() {
      held.length = 0;
      if (!server.listening) return;
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
    hang: () => {
      state = "hung";
    },
    holdAnswers: () => {
      state = "held";
    },
    loseNextWrite: (fate, then) => {
      loss = { fate, then };
    },
    answer: (odd) => {
      state = odd;
    },
    mixUp: (patron, other) => {
      mix = { patron, other };
    },
    heard: () => heard,
    writesHeard: () => writes,
    take(request, response, answer) {
      heard += 1;
      if (isWrite(request)) writes += 1;
      if (state === "hung") return true;
      if (state === "broken") {
        response.socket?.destroy();
        return true;
      }
      if (state === "held") {
        const late = answer();
        held.push(() => say(response, late));
        return true;
      }
      if (typeof state === "object") {
        response.writeHead(state.status, { "content-type": state.type, connection: "close" }).end(state.body);
        return true;
      }
      return lose(request, response, answer);
    },
    mixed(request) {
      if (mix === null) return request;
      const { patron, other } = mix;
      const params = new URLSearchParams(request.params);
      if (params.get("patron_id") === String(patron)) params.set("patron_id", String(other));
      return {
        ...request,
        params,
        path: request.path.replace(new RegExp(`^/patrons/${patron}(?=/|$)`, "u"), `/patrons/${other}`),
      };
    },
  };
}
