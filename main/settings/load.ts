import type { SettingsProblem, SettingsStanding } from "#contract/settings/problem.ts";
import { SETTINGS, type Settings } from "#contract/settings/settings.schema.ts";
import { ENVIRONMENT } from "./environment.ts";
import { type Layer, mergeLayers, pathsOf, without } from "./layers.ts";
import { isRefused, problemOfFile, problemsOf, strangersAmongSecrets, unknownPaths } from "./problems.ts";
import type { ReadLayers } from "./read.ts";

export interface LoadedSettings {
  /** The effective settings: see `standing`. */
  readonly settings: Settings;
  /** The layers behind them, lowest first. */
  readonly layers: readonly Layer[];
  readonly standing: SettingsStanding;
  /** One per invalid or unknown setting: file, line, path, allowed values. Never the value, which may be secret. */
  readonly problems: readonly SettingsProblem[];
}

/** An unused address: with invalid settings no backend is contacted. */
const NOWHERE = "http://127.0.0.1:9";

interface Checked {
  /** Null = a setting is invalid. */
  readonly settings: Settings | null;
  readonly problems: readonly SettingsProblem[];
}

/** Checks layers against the schema. Unknown settings are reported and ignored, if that is safe. */
function check(layers: readonly Layer[]): Checked {
  const merged = mergeLayers(layers);
  const first = SETTINGS.safeParse(merged);
  const unknown = first.success ? [] : unknownPaths(first.error.issues);
  // Consistency is checked only if every single setting is valid.
  const known = unknown.reduce(without, merged);
  const checked = unknown.length === 0 ? first : SETTINGS.safeParse(known);
  const problems = [
    ...strangersAmongSecrets(layers),
    ...(first.success
      ? []
      : problemsOf(
          first.error.issues.filter(({ code }) => code === "unrecognized_keys"),
          layers,
          merged,
        )),
    ...(checked.success ? [] : problemsOf(checked.error.issues, layers, known)),
  ];
  return { settings: checked.success && !problems.some(isRefused) ? checked.data : null, problems };
}

/**
 * The layers with the last valid state of some files. A file that did not exist then is removed; a file of secrets never is,
 * because a weaker secret of another layer would apply. Null = an invalid file has no valid state.
 */
function replaced(
  { layers, bad, order }: ReadLayers,
  kept: readonly Layer[],
  isReplaced: (name: string) => boolean,
): readonly Layer[] | null {
  const found: Layer[] = [];
  for (const name of order) {
    const current = layers.find((layer) => layer.name === name);
    const good = kept.find((layer) => layer.name === name);
    const isBadSecret = bad.some(({ path, secrets }) => path === name && secrets === true);
    if (isReplaced(name) && good === undefined && isBadSecret) return null;
    const staysItself = !isReplaced(name) || (good === undefined && current?.secrets !== undefined);
    const layer = staysItself ? current : good;
    if (layer !== undefined) found.push(layer);
  }
  return found;
}

/** Whether all secrets in a layer are valid by themselves. */
function isSound(layer: Layer): boolean {
  const alone = SETTINGS.safeParse(mergeLayers([{ name: "", values: { backend: { url: NOWHERE } } }, layer]));
  const wrong = (alone.error?.issues ?? []).map(({ path }) => path.map(String).join("."));
  const isWrong = pathsOf(layer.values).some((set) => wrong.some((path) => `${path}.`.startsWith(`${set}.`)));
  return !isWrong && strangersAmongSecrets([layer]).length === 0;
}

/**
 * True for a valid or deleted file of secrets: a PIN or a card removed from it must not come back because of errors in other
 * files.
 */
function holdsAlone({ layers, bad }: ReadLayers, kept: readonly Layer[], name: string): boolean {
  const current = layers.find((layer) => layer.name === name);
  if (current !== undefined) return current.secrets !== undefined && isSound(current);
  const wasSecret = kept.some((layer) => layer.name === name && layer.secrets !== undefined);
  return wasSecret && !bad.some(({ path }) => path === name);
}

/** Candidates to replace the read layers besides the invalid files: one more file, then all but the environment. */
function substitutes(read: ReadLayers, kept: readonly Layer[]): readonly (readonly Layer[])[] {
  if (kept.length === 0) return [];
  const bad = new Set(read.bad.map(({ path }) => path));
  const files = read.order.filter((name) => name !== ENVIRONMENT);
  return [
    ...files.map((file) => replaced(read, kept, (name) => bad.has(name) || name === file)),
    replaced(read, kept, (name) => name !== ENVIRONMENT && !holdsAlone(read, kept, name)),
  ].filter((layers) => layers !== null);
}

/**
 * Checks the layers against the schema. A file with an invalid setting is replaced as a whole by its last valid state.
 * Without one the defaults are used, which show the out-of-order screen, with the section for staff if that is valid, so that
 * they can repair it.
 * @param kept the layers of the last valid settings, without the environment; empty = none.
 */
export function loadSettings(read: ReadLayers, kept: readonly Layer[] = []): LoadedSettings {
  const isWhole = read.bad.length === 0;
  const known = isWhole
    ? read.layers
    : replaced(read, kept, (name) => read.bad.some(({ path }) => path === name));
  const first = check(known ?? read.layers);
  // An unreadable file is the cause; the settings missing because of it would only hide it.
  const isHidden = !isWhole && (known === null || kept.length === 0);
  const problems = [...read.bad.map(problemOfFile), ...(isHidden ? [] : first.problems)];
  if (first.settings !== null && known !== null && (isWhole || kept.length > 0))
    return { settings: first.settings, layers: known, standing: isWhole ? "read" : "kept", problems };
  for (const layers of substitutes(read, kept)) {
    const { settings } = check(layers);
    if (settings !== null) return { settings, layers, standing: "kept", problems };
  }
  const open = SETTINGS.parse({ backend: { url: NOWHERE } });
  const settings = withStaff(open, mergeLayers(read.layers));
  return { settings, layers: read.layers, standing: "broken", problems };
}

/** Keeps the section for staff if it is valid, so that they can repair the rest. */
function withStaff(defaults: Settings, merged: Readonly<Record<string, unknown>>): Settings {
  const staff = SETTINGS.safeParse({ backend: { url: NOWHERE }, staff: merged["staff"] });
  return staff.success ? { ...defaults, staff: staff.data.staff } : defaults;
}
