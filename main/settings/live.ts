import { createHash } from "node:crypto";
import { SECRET_PATHS } from "#contract/settings/choices.ts";
import type { SettingsProblem } from "#contract/settings/problem.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { type Layer, withValue } from "./layers.ts";
import { loadSettings } from "./load.ts";
import { type ReadLayers, readLayers, type SettingsSources } from "./read.ts";

/** The settings as they hold now. They change while the kiosk runs: nobody keeps a copy. */
export interface LiveSettings {
  now(): Settings;
  /** What is wrong with them; not empty = the defaults hold, and the terminal is out of order. */
  problems(): readonly SettingsProblem[];
  /** The layers behind them, lowest first. */
  layers(): readonly Layer[];
  /** Reads all files again. What they say holds from the next `take` on. */
  reread(): void;
  /** Lets what was read last hold. Answers whether anything has changed. */
  take(): boolean;
  /** What would hold, and what would be wrong, if the local file and the kiosk's own secrets said this. */
  preview(replaced: readonly Layer[]): {
    readonly settings: Settings;
    readonly problems: readonly SettingsProblem[];
  };
  /** Called after a change holds, with the settings before. */
  onChange(listener: (before: Settings) => void): void;
}

function fingerprint(loaded: { readonly settings: Settings; readonly problems: readonly unknown[] }): string {
  return JSON.stringify([loaded.settings, loaded.problems]);
}

/** Makes them from what the start has read. */
export function createLiveSettings(sources: SettingsSources, first: ReadLayers): LiveSettings {
  let read = first;
  let holds = loadSettings(first);
  let heldLayers = first.layers;
  let next = holds;
  const listeners: ((before: Settings) => void)[] = [];
  return {
    now: () => holds.settings,
    problems: () => holds.problems,
    layers: () => heldLayers,
    reread() {
      read = readLayers(sources);
      next = loadSettings(read);
    },
    take() {
      heldLayers = read.layers;
      if (fingerprint(next) === fingerprint(holds)) return false;
      const { settings: before } = holds;
      holds = next;
      for (const listener of listeners) listener(before);
      return true;
    },
    preview(replaced) {
      const names = replaced.map(({ name }) => name);
      const { layers, bad } = readLayers(sources);
      const kept = layers.filter(({ name }) => !names.includes(name));
      // The environment is always the topmost.
      const environment = kept.filter(({ name }) => name === "environment");
      const files = kept.filter(({ name }) => name !== "environment");
      return loadSettings({
        layers: [...files, ...replaced, ...environment],
        bad: bad.filter(({ path }) => !names.includes(path)),
      });
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
