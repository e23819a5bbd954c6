import type { Language } from "#contract/domain/text.ts";
import type { Abort } from "#contract/library/port.ts";
import { HEADERS, ROUTES, type RouteName } from "#contract/rest/routes.ts";
import { createWeb, parseJson } from "../web.ts";

/** One request in terms of the contract. */
export interface Ask {
  readonly route: RouteName;
  /** Values for `:id` and `:key` of the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly session?: string;
  readonly key?: string;
  /** Language of the patron's screen, where a mail is sent. */
  readonly language?: Language;
  /** Time limit in milliseconds for the whole answer. */
  readonly limit: number;
}

/**
 * The outcome of a request. `answer`: a status and JSON of any shape · `unsent`: certainly never reached the backend · `lost`:
 * sent, but no usable answer · `aborted`: the caller has given up.
 */
export type Reply =
  | { readonly kind: "answer"; readonly status: number; readonly body: unknown }
  | { readonly kind: "unsent" | "lost" | "aborted" };

export interface Http {
  ask(ask: Ask, signal: Abort): Promise<Reply>;
  /** Closes every connection. */
  end(): void;
}

/** Address and identity of the kiosk at the backend. */
export interface HttpOptions {
  readonly url: string;
  readonly token: string;
  /** The kiosk's library. */
  readonly library: string;
  /** PEM of the only CA trusted; empty = the public CAs. */
  readonly authority: string;
}

function authorization(token: string): Record<string, string> {
  return token === "" ? {} : { [HEADERS.kiosk]: `Bearer ${token}` };
}

function pathOf({ route, path = {} }: Ask): string {
  return ROUTES[route].path.replace(/:([a-z]+)/gu, (_all, name: string) =>
    encodeURIComponent(path[name] ?? ""),
  );
}

function headersOf({ session, key, language }: Ask): Record<string, string> {
  return {
    ...(session === undefined ? {} : { [HEADERS.session]: session }),
    ...(key === undefined ? {} : { [HEADERS.key]: key }),
    ...(language === undefined ? {} : { [HEADERS.language]: language }),
  };
}

/** The HTTP client of the adapter. */
export function createHttp(options: HttpOptions): Http {
  const web = createWeb({
    url: options.url,
    authority: options.authority,
    connections: 16,
    keepAlive: true,
    headers: {
      accept: "application/json",
      ...authorization(options.token),
      [HEADERS.library]: options.library,
    },
  });
  return {
    end: web.end,
    async ask(ask, signal) {
      const { body, limit } = ask;
      const reply = await web.send(
        {
          method: ROUTES[ask.route].method,
          path: pathOf(ask),
          headers: headersOf(ask),
          ...(body === undefined
            ? {}
            : { body: Buffer.from(JSON.stringify(body)), type: "application/json" }),
          limit,
        },
        signal,
      );
      if (reply.kind !== "answer") return reply;
      const value = parseJson(reply.text);
      return value === undefined ? { kind: "lost" } : { kind: "answer", status: reply.status, body: value };
    },
  };
}
