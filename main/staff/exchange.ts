import { accessSync, constants, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { OWN_PATHS, SECRET_PATHS, START_PATHS } from "#contract/settings/choices.ts";
import type { SettingsProblem } from "#contract/settings/problem.ts";
import type { ExchangeFolder, ImportAnswer } from "#contract/staff/calls.ts";
import { writeAtomically } from "../files/atomic-write.ts";
import { type Layer, mergeLayers, pathsOf, valueAt, without, withValue } from "../settings/layers.ts";
import type { LiveSettings } from "../settings/live.ts";
import { isRefused, problemKey, problemOfFile } from "../settings/problems.ts";
import { readLayer } from "../settings/read.ts";
import { dateOf } from "../time/calendar.ts";
import type { SettingsService } from "./settings-service.ts";

const MOST_FILES = 20;

/** The folder for the exchange of settings files with administrators. */
export interface Exchange {
  /** Creates the folder if needed and possible, and lists its files. */
  look(): ExchangeFolder;
  /** Writes a file for the fleet; null on a disk error. */
  exportFile(): string | null;
  /** Previews a file; `really` applies it in place of everything set here. */
  importFile(file: string, really: boolean): ImportAnswer;
}

export interface ExchangeDeps {
  readonly live: LiveSettings;
  readonly settingsService: SettingsService;
  /** Path of the folder. */
  folder(): string;
}

/** Returns whether files can be written there. */
function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
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
    // It cannot be read, or a file was removed meanwhile.
    return [];
  }
}

function withoutAll(
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

/** Opens the exchange. The page sends no path: only names in the list are accepted. */
export function openExchange({ live, settingsService, folder }: ExchangeDeps): Exchange {
  /** Reads a file of the list; does not follow links. */
  function read(file: string): Layer | SettingsProblem {
    if (!settingsFiles(folder()).includes(file))
      return problemOfFile({ kind: "unreadable", path: file, text: null });
    const layer = readLayer(join(folder(), file));
    return "values" in layer ? { ...layer, name: file } : problemOfFile(layer);
  }

  /** Secrets are not exchanged; reports those in a file. */
  function secretsIn(layer: Layer): readonly SettingsProblem[] {
    return pathsOf(layer.values)
      .filter((path) => SECRET_PATHS.includes(path))
      .map((path) => ({ kind: "exposed", file: layer.name, line: null, path, allowed: "" }));
  }

  /** The resulting settings, and the problems of the file itself without those of other files. */
  function preview(file: string, values: Readonly<Record<string, unknown>>, text: string | undefined) {
    const local = basename(settingsService.localName);
    const others = new Set(live.problems().map((one) => (one.file === local ? "" : problemKey(one))));
    const given = { name: settingsService.localName, values, text: text ?? "" };
    const { settings, layers, problems } = live.preview([given]);
    const own = problems.filter((one) => !others.has(problemKey(one)));
    // Errors elsewhere can hide that the file would not be applied.
    if (own.length === 0 && !layers.includes(given)) return { settings, problems };
    return { settings, problems: own.map((problem) => ({ ...problem, file })) };
  }

  return {
    look() {
      const path = folder();
      const writable = makeFolder(path);
      return { path, writable, files: settingsFiles(path) };
    },
    exportFile() {
      const files = live
        .layers()
        .filter(({ name, secrets }) => name !== "environment" && secrets === undefined);
      const values = withoutAll(mergeLayers(files), [...SECRET_PATHS, ...OWN_PATHS, ...START_PATHS]);
      const name = `shiori-${live.now().kiosk.name}-${dateOf(new Date())}.json`;
      try {
        writeAtomically(join(folder(), name), `${JSON.stringify(values, null, 2)}\n`);
        return name;
      } catch {
        return null;
      }
    },
    importFile(file, really) {
      const layer = read(file);
      if (!("values" in layer)) return { ok: false, problems: [layer] };
      const secret = secretsIn(layer);
      if (secret.length > 0) return { ok: false, problems: secret };
      const own = only(settingsService.local(), OWN_PATHS);
      const values = mergeLayers([
        { name: file, values: withoutAll(layer.values, [...OWN_PATHS, ...START_PATHS]) },
        { name: "own", values: own },
      ]);
      const { settings, problems } = preview(file, values, layer.text);
      if (problems.some(isRefused)) return { ok: false, problems };
      const [now, then] = [live.now(), settings].map((one) => ({ ...one }) as Record<string, unknown>);
      const changes = pathsOf(then ?? {}).filter(
        (path) =>
          JSON.stringify(valueAt(then ?? {}, path.split("."))) !==
          JSON.stringify(valueAt(now ?? {}, path.split("."))),
      );
      if (!really) return { ok: true, changes, unknown: problems, done: false };
      // Settings unknown to this version were reported and are not stored.
      const known = problems.reduce((left, { path }) => without(left, path.split(".")), values);
      const changed = settingsService.replace(known);
      return changed.ok ? { ok: true, changes, unknown: problems, done: true } : changed;
    },
  };
}
