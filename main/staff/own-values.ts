import { type FileContent, writeAllAtomically } from "../files/atomic-write.ts";
import { readSmallFile } from "../files/small-file.ts";
import { type Layer, mergeLayers } from "../settings/layers.ts";
import type { LiveSettings } from "../settings/live.ts";
import type { Secrets } from "../settings/secrets.ts";

type Values = Readonly<Record<string, unknown>>;

/** Settings and secrets of this terminal. */
export interface OwnValues {
  readonly local: Values;
  readonly kept: Values;
}

/** Reads and writes the settings of this terminal. Parts missing in `next` stay unchanged. */
export interface OwnValuesStore {
  /**
   * The current content of the files, so that a change based on it loses nothing. For an invalid file, its last valid state, or
   * empty if there is none.
   */
  read(): OwnValues;
  /** The layers after a `write`. */
  layersWith(next: Partial<OwnValues>): readonly Layer[];
  /**
   * Writes all or none. An invalid file is copied to `<name>.bad` first. Throws on a disk error, and when an unusable file cannot
   * be copied.
   */
  write(next: Partial<OwnValues>): void;
}

export interface OwnValuesDeps {
  readonly live: Pick<LiveSettings, "files" | "preview">;
  readonly secrets: Secrets;
  readonly localFile: string;
}

/** Whether a layer is the kiosk's own, not the administrator's, secrets. */
export function isKeptHere({ secrets }: Layer): boolean {
  return secrets === "own" || secrets === "keyring";
}

/** Opens the store. */
export function openOwnValues({ live, secrets, localFile }: OwnValuesDeps): OwnValuesStore {
  function localLayer(values: Values): Layer & { readonly text: string } {
    return { name: localFile, values, text: `${JSON.stringify(values, null, 2)}\n` };
  }

  /** All secrets in the current store; those in another one are moved. */
  function secretsLayers(values: Values): readonly Layer[] {
    const others = live.files().layers.filter((one) => isKeptHere(one) && one.name !== secrets.file);
    const place = secrets.place === "keyring" ? "keyring" : "own";
    return [...others.map((one) => ({ ...one, values: {} })), { name: secrets.file, values, secrets: place }];
  }

  /** A copy of an invalid file before it is replaced, because it was edited by hand or truncated. */
  function aside(path: string): readonly FileContent[] {
    const { layers, bad } = live.files();
    const held = live.preview(layers).layers.find(({ name }) => name === path);
    const isThere = [...layers.map(({ name }) => name), ...bad.map((file) => file.path)].includes(path);
    if (!isThere || (held !== undefined && layers.includes(held))) return [];
    try {
      return [{ path: `${path}.bad`, content: readSmallFile(path) }];
    } catch (error) {
      if (held === undefined) throw error;
      return [];
    }
  }

  return {
    read() {
      const { layers } = live.preview([]);
      return {
        local: layers.find(({ name }) => name === localFile)?.values ?? {},
        kept: mergeLayers(layers.filter(isKeptHere)),
      };
    },
    layersWith: ({ local, kept }) => [
      ...(local === undefined ? [] : [localLayer(local)]),
      ...(kept === undefined ? [] : secretsLayers(kept)),
    ],
    write({ local, kept }) {
      const besides =
        local === undefined
          ? []
          : [...aside(localFile), { path: localFile, content: localLayer(local).text }];
      // All or none: settings without their secret would be refused by the backend.
      if (kept === undefined) writeAllAtomically(besides);
      else secrets.write(kept, [...aside(secrets.file), ...besides]);
    },
  };
}
