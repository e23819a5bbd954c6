import type { FastifyServerOptions } from "fastify";

/**
 * The only fields a log line may carry besides time, level and message. A card number, a query, an address or a
 * title has no field to stand in (domain 4.11).
 */
const ALLOWED = new Set([
  "event",
  "method",
  "route",
  "status",
  "ms",
  "port",
  "count",
  "name",
  "code",
  "frames",
]);

function onlyAllowed(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => ALLOWED.has(name)));
}

/** Anything log lines can be written to; the server uses the standard error stream. */
export interface LogStream {
  write(line: string): void;
}

/** Structured log in Fastify's own pino, one JSON object per line. */
export function logOptions(stream: LogStream): Exclude<FastifyServerOptions["logger"], boolean | undefined> {
  return { level: "info", base: null, formatters: { log: onlyAllowed }, stream };
}

/**
 * A bug as log fields: its kind and where it happened. The message is left out, because it may quote what a patron
 * typed.
 */
export function errorFields(error: unknown): { name: string; code: string; frames: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, code: "", frames: [] };
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .map((line) => line.trim());
  return { name: error.name, code: "code" in error ? String(error.code) : "", frames: frames.slice(0, 12) };
}
