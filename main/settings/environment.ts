import { parseJson } from "#contract/json.ts";
import type { Layer } from "./layers.ts";

const SECTIONS = [
  "kiosk",
  "backend",
  "languages",
  "visit",
  "card",
  "password",
  "scanner",
  "hours",
  "printer",
  "phone",
  "sounds",
  "staff",
] as const;

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_([a-z0-9])/gu, (_all, letter: string) => letter.toUpperCase());
}

function looksLikeJson(text: string): boolean {
  return /^(true|false|null|-?\d+(\.\d+)?|[[{"].*)$/su.test(text);
}

/** A value of the environment: JSON where it reads as JSON, else the text itself. */
export function readValue(text: string): unknown {
  if (!looksLikeJson(text)) return text;
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/**
 * Reads `SHIORI_<SECTION>_<KEY>`, for instance `SHIORI_VISIT_IDLE_SECONDS=90`. Other names are not ours.
 * A value that must be text but looks like a number (a token of digits) is written with quotes: `"12345"`.
 */
export function environmentLayer(environment: NodeJS.ProcessEnv): Layer {
  const values: Record<string, Record<string, unknown>> = {};
  for (const section of SECTIONS) {
    const prefix = `SHIORI_${section.toUpperCase()}_`;
    for (const [name, text] of Object.entries(environment)) {
      if (!name.startsWith(prefix) || text === undefined) continue;
      values[section] = { ...values[section], [camelCase(name.slice(prefix.length))]: readValue(text) };
    }
  }
  return { name: "environment", values };
}
