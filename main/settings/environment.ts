import { parseJson } from "#contract/json.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { resembles } from "./guarded.ts";
import { isSection, type Layer } from "./layers.ts";

/** Every section of the settings; a new one that is missing here is a compile error. The schema itself is loaded later. */
const SECTIONS = {
  kiosk: true,
  keys: true,
  backend: true,
  languages: true,
  services: true,
  lend: true,
  visit: true,
  card: true,
  password: true,
  scanner: true,
  hours: true,
  printer: true,
  speech: true,
  covers: true,
  phone: true,
  sounds: true,
  staff: true,
  notices: true,
  boards: true,
  placeNames: true,
  returnPlaces: true,
  shelfMap: true,
} as const satisfies Record<keyof Settings, true>;

/** Name of the layer, the topmost of all. */
export const ENVIRONMENT = "environment";

const OURS = "SHIORI_";

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_([a-z0-9])/gu, (_all, letter: string) => letter.toUpperCase());
}

function looksLikeJson(text: string): boolean {
  return /^(true|false|null|-?\d+(\.\d+)?|[[{"].*)$/su.test(text);
}

/** A value of the environment: parsed as JSON if possible, otherwise text. */
export function readValue(text: string): unknown {
  if (!looksLikeJson(text)) return text;
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** `["visit", "idleSeconds"]` for `VISIT_IDLE_SECONDS`; the key is empty for a whole section. Null = not a setting. */
function pathOf(name: string): readonly [section: string, key: string] | null {
  const words = name.split("_");
  for (let length = words.length; length > 0; length -= 1) {
    const section = camelCase(words.slice(0, length).join("_"));
    if (section in SECTIONS) return [section, camelCase(words.slice(length).join("_"))];
  }
  // Other variables have this prefix too (SHIORI_STATE_DIR is not SHIORI_STAFF_…). A section with one edit is taken for a
  // misspelling, which the schema reports.
  const [first = "", ...rest] = words;
  const isMisspelt = Object.keys(SECTIONS).some((section) => resembles(first, section, 1));
  return isMisspelt ? [first.toLowerCase(), camelCase(rest.join("_"))] : null;
}

/**
 * Reads `SHIORI_<SECTION>_<KEY>`, for instance `SHIORI_VISIT_IDLE_SECONDS=90`, and `SHIORI_<SECTION>` as JSON; a key overrides
 * its section. Other names are ignored. A text value that looks like a number (a token of digits) needs quotes: `"12345"`.
 */
export function environmentLayer(environment: NodeJS.ProcessEnv): Layer {
  const values: Record<string, unknown> = {};
  const read = Object.entries(environment)
    .filter(([name, text]) => name.startsWith(OURS) && text !== undefined)
    .flatMap(([name, text = ""]) => {
      const path = pathOf(name.slice(OURS.length));
      return path === null ? [] : [{ path, value: readValue(text) }];
    });
  for (const {
    path: [section, key],
    value,
  } of read)
    if (key === "") values[section] = value;
  for (const {
    path: [section, key],
    value,
  } of read) {
    const whole = values[section];
    if (key !== "") values[section] = { ...(isSection(whole) ? whole : {}), [key]: value };
  }
  return { name: ENVIRONMENT, values };
}
