import type { FastifyServerOptions } from "fastify";

/**
 * The only fields a log line may carry besides time, level and message. A card number, a query, an address or a
 * title has no field to stand in (D83).
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

/** Anything log lines can be written to; the server uses the standard error stream. */
export interface LogStream {
  write(line: string): void;
}

/**
 * Fields as they may be logged. Of an error only kind and place are logged: its message may quote a patron, and
 * pino would make it the message of the line.
 */
function safeFields(fields: object): { readonly fields: Record<string, unknown>; readonly isError: boolean } {
  const error = fields instanceof Error ? fields : "err" in fields ? fields.err : undefined;
  if (error === undefined) return { fields: onlyAllowed(fields), isError: false };
  return { fields: { ...onlyAllowed(fields), ...errorFields(error) }, isError: true };
}

/** Structured log in Fastify's own pino, one JSON object per line. */
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
