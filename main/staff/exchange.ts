import { accessSync, constants, lstatSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { OWN_PATHS, SECRET_PATHS, START_PATHS } from "#contract/settings/choices.ts";
import type { SettingsProblem } from "#contract/settings/problem.ts";
import type { ExchangePlace, ImportAnswer } from "#contract/staff/calls.ts";
import { dateOf } from "../hours/hours.ts";
import { type Layer, mergeLayers, pathsOf, valueAt, withValue } from "../settings/layers.ts";
import type { LiveSettings } from "../settings/live.ts";
import { problemOfFile } from "../settings/problems.ts";
import { readLayer } from "../settings/read.ts";
import { writeWhole } from "../write.ts";
import type { SettingsDesk } from "./settings-desk.ts";

const MOST_FILES = 20;
/** Where a desktop or a rule of udev mounts what is put in. */
const REMOVABLE = /^\/(media|run\/media)\/./u;

/** Folders for files of settings: this machine's own, and media that were put in. */
export interface Exchange {
  places(): readonly ExchangePlace[];
  /** Writes the fleet's file; null when the medium refuses or is gone. */
  exportTo(place: number): string | null;
  /** Looks at a file; `really` lets it hold in place of all that was set here. */
  importFrom(place: number, file: string, really: boolean): ImportAnswer;
}

export interface ExchangeNeeds {
  readonly live: LiveSettings;
  readonly desk: SettingsDesk;
  /** Folder of this machine. */
  folder(): string;
  /** What is mounted now, from `/proc/self/mounts`; tests give their own. */
  mounts?(): string;
}

function readMounts(): string {
  try {
    return readFileSync("/proc/self/mounts", "utf8");
  } catch {
    // Not Linux: only the machine's own folder.
    return "";
  }
}

function mountPoints(mounts: string): readonly string[] {
  return mounts
    .split("\n")
    .map((line) => (line.split(" ")[1] ?? "").replaceAll("\\040", " "))
    .filter((point) => REMOVABLE.test(point));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function settingsFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /^[\w][\w.-]{0,99}\.json$/u.test(entry.name))
      .map(({ name }) => ({ name, at: lstatSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at)
      .slice(0, MOST_FILES)
      .map(({ name }) => name);
  } catch {
    // Taken out while it was looked at.
    return [];
  }
}

function without(
  values: Readonly<Record<string, unknown>>,
  paths: readonly string[],
): Record<string, unknown> {
  return paths.reduce<Record<string, unknown>>((left, path) => withValue(left, path.split("."), null), {
    ...values,
  });
}

function only(values: Readonly<Record<string, unknown>>, paths: readonly string[]): Record<string, unknown> {
  return paths.reduce<Record<string, unknown>>((kept, path) => {
    const value = valueAt(values, path.split("."));
    return value === undefined ? kept : withValue(kept, path.split("."), value);
  }, {});
}

/** Opens the exchange. No path travels to the page: places are numbers, files bare names that stand in the list. */
export function openExchange({ live, desk, folder, mounts = readMounts }: ExchangeNeeds): Exchange {
  const folders = (): readonly string[] => [folder(), ...mountPoints(mounts())];

  /** Reads a file of a list; never through a link. */
  function read(place: number, file: string): Layer | SettingsProblem {
    const at = folders()[place];
    if (at === undefined || !settingsFiles(at).includes(file))
      return problemOfFile({ kind: "unreadable", path: file, text: null });
    const layer = readLayer(join(at, file));
    return "values" in layer ? { ...layer, name: file } : problemOfFile(layer);
  }

  /** Secrets do not travel; a file that holds one is shown where it stands. */
  function secretsIn(layer: Layer): readonly SettingsProblem[] {
    return pathsOf(layer.values)
      .filter((path) => SECRET_PATHS.includes(path))
      .map((path) => ({ kind: "exposed", file: layer.name, line: null, path, allowed: "" }));
  }

  return {
    places: () =>
      folders().map((at, id) => ({
        id,
        name: id === 0 ? "" : basename(at),
        removable: id > 0,
        writable: id === 0 || isWritable(at),
        files: settingsFiles(at),
      })),
    exportTo(place) {
      const at = folders()[place];
      if (at === undefined) return null;
      const files = live
        .layers()
        .filter(({ name, secrets }) => name !== "environment" && secrets === undefined);
      const values = without(mergeLayers(files), [...SECRET_PATHS, ...OWN_PATHS, ...START_PATHS]);
      const name = `shiori-${live.now().kiosk.name}-${dateOf(new Date())}.json`;
      try {
        if (place === 0) mkdirSync(at, { recursive: true, mode: 0o700 });
        writeWhole(join(at, name), `${JSON.stringify(values, null, 2)}\n`);
        return name;
      } catch {
        return null;
      }
    },
    importFrom(place, file, really) {
      const layer = read(place, file);
      if (!("values" in layer)) return { ok: false, problems: [layer] };
      const secret = secretsIn(layer);
      if (secret.length > 0) return { ok: false, problems: secret };
      const own = only(desk.local(), OWN_PATHS);
      const values = mergeLayers([
        { name: file, values: without(layer.values, [...OWN_PATHS, ...START_PATHS]) },
        { name: "own", values: own },
      ]);
      const preview = live.preview([{ name: desk.localName, values, text: layer.text ?? "" }]);
      if (preview.problems.length > 0)
        return { ok: false, problems: preview.problems.map((problem) => ({ ...problem, file })) };
      const [now, then] = [live.now(), preview.settings].map(
        (one) => ({ ...one }) as Record<string, unknown>,
      );
      const changes = pathsOf(then ?? {}).filter(
        (path) =>
          JSON.stringify(valueAt(then ?? {}, path.split("."))) !==
          JSON.stringify(valueAt(now ?? {}, path.split("."))),
      );
      if (!really) return { ok: true, changes, done: false };
      const changed = desk.replace(values);
      return changed.ok ? { ok: true, changes, done: true } : changed;
    },
  };
}
