/** All fields of a log line besides its event code. */
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
  /** Version of the program, `1.2.3` (R93). */
  readonly version?: string;
  /** Fingerprints of the program and of its settings, 12 hexadecimal digits (R93). */
  readonly build?: string;
  readonly config?: string;
}

const NUMBERS = ["visit", "ms", "pid", "count", "exit"] as const;
const CODES = ["reason", "phase", "verb", "refusal", "kind", "step", "level"] as const;
/** Codes start with a letter and are short, so that card numbers and sentences do not match. */
const CODE = /^[a-zA-Z][a-zA-Z-]{0,39}$/u;

/** Fields that are not codes, each with its format. */
const SHAPES = {
  version: /^\d{1,3}\.\d{1,3}\.\d{1,3}(-[a-z0-9.]{1,20})?$/u,
  build: /^[0-9a-f]{12}$/u,
  config: /^[0-9a-f]{12}$/u,
} as const;

/** Keeps allowed fields, also checking what types cannot. */
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
  for (const [name, shape] of Object.entries(SHAPES)) {
    const value: unknown = fields[name as keyof typeof SHAPES];
    if (typeof value === "string") kept[name] = shape.test(value) ? value : "unlisted";
  }
  return kept;
}
