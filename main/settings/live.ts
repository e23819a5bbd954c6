import { createHash } from "node:crypto";
import { SECRET_PATHS } from "#contract/settings/choices.ts";
import type { SettingsProblem, SettingsStanding } from "#contract/settings/problem.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { ENVIRONMENT } from "./environment.ts";
import type { KeptSettings } from "./kept.ts";
import { type Layer, withValue } from "./layers.ts";
import { type LoadedSettings, loadSettings } from "./load.ts";
import { type ReadLayers, readLayers, type SettingsSources } from "./read.ts";

/** The current settings. They change while the kiosk runs, so do not keep a copy. */
export interface LiveSettings {
  now(): Settings;
  /** Whether they are in force as they were read. */
  standing(): SettingsStanding;
  /** Invalid and unknown settings; `standing` says what follows from them. */
  problems(): readonly SettingsProblem[];
  /** The layers of the current settings, lowest first. */
  layers(): readonly Layer[];
  /** The files as they are now, valid or not; the base of every change. */
  files(): ReadLayers;
  /** Reads all files again; `apply` puts them in force. */
  reread(): void;
  /** Puts what was read last in force. Returns whether anything has changed. */
  apply(): boolean;
  /**
   * The settings and problems that would result if these layers replaced those of the same name. An invalid layer is not
   * among the resulting layers.
   */
  preview(replaced: readonly Layer[]): LoadedSettings;
  /** Called after a change, with the settings before it. */
  onChange(listener: (before: Settings) => void): void;
}

function fingerprint({ settings, standing, problems }: LoadedSettings): string {
  return JSON.stringify([settings, standing, problems]);
}

/** What was read, with `given` replacing layers of the same name. */
function withLayers({ layers, bad, order }: ReadLayers, given: readonly Layer[]): ReadLayers {
  const names = given.map(({ name }) => name);
  const files = [...new Set([...order.filter((name) => name !== ENVIRONMENT), ...names]), ENVIRONMENT];
  const all = [...given, ...layers.filter(({ name }) => !names.includes(name))];
  return {
    layers: files.flatMap((name) => all.find((layer) => layer.name === name) ?? []),
    bad: bad.filter(({ path }) => !names.includes(path)),
    order: files,
  };
}

/**
 * Creates them from what the start has read. Valid settings are kept, in memory and by `kept` for the next start, so that a
 * file that becomes invalid later does not put the terminal out of order.
 */
export function createLiveSettings(
  sources: SettingsSources,
  first: ReadLayers,
  kept: KeptSettings,
): LiveSettings {
  let good = kept.read();
  let current = load(first);
  let next = current;
  const listeners: ((before: Settings) => void)[] = [];

  function load(read: ReadLayers): LoadedSettings {
    const loaded = loadSettings(read, good);
    if (loaded.standing !== "read") return loaded;
    good = loaded.layers.filter(({ name }) => name !== ENVIRONMENT);
    kept.write(good);
    return loaded;
  }

  return {
    now: () => current.settings,
    standing: () => current.standing,
    problems: () => current.problems,
    layers: () => current.layers,
    files: () => readLayers(sources),
    reread() {
      next = load(readLayers(sources));
    },
    apply() {
      if (fingerprint(next) === fingerprint(current)) {
        // The values are equal, but may come from other layers.
        current = next;
        return false;
      }
      const { settings: before } = current;
      current = next;
      for (const listener of listeners) listener(before);
      return true;
    },
    preview(replaced) {
      return loadSettings(withLayers(readLayers(sources), replaced), good);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Digits of a fingerprint, which people compare between terminals. */
const HASH_DIGITS = 12;

/** Fingerprint of the settings without their secrets: equal on terminals with equal settings (R93). */
export function settingsHash(settings: Settings): string {
  const open = SECRET_PATHS.reduce<Record<string, unknown>>(
    (values, path) => withValue(values, path.split("."), null),
    { ...settings },
  );
  return createHash("sha256").update(JSON.stringify(open)).digest("hex").slice(0, HASH_DIGITS);
}
