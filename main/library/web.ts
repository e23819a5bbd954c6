import { Readable } from "node:stream";
import type { AxiosInstance } from "axios";
import { parseJson as parse } from "#contract/json.ts";
import type { Abort } from "#contract/library/port.ts";
import { readAndWipe } from "./read-and-wipe.ts";
import { withTimeout } from "./with-timeout.ts";

/** Where a server is, and how its connections are kept. */
export interface WebOptions {
  /** Address without the path of a request. */
  readonly url: string;
  /** PEM of the only authority to believe; empty = the public ones. */
  readonly authority: string;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Connections at once. */
  readonly connections: number;
  /**
   * True = an answered connection waits for the next request. False = it is closed: a server with few workers, each bound
   * to a connection, is not held up by a terminal that rests, and no request dies with a connection that was just given up.
   */
  readonly keepAlive: boolean;
}

export interface WebRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path and query, encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Overwritten with zeros once it is sent. */
  readonly body?: Buffer;
  /** Type of the body; needed with one. */
  readonly type?: string;
  /** Time limit in milliseconds for the whole answer. */
  readonly limit: number;
  /** Longest answer in bytes, where the usual 2 MB are not enough. */
  readonly maxBytes?: number;
}

/**
 * What came back. `answer`: a status and a text, of whatever shape · `unsent`: surely never reached the server ·
 * `lost`: sent, but no whole answer in time · `aborted`: nobody waits any more.
 */
export type WebReply = Reply<{ readonly text: string }>;

/** The same with bytes, for what is no text. */
export type WebBytesReply = Reply<{ readonly bytes: Uint8Array }>;

type Reply<Body> =
  | (Body & {
      readonly kind: "answer";
      readonly status: number;
      /** A header of the answer by its lower-case name; empty when absent. */
      readonly header: (name: string) => string;
    })
  | { readonly kind: "unsent" | "lost" | "aborted" };

/** The HTTP client under the adapters. */
export interface Web {
  send(request: WebRequest, signal: Abort): Promise<WebReply>;
  sendForBytes(request: WebRequest, signal: Abort): Promise<WebBytesReply>;
  /** Closes every connection. What is under way is `lost`; whatever comes afterwards is `unsent`. */
  end(): void;
}

/** Longer answers are nonsense or an attack (R88). */
const MAX_ANSWER_BYTES = 2 * 1024 * 1024;
/** Failures before any byte of the request could leave. */
const UNSENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  // The handshake failed: this is not our server, and it was told nothing (R57).
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** The client, and the connections that it keeps. */
interface Client {
  readonly axios: AxiosInstance;
  readonly agents: readonly { destroy(): void }[];
}

async function connect({ url, authority, headers, connections, keepAlive }: WebOptions): Promise<Client> {
  // Late, because the first picture must not wait for an HTTP client.
  const [{ default: axios }, http, https] = await Promise.all([
    import("axios"),
    import("node:http"),
    import("node:https"),
  ]);
  const httpAgent = new http.Agent({ keepAlive, maxSockets: connections });
  // Certificates are always verified; there is no switch (R57).
  const httpsAgent = new https.Agent({
    keepAlive,
    maxSockets: connections,
    ...(authority === "" ? {} : { ca: authority }),
  });
  const client = axios.create({
    baseURL: url,
    // A path is a path, also one that begins with two slashes.
    allowAbsoluteUrls: false,
    adapter: "http",
    // The environment's proxy variables are not ours to follow: patron data goes to the backend only.
    proxy: false,
    httpAgent,
    httpsAgent,
    maxRedirects: 0,
    validateStatus: () => true,
    responseType: "stream",
    headers: { ...headers },
  });
  return { axios: client, agents: [httpAgent, httpsAgent] };
}

/** Drops a byte order mark; what is no UTF-8 becomes replacement characters. */
const UTF8 = new TextDecoder();

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** How much an answer may hold, so that checking its shape stays short work for the event loop. */
export interface JsonLimits {
  /** Values of every kind, those that hold others among them. */
  readonly values: number;
  /** Entries of one list. */
  readonly rows: number;
}

const USUAL_JSON: JsonLimits = { values: 50_000, rows: 1000 };

/** Counts until a limit is passed and no further. */
function isWithin(value: unknown, { values, rows }: JsonLimits): boolean {
  const left: unknown[] = [value];
  let count = 0;
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    count += 1;
    if (typeof one !== "object" || one === null) continue;
    const inner: readonly unknown[] = Array.isArray(one) ? one : Object.values(one);
    if (count + left.length + inner.length > values || (Array.isArray(one) && inner.length > rows))
      return false;
    for (const each of inner) left.push(each);
  }
  return true;
}

/** Text of a JSON answer as a value; null for an empty one, undefined for what is no JSON, nested too deep or more than `limits`. */
export function parseJson(text: string, limits: JsonLimits = USUAL_JSON): unknown {
  if (text === "") return null;
  try {
    const value = parse(text);
    return isWithin(value, limits) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The body of an answer, which is taken away from it: a connection that is kept open remembers its last answer until
 * the next one (R78).
 */
function takeBody(response: { data: Readable }): Readable {
  const { data } = response;
  response.data = Readable.from([]);
  return data;
}

function textOf(bytes: Uint8Array): string {
  const text = UTF8.decode(bytes);
  bytes.fill(0);
  return text;
}

/** Makes the client. It never throws and never follows a redirect; nothing of a request is logged. Connects late. */
export function createWeb(options: WebOptions): Web {
  let client: Promise<Client> | null = null;
  const ended = new AbortController();

  async function request(asked: WebRequest, signal: AbortSignal): Promise<WebBytesReply> {
    client ??= connect(options);
    const { axios } = await client;
    if (ended.signal.aborted) return { kind: "unsent" };
    if (signal.aborted) return { kind: "aborted" };
    const { method, path, headers, body, type, maxBytes } = asked;
    try {
      const response = await axios.request<Readable>({
        method,
        url: path,
        // axios names a form as the type of an empty POST, which a strict server refuses.
        headers: { "content-type": body === undefined ? null : (type ?? null), ...headers },
        ...(body === undefined ? {} : { data: body }),
        signal: AbortSignal.any([signal, ended.signal]),
      });
      const { status, headers: answered } = response;
      const bytes = await readAndWipe(takeBody(response), maxBytes ?? MAX_ANSWER_BYTES);
      return { kind: "answer", status, bytes, header: (name) => String(answered[name] ?? "") };
    } catch (error) {
      return { kind: UNSENT.has(codeOf(error)) ? "unsent" : "lost" };
    }
  }

  async function sendForBytes(asked: WebRequest, signal: Abort): Promise<WebBytesReply> {
    try {
      if (signal.aborted) return { kind: "aborted" };
      const reply = await withTimeout(asked.limit, signal, (stop) => request(asked, stop));
      return signal.aborted ? { kind: "aborted" } : reply;
    } finally {
      // R78: a connection that is kept open remembers its last request, perhaps with a password, until the next one.
      asked.body?.fill(0);
    }
  }

  return {
    sendForBytes,
    async send(asked, signal) {
      const reply = await sendForBytes(asked, signal);
      if (reply.kind !== "answer") return reply;
      const { bytes, ...answer } = reply;
      return { ...answer, text: textOf(bytes) };
    },
    end() {
      ended.abort();
      void client?.then(({ agents }) => {
        for (const agent of agents) agent.destroy();
      });
    },
  };
}
