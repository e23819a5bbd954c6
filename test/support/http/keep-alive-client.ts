import { Agent, request } from "node:http";
import { HEADERS, ROUTES, type RouteName } from "#contract/rest/routes.ts";

/** How long an answer may take before it counts as lost, in milliseconds. */
const ANSWER_LIMIT_MS = 30_000;

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  /** The parsed JSON. */
  readonly body: unknown;
}

/** What is sent beside the route. */
export interface Sent {
  /** Fills the `:id` or `:key` of the route. */
  readonly id?: string;
  readonly body?: unknown;
  /** Token of the session. */
  readonly session?: string;
  /** Idempotency key. */
  readonly key?: string;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The connection broke, or nothing came in time: whether the request was done is not known. */
export class LostAnswer extends Error {
  override readonly name = "LostAnswer";
}

/** Speaks the REST language over connections that are kept open, as many kiosks in one process. */
export class KeepAliveClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  readonly #token: string;
  readonly #library: string;

  constructor(token: string, library = "central") {
    this.#token = token;
    this.#library = library;
  }

  /** One request to a port of this machine. Throws `LostAnswer`. */
  ask(port: number, name: RouteName, sent: Sent = {}): Promise<Answer> {
    const { method, path } = ROUTES[name];
    return this.send(port, method, path.replace(/:\w+/u, sent.id ?? ""), sent);
  }

  /** The same for a path of another group of routes. */
  send(port: number, method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const text = sent.body === undefined ? null : JSON.stringify(sent.body);
    const headers: Record<string, string | number> = {
      [HEADERS.kiosk]: `Bearer ${this.#token}`,
      [HEADERS.library]: this.#library,
      ...(sent.session === undefined ? {} : { [HEADERS.session]: sent.session }),
      ...(sent.key === undefined ? {} : { [HEADERS.key]: sent.key }),
      ...(text === null
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
      ...sent.headers,
    };
    return new Promise((resolve, reject) => {
      const lost = (error: Error): void => reject(new LostAnswer(`${method} ${path}: ${error.message}`));
      const options = { host: "127.0.0.1", port, method, path, headers, agent: this.#agent };
      const asked = request({ ...options, timeout: ANSWER_LIMIT_MS }, (response) => {
        let read = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          read += part;
        });
        response.on("error", lost);
        response.on("end", () => {
          if (!response.complete) return lost(new Error("the answer was cut off"));
          try {
            resolve({ status: response.statusCode ?? 0, body: read === "" ? null : JSON.parse(read) });
          } catch (error) {
            reject(error);
          }
        });
      });
      asked.on("timeout", () => asked.destroy(new Error("no answer in time")));
      asked.on("error", lost);
      asked.end(text);
    });
  }

  /** Closes the connections that are kept. */
  close(): void {
    this.#agent.destroy();
  }
}

/** Name of the refusal in the body of an answer; empty when there is none. */
export function refusalIn(answer: Answer): string {
  const { body } = answer;
  if (typeof body !== "object" || body === null || !("refusal" in body)) return "";
  const { refusal } = body;
  return typeof refusal === "object" && refusal !== null && "name" in refusal ? String(refusal.name) : "";
}
