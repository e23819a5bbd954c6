import { Readable } from "node:stream";
import type { AxiosInstance } from "axios";
import { parseJson as parse } from "#contract/json.ts";
import type { Abort } from "#contract/library/port.ts";
import { readAndWipe } from "./read-and-wipe.ts";
import { withTimeout } from "./with-timeout.ts";

/** The address of a server and its connection settings. */
export interface WebOptions {
  /** Base URL without the path of a request. */
  readonly url: string;
  /** PEM of the only CA trusted; empty = the public CAs. */
  readonly authority: string;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Maximum number of parallel connections. */
  readonly connections: number;
  /**
   * True = connections are reused. False = closed after each answer: an idle terminal does not occupy a worker of a small server,
   * and no request fails on a connection that the server has just closed.
   */
  readonly keepAlive: boolean;
}

export interface WebRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path and query, encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Overwritten with zeros after it was sent. */
  readonly body?: Buffer;
  /** Content type of the body; required with one. */
  readonly type?: string;
  /** Time limit in milliseconds for the whole answer. */
  readonly limit: number;
  /** Maximum size of the answer in bytes, if more than 2 MB. */
  readonly maxBytes?: number;
}

/**
 * The outcome of a request. `answer`: a status and text of any shape · `unsent`: certainly never reached the server · `lost`:
 * sent, but no whole answer in time · `aborted`: the caller has given up.
 */
export type WebReply = Reply<{ readonly text: string }>;

/** The same with bytes, for binary answers. */
export type WebBytesReply = Reply<{ readonly bytes: Uint8Array }>;

type Reply<Body> =
  | (Body & {
      readonly kind: "answer";
      readonly status: number;
      /** A response header by its lower-case name; empty when absent. */
      readonly header: (name: string) => string;
    })
  | { readonly kind: "unsent" | "lost" | "aborted" };

/** The HTTP client under the adapters. */
export interface Web {
  send(request: WebRequest, signal: Abort): Promise<WebReply>;
  sendForBytes(request: WebRequest, signal: Abort): Promise<WebBytesReply>;
  /** Closes every connection. Requests under way are `lost`, later ones `unsent`. */
  end(): void;
}

/** In bytes; longer answers are invalid or an attack (R88). */
const MAX_ANSWER_BYTES = 2 * 1024 * 1024;
/** Failures before any byte of the request was sent. */
const UNSENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  // The TLS handshake failed, so nothing was sent (R57).
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** The client and its connection pool. */
interface Client {
  readonly axios: AxiosInstance;
  readonly agents: readonly { destroy(): void }[];
}

async function connect({ url, authority, headers, connections, keepAlive }: WebOptions): Promise<Client> {
  // Loaded late: the first screen does not need an HTTP client.
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
    // A path that begins with two slashes is not an absolute URL.
    allowAbsoluteUrls: false,
    adapter: "http",
    // The proxy variables of the environment are ignored: patron data goes to the backend only.
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

/** Drops a byte order mark; invalid UTF-8 becomes replacement characters. */
const UTF8 = new TextDecoder();

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Size limits of an answer, so that validating it does not block the event loop. */
export interface JsonLimits {
  /** Values of every kind, including objects and arrays. */
  readonly values: number;
  /** Entries of one list. */
  readonly rows: number;
}

const USUAL_JSON: JsonLimits = { values: 50_000, rows: 1000 };

/** Whether a value is within the limits; stops counting at the first that is exceeded. */
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

/** Parses a JSON answer; null for an empty one, undefined for invalid JSON, too deep nesting or more than `limits`. */
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
 * Removes the body from the response and returns it: a kept-alive connection refers to its last response until the next one
 * (R78).
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

/** Creates the client. It never throws, follows no redirect, and logs nothing of a request. Connects late. */
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
        // axios would declare a form for an empty POST, which a strict server refuses.
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
      // R78: a kept-alive connection refers to its last request, perhaps with a password, until the next one.
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
