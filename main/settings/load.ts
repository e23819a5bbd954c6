import type { SettingsProblem } from "#contract/settings/problem.ts";
import { SETTINGS, type Settings } from "#contract/settings/settings.schema.ts";
import { mergeLayers } from "./layers.ts";
import { problemOfFile, problemsOf, strangersAmongSecrets } from "./problems.ts";
import type { ReadLayers } from "./read.ts";

export interface LoadedSettings {
  /** When `problems` is not empty: the defaults, good enough to show the out-of-order screen. */
  readonly settings: Settings;
  /** One per wrong setting: file, line, path, what is allowed. Never the value: it may be a secret. */
  readonly problems: readonly SettingsProblem[];
}

/** An address where nothing listens: with broken settings no backend is asked at all. */
const NOWHERE = "http://127.0.0.1:9";

/** Checks the layers against the schema. Broken settings never stop the kiosk silently: see `problems`. */
export function loadSettings({ layers, bad }: ReadLayers): LoadedSettings {
  const merged = mergeLayers(layers);
  const checked = SETTINGS.safeParse(merged);
  const wrongFiles = [...bad.map(problemOfFile), ...strangersAmongSecrets(layers)];
  if (checked.success && wrongFiles.length === 0) return { settings: checked.data, problems: [] };
  // A file that cannot be read is the reason; what is missing for its sake would only hide it.
  const others = checked.success || bad.length > 0 ? [] : problemsOf(checked.error.issues, layers, merged);
  const open = SETTINGS.parse({ backend: { url: NOWHERE } });
  return { settings: withStaff(open, merged), problems: [...wrongFiles, ...others] };
}

/** Staff can come in to repair what is wrong, when their own part of the settings is right; see layers for the rest. */
function withStaff(defaults: Settings, merged: Readonly<Record<string, unknown>>): Settings {
  const staff = SETTINGS.safeParse({ backend: { url: NOWHERE }, staff: merged["staff"] });
  return staff.success ? { ...defaults, staff: staff.data.staff } : defaults;
}
