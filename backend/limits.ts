import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { refusal } from "#contract/refusals.ts";
import { MINUTE_MS, SECOND_MS } from "./clock.ts";
import { refusalBody } from "./http-answer.ts";

/** Longest request body in bytes. */
export const BODY_LIMIT = 16 * 1024;
/** Bytes of a too long body that are still read. */
const DRAIN_LIMIT = 16 * 1024 * 1024;
/** Longest first line and headers together, in bytes; a URL can be no longer. */
const HEADERS_LIMIT = 8 * 1024;
/** Longest value of `:id` or `:key` in a path, in characters. */
const PARAMETER_LIMIT = 100;
/** Time limits for the headers and for the whole request. */
const HEADERS_WITHIN_MS = 10 * SECOND_MS;
const REQUEST_WITHIN_MS = 20 * SECOND_MS;
/** How often connections are checked for timeouts. */
const LOOK_EVERY_MS = 2 * SECOND_MS;
/** A connection without traffic is closed; the longest answer takes far less. */
const SILENCE_MS = MINUTE_MS;
/** Keep-alive of an idle connection; longer than nginx's (60 s). */
const KEEP_ALIVE_MS = 72 * SECOND_MS;
/** Requests after which a connection is closed. */
const MOST_REQUESTS_PER_CONNECTION = 10_000;
/** Maximum number of connections; further ones are closed at once. A kiosk uses at most 16, a load balancer some dozens. */
export const MOST_CONNECTIONS = 4000;
/** Maximum duration of a stop, even if clients keep their connections. */
export const STOP_WITHIN_MS = 10 * SECOND_MS;

/** Limits that tests shorten. */
export interface TimeLimits {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly silenceMs: number;
  readonly lookEveryMs: number;
}

/** The limits of a real server. */
export const TIME_LIMITS: TimeLimits = {
  headersMs: HEADERS_WITHIN_MS,
  requestMs: REQUEST_WITHIN_MS,
  silenceMs: SILENCE_MS,
  lookEveryMs: LOOK_EVERY_MS,
};

/** Options of Fastify and Node against slow, greedy and broken clients. */
export function serverLimits(times: TimeLimits) {
  return {
    bodyLimit: BODY_LIMIT,
    connectionTimeout: times.silenceMs,
    requestTimeout: times.requestMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxRequestsPerSocket: MOST_REQUESTS_PER_CONNECTION,
    routerOptions: { maxParamLength: PARAMETER_LIMIT },
    http: {
      maxHeaderSize: HEADERS_LIMIT,
      headersTimeout: times.headersMs,
      connectionsCheckingInterval: times.lookEveryMs,
    },
  } as const;
}

/**
 * Reads the rest of a refused body, because a client whose connection is cut never reads the answer. At most `DRAIN_LIMIT` bytes,
 * and within the time limit of a request.
 */
export function drainBody(request: IncomingMessage): void {
  let left = DRAIN_LIMIT;
  request.on("data", (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) request.socket.destroy();
  });
}

/** HTTP status by the error code of Node's parser. */
const STATUS_OF: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Answers invalid HTTP, too long headers or too slow a request, and closes the connection. */
export function answerBrokenRequest(error: Error, socket: Socket): void {
  const code = "code" in error ? String(error.code) : "";
  if (!socket.writable || code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(refusalBody(refusal("bad-request")));
  const head = [
    `HTTP/1.1 ${STATUS_OF[code] ?? "400 Bad Request"}`,
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "cache-control: no-store",
    "x-content-type-options: nosniff",
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}
