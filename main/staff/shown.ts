import { PRESET_PATHS, SECRET_PATHS, START_PATHS, WHOLE_PATHS } from "#contract/settings/choices.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { pathsOf, valueAt } from "../settings/layers.ts";

function isSecret(path: string): boolean {
  return SECRET_PATHS.includes(path);
}

/** Settings read when the window opens can only be changed in the file: a touch must not unlock a kiosk. */
export function isForFiles(path: string): boolean {
  return isSecret(path) || (START_PATHS as readonly string[]).includes(path);
}

/** All paths for the screen, including optional ones and sections that are one value. */
export function shownPaths(values: Readonly<Record<string, unknown>>): readonly string[] {
  return [...new Set([...pathsOf(values).map(wholePath), ...PRESET_PATHS])];
}

/** The path of the setting that a path belongs to: sections that are one value are one setting. */
export function wholePath(path: string): string {
  return WHOLE_PATHS.find((one) => path.startsWith(`${one}.`)) ?? path;
}

/** The value of a setting for the screen; for a secret only whether it is set. */
export function shownAt(settings: Settings, path: string): unknown {
  const value = valueAt({ ...settings }, path.split(".")) ?? null;
  const set = Array.isArray(value) ? value.length > 0 : value !== "";
  return isSecret(path) ? set : value;
}
