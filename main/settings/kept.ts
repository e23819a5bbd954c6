import type { Log } from "../log/log.ts";
import { isSection, type Layer } from "./layers.ts";
import { readSecrets } from "./read.ts";
import { openSecrets, type SafeStorage } from "./secrets.ts";

export interface KeptDeps {
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
  /** Readable only by the kiosk's user; with the suffix `.sealed` if there is a key store. */
  readonly file: string;
  /** Names of the kept layers; null = not given. */
  readonly machineFile: string | null;
  readonly localFile: string;
  readonly log: Log;
}

/**
 * Copies of the last valid settings files, for a start with an invalid one. Files of secrets are not copied; a secret in the
 * fleet's file is stored as safely as one typed by staff (R59).
 */
export interface KeptSettings {
  /** Empty = no copies, or unreadable, or readable by others. */
  read(): readonly Layer[];
  /** Stores the layers that are files without secrets; writes only if something has changed. */
  write(layers: readonly Layer[]): void;
}

/** Opens the store; Electron must be ready. */
export function openKeptSettings(deps: KeptDeps): KeptSettings {
  const { safeStorage, platform, file, machineFile, localFile, log } = deps;
  const store = openSecrets({ safeStorage, platform, ownFile: file, sealedFile: `${file}.sealed` });
  const names = { fleet: machineFile, local: localFile } as const;
  /** Content of the file. */
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
