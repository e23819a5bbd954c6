import { allowedFields, type LogFields } from "./fields.ts";
import { openLogFile } from "./file.ts";

/** One line: an event code with numbers. Never a card number, a name, a title or free text (R60). */
export interface LogLine extends LogFields {
  readonly at: string;
  readonly event: string;
}

export interface Log {
  /** Writes one event. Never throws, whatever the disk does (R90). */
  (event: string, fields?: LogFields): void;
  /** The newest lines, oldest first, for diagnostics. At most `RING_LINES`. */
  readonly recent: () => readonly LogLine[];
}

const RING_LINES = 500;
const EVENT = /^[a-z][a-z0-9-]{1,39}$/u;

/**
 * Opens the log.
 * @param directory folder of the log files, made when missing; null = memory only.
 * @param echo writes each line to stderr too (development).
 */
export function createLog(directory: string | null, echo: boolean): Log {
  const file = directory === null ? null : openLogFile(directory);
  const ring: LogLine[] = [];
  const log = (event: string, fields: LogFields = {}): void => {
    const name = EVENT.test(event) ? event : "unnamed-event";
    const line: LogLine = { at: new Date().toISOString(), event: name, ...allowedFields(fields) };
    ring.push(line);
    if (ring.length > RING_LINES) ring.shift();
    const text = `${JSON.stringify(line)}\n`;
    file?.write(text);
    if (echo) process.stderr.write(text);
  };
  return Object.assign(log, { recent: () => [...ring] });
}
