import type { FastifyServerOptions } from "fastify";

/**
 * The only fields of a log line besides time, level and message, so that no card number, query, address or title can be logged
 * (D83).
 */
const ALLOWED = new Set([
  "event",
  "method",
  "route",
  "status",
  "ms",
  "port",
  "count",
  "job",
  "name",
  "code",
  "frames",
]);

function onlyAllowed(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => ALLOWED.has(name)));
}

/** Destination of log lines; the server uses standard error. */
export interface LogStream {
  write(line: string): void;
}

/**
 * Restricts fields to those that may be logged. Of an error, only type and location: its message may quote patron data, and pino
 * would log it as the message.
 */
function safeFields(fields: object): { readonly fields: Record<string, unknown>; readonly isError: boolean } {
  const error = fields instanceof Error ? fields : "err" in fields ? fields.err : undefined;
  if (error === undefined) return { fields: onlyAllowed(fields), isError: false };
  return { fields: { ...onlyAllowed(fields), ...errorFields(error) }, isError: true };
}

/** Structured log with Fastify's pino, one JSON object per line. */
export function logOptions(stream: LogStream): Exclude<FastifyServerOptions["logger"], boolean | undefined> {
  return {
    level: "info",
    base: null,
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args;
        if (typeof first !== "object" || first === null) return method.apply(this, args);
        const { fields, isError } = safeFields(first);
        return isError ? method.apply(this, [fields]) : method.apply(this, [fields, ...rest]);
      },
    },
    stream,
  };
}

/** A bug as log fields: type and location. The message is left out, because it may quote a patron's input. */
export function errorFields(error: unknown): { name: string; code: string; frames: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, code: "", frames: [] };
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .map((line) => line.trim());
  return { name: error.name, code: "code" in error ? String(error.code) : "", frames: frames.slice(0, 12) };
}
