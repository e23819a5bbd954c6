import type { Log } from "../log/log.ts";
import { isSection, type Layer } from "./layers.ts";
import { readSecrets } from "./read.ts";
import { openSecrets, type SafeStorage } from "./secrets.ts";

export interface KeptDeps {
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
  /** Readable by the kiosk's own user alone; `.sealed` behind it where there is a key store. */
  readonly file: string;
  /** Names of the layers that are kept; null = not given. */
  readonly machineFile: string | null;
  readonly localFile: string;
  readonly log: Log;
}

/**
 * The files of settings as they were when all was right, for a start that finds one of them bad. Files of secrets are
 * never among them; a secret in the fleet's file is kept as safely as one that staff type in (R59).
 */
export interface KeptSettings {
  /** Empty = nothing was kept, or it cannot be read, or others can. */
  read(): readonly Layer[];
  /** Keeps those of the layers that are files without secrets; the disk is left alone when nothing has changed. */
  write(layers: readonly Layer[]): void;
}

/** Opens it; only after Electron is ready. */
export function openKeptSettings(deps: KeptDeps): KeptSettings {
  const { safeStorage, platform, file, machineFile, localFile, log } = deps;
  const store = openSecrets({ safeStorage, platform, ownFile: file, sealedFile: `${file}.sealed` });
  const names = { fleet: machineFile, local: localFile } as const;
  /** What stands on the disk. */
  let written = "";

  return {
    read() {
      const kept = store.place === "keyring" ? store.sealed() : readSecrets({ path: file, kind: "own" });
      if (kept === null) return [];
      if (!("values" in kept)) {
        log("settings-kept-refused", { kind: kept.kind });
        return [];
      }
      written = JSON.stringify(kept.values);
      return Object.entries(names).flatMap(([role, name]) => {
        const values = kept.values[role];
        return name !== null && isSection(values) ? [{ name, values }] : [];
      });
    },
    write(layers) {
      const valuesOf = (name: string | null) => layers.find((layer) => layer.name === name)?.values;
      const values = { fleet: valuesOf(names.fleet), local: valuesOf(names.local) };
      const text = JSON.stringify(values);
      if (text === written) return;
      try {
        store.write(values);
        written = text;
      } catch {
        log("settings-not-kept");
      }
    },
  };
}
