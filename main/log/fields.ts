/** Everything a log line may say besides its event code. */
export interface LogFields {
  readonly visit?: number;
  readonly ms?: number;
  readonly reason?: string;
  readonly phase?: string;
  readonly verb?: string;
  readonly refusal?: string;
  readonly kind?: string;
  readonly step?: string;
  readonly pid?: number;
  readonly count?: number;
  readonly exit?: number;
  readonly level?: string;
}

const NUMBERS = ["visit", "ms", "pid", "count", "exit"] as const;
const CODES = ["reason", "phase", "verb", "refusal", "kind", "step", "level"] as const;
/** A code starts with a letter and is short: no number of a card and no sentence passes. */
const CODE = /^[a-zA-Z][a-zA-Z-]{0,39}$/u;

/** Keeps what is allowed and drops the rest, also what the types could not see. */
export function allowedFields(fields: LogFields): LogFields {
  const kept: Record<string, number | string> = {};
  for (const name of NUMBERS) {
    const value: unknown = fields[name];
    if (typeof value === "number" && Number.isFinite(value)) kept[name] = Math.round(value * 10) / 10;
  }
  for (const name of CODES) {
    const value: unknown = fields[name];
    if (typeof value === "string") kept[name] = CODE.test(value) ? value : "unlisted";
  }
  return kept;
}
