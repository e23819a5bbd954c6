import { SETTINGS, type Settings } from "#contract/settings/settings.schema.ts";
import { layerOf, mergeLayers } from "./layers.ts";
import type { ReadLayers } from "./read.ts";

export interface LoadedSettings {
  /** When `problems` is not empty: the defaults, good enough to show the out-of-order screen. */
  readonly settings: Settings;
  /** A line per wrong setting: file, path, what is allowed. Never the value: it may be a secret. */
  readonly problems: readonly string[];
}

/** An address where nothing listens: with broken settings no backend is asked at all. */
const NOWHERE = "http://127.0.0.1:9";

/** Checks the layers against the schema. Broken settings never stop the kiosk silently: see `problems`. */
export function loadSettings({ layers, problems }: ReadLayers): LoadedSettings {
  const checked = SETTINGS.safeParse(mergeLayers(layers));
  if (checked.success && problems.length === 0) return { settings: checked.data, problems: [] };
  const issues = checked.success ? [] : checked.error.issues;
  const lines = issues.map((issue) => {
    const path = issue.path.map(String).join(".");
    return `${layerOf(layers, issue.path)}: ${path === "" ? "settings" : path}: ${issue.message}`;
  });
  return { settings: SETTINGS.parse({ backend: { url: NOWHERE } }), problems: [...problems, ...lines] };
}
