import type { AxiosInstance } from "axios";
import type { Abort } from "#contract/library/port.ts";
import { HEADERS, ROUTES, type RouteName } from "#contract/rest/routes.ts";

/** One request in the words of the contract. */
export interface Ask {
  readonly route: RouteName;
  /** Values for `:id` and `:key` of the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly session?: string;
  readonly key?: string;
  /** Time limit in milliseconds for the whole answer. */
  readonly limit: number;
}

/**
 * What came back. `answer`: a status and JSON, of whatever shape · `unsent`: surely never reached the backend ·
 * `lost`: sent, but no usable answer · `aborted`: nobody waits any more.
 */
export type Reply =
  | { readonly kind: "answer"; readonly status: number; readonly body: unknown }
  | { readonly kind: "unsent" | "lost" | "aborted" };

export interface Http {
  ask(ask: Ask, signal: Abort): Promise<Reply>;
}

/** Where the backend is and who we are. */
export interface HttpOptions {
  readonly url: string;
  readonly token: string;
  /** Library the kiosk stands in. */
  readonly library: string;
  /** PEM of the only authority to believe; empty = the public ones. */
  readonly authority: string;
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
  // The handshake failed: this is not our backend, and it was told nothing (R57).
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

async function connect(options: HttpOptions): Promise<AxiosInstance> {
  // Late, because the first picture must not wait for an HTTP client.
  const [{ default: axios }, http, https] = await Promise.all([
    import("axios"),
    import("node:http"),
    import("node:https"),
  ]);
  return axios.create({
    baseURL: options.url,
    adapter: "http",
    // The environment's proxy variables are not ours to follow: patron data goes to the backend only.
    proxy: false,
    httpAgent: new http.Agent({ keepAlive: true, maxSockets: 16 }),
    // Certificates are always verified; there is no switch (R57).
    httpsAgent: new https.Agent({
      keepAlive: true,
      maxSockets: 16,
      ...(options.authority === "" ? {} : { ca: options.authority }),
    }),
    maxRedirects: 0,
    maxContentLength: MAX_ANSWER_BYTES,
    validateStatus: () => true,
    responseType: "text",
    transformResponse: (text: unknown) => text,
    headers: {
      accept: "application/json",
      ...authorization(options.token),
      [HEADERS.library]: options.library,
    },
  });
}

function authorization(token: string): Record<string, string> {
  return token === "" ? {} : { [HEADERS.kiosk]: `Bearer ${token}` };
}

function pathOf({ route, path = {} }: Ask): string {
  return ROUTES[route].path.replace(/:([a-z]+)/gu, (_all, name: string) =>
    encodeURIComponent(path[name] ?? ""),
  );
}

function headersOf({ session, key, body }: Ask): Record<string, string | null> {
  return {
    // axios names a form as the type of an empty POST, which a strict backend refuses.
    "content-type": body === undefined ? null : "application/json",
    ...(session === undefined ? {} : { [HEADERS.session]: session }),
    ...(key === undefined ? {} : { [HEADERS.key]: key }),
  };
}

function parseBody(text: unknown): unknown {
  return typeof text === "string" && text !== "" ? (JSON.parse(text) as unknown) : null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** The HTTP client of the adapter. Never throws and never follows a redirect; nothing of a request is logged. */
export function createHttp(options: HttpOptions): Http {
  let client: Promise<AxiosInstance> | null = null;

  async function send(ask: Ask, signal: AbortSignal): Promise<Reply> {
    client ??= connect(options);
    const axios = await client;
    if (signal.aborted) return { kind: "aborted" };
    // R78: a connection that is kept open remembers its last request, perhaps with a password, until the next one.
    const body = ask.body === undefined ? null : Buffer.from(JSON.stringify(ask.body));
    try {
      const { status, data } = await axios.request<unknown>({
        method: ROUTES[ask.route].method,
        url: pathOf(ask),
        headers: headersOf(ask),
        ...(body === null ? {} : { data: body }),
        signal,
      });
      return { kind: "answer", status, body: parseBody(data) };
    } catch (error) {
      return { kind: UNSENT.has(codeOf(error)) ? "unsent" : "lost" };
    } finally {
      body?.fill(0);
    }
  }

  return {
    async ask(ask, signal) {
      if (signal.aborted) return { kind: "aborted" };
      const stop = new AbortController();
      const abort = (): void => stop.abort();
      signal.addEventListener("abort", abort);
      const timer = setTimeout(abort, ask.limit);
      try {
        const reply = await send(ask, stop.signal);
        return signal.aborted ? { kind: "aborted" } : reply;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
      }
    },
  };
}
