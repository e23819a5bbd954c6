import { type FileContent, writeAllAtomically } from "../files/atomic-write.ts";
import { readSmallFile } from "../files/small-file.ts";
import { type Layer, mergeLayers } from "../settings/layers.ts";
import type { LiveSettings } from "../settings/live.ts";
import type { Secrets } from "../settings/secrets.ts";

type Values = Readonly<Record<string, unknown>>;

/** What this terminal has set itself: settings, and secrets. */
export interface OwnValues {
  readonly local: Values;
  readonly kept: Values;
}

/** Reads and writes what this terminal has set itself. What is not named in `next` stays as it is. */
export interface OwnValuesStore {
  /**
   * As the files stand at this moment; nothing that was written meanwhile is lost by a change that begins with this. A
   * file that is wrong now, half written for instance, is as it was when it last held, or empty where it never did.
   */
  read(): OwnValues;
  /** The layers that `write` would leave. */
  layersWith(next: Partial<OwnValues>): readonly Layer[];
  /**
   * Writes all or none. A file that does not hold as it stands is copied to `<name>.bad` first. Throws when the disk refuses,
   * and when a file of which nothing holds cannot be copied.
   */
  write(next: Partial<OwnValues>): void;
}

export interface OwnValuesDeps {
  readonly live: Pick<LiveSettings, "files" | "preview">;
  readonly secrets: Secrets;
  readonly localFile: string;
}

/** Secrets that the kiosk itself keeps, not the administrator's. */
export function isKeptHere({ secrets }: Layer): boolean {
  return secrets === "own" || secrets === "keyring";
}

/** Opens the store. */
export function openOwnValues({ live, secrets, localFile }: OwnValuesDeps): OwnValuesStore {
  function localLayer(values: Values): Layer & { readonly text: string } {
    return { name: localFile, values, text: `${JSON.stringify(values, null, 2)}\n` };
  }

  /** All secrets in the one place where they are written: what another place holds moves there. */
  function secretsLayers(values: Values): readonly Layer[] {
    const others = live.files().layers.filter((one) => isKeptHere(one) && one.name !== secrets.file);
    const place = secrets.place === "keyring" ? "keyring" : "own";
    return [...others.map((one) => ({ ...one, values: {} })), { name: secrets.file, values, secrets: place }];
  }

  /** Copies of what does not hold, before it is replaced: somebody wrote it by hand, or it was cut short. */
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
      // All or none: settings without their secret would be a backend that refuses us.
      if (kept === undefined) writeAllAtomically(besides);
      else secrets.write(kept, [...aside(secrets.file), ...besides]);
    },
  };
}
