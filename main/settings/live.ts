import { createHash } from "node:crypto";
import { SECRET_PATHS } from "#contract/settings/choices.ts";
import type { SettingsProblem, SettingsStanding } from "#contract/settings/problem.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { ENVIRONMENT } from "./environment.ts";
import type { KeptSettings } from "./kept.ts";
import { type Layer, withValue } from "./layers.ts";
import { type LoadedSettings, loadSettings } from "./load.ts";
import { type ReadLayers, readLayers, type SettingsSources } from "./read.ts";

/** The settings as they hold now. They change while the kiosk runs: nobody keeps a copy. */
export interface LiveSettings {
  now(): Settings;
  /** Whether they hold as they were read. */
  standing(): SettingsStanding;
  /** What is wrong with what was read, or not known; `standing` tells what follows from it. */
  problems(): readonly SettingsProblem[];
  /** The layers behind those that hold, lowest first. */
  layers(): readonly Layer[];
  /** The files as they stand at this moment, whether they hold or not: who writes one begins with these. */
  files(): ReadLayers;
  /** Reads all files again. What they say holds from the next `take` on. */
  reread(): void;
  /** Lets what was read last hold. Answers whether anything has changed. */
  take(): boolean;
  /**
   * What would hold, and what would be wrong, if the files as they stand had these layers in place of those of the same
   * name. A layer that does not hold is not among its layers.
   */
  preview(replaced: readonly Layer[]): LoadedSettings;
  /** Called after a change holds, with the settings before. */
  onChange(listener: (before: Settings) => void): void;
}

function fingerprint({ settings, standing, problems }: LoadedSettings): string {
  return JSON.stringify([settings, standing, problems]);
}

/** What was read, with layers in place of those of the same name. */
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
 * Makes them from what the start has read. What is right is kept, in memory whole and by `kept` for the next start, so that
 * a file that turns bad later does not put the terminal out of order.
 */
export function createLiveSettings(
  sources: SettingsSources,
  first: ReadLayers,
  kept: KeptSettings,
): LiveSettings {
  let good = kept.read();
  let holds = load(first);
  let next = holds;
  const listeners: ((before: Settings) => void)[] = [];

  function load(read: ReadLayers): LoadedSettings {
    const loaded = loadSettings(read, good);
    if (loaded.standing !== "read") return loaded;
    good = loaded.layers.filter(({ name }) => name !== ENVIRONMENT);
    kept.write(good);
    return loaded;
  }

  return {
    now: () => holds.settings,
    standing: () => holds.standing,
    problems: () => holds.problems,
    layers: () => holds.layers,
    files: () => readLayers(sources),
    reread() {
      next = load(readLayers(sources));
    },
    take() {
      if (fingerprint(next) === fingerprint(holds)) {
        // Where a value stands may have changed all the same.
        holds = next;
        return false;
      }
      const { settings: before } = holds;
      holds = next;
      for (const listener of listeners) listener(before);
      return true;
    },
    preview(replaced) {
      return loadSettings(withLayers(readLayers(sources), replaced), good);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Digits of a fingerprint that people compare on two terminals. */
const HASH_DIGITS = 12;

/** Fingerprint of the settings without their secrets: equal on terminals that are set up alike (R93). */
export function settingsHash(settings: Settings): string {
  const open = SECRET_PATHS.reduce<Record<string, unknown>>(
    (values, path) => withValue(values, path.split("."), null),
    { ...settings },
  );
  return createHash("sha256").update(JSON.stringify(open)).digest("hex").slice(0, HASH_DIGITS);
}
