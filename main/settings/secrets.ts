import { rmSync } from "node:fs";
import { parseJson } from "#contract/json.ts";
import type { SecretPlace } from "#contract/staff/reports.ts";
import { type FileContent, writeAllAtomically } from "../files/atomic-write.ts";
import { isMissing, readSmallFile } from "../files/small-file.ts";
import { isSection, type Layer } from "./layers.ts";
import { withOwnCards } from "./own-cards.ts";
import type { BadFile } from "./read.ts";

/** The used part of Electron's `safeStorage`, available in both versions. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
}

export interface SecretsDeps {
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
  /** Plain file, readable only by the kiosk's user, if there is no key store. */
  readonly ownFile: string;
  readonly sealedFile: string;
}

/** Stores secrets typed by staff (R59). */
export interface Secrets {
  /** Where they are stored. */
  readonly place: Extract<SecretPlace, "keyring" | "own-file">;
  /** Name of its layer. */
  readonly file: string;
  /** The secrets in the key store as a layer; null = none. */
  sealed(): Layer | BadFile | null;
  /** Replaces the stored secrets and writes other files with them, all or none. Throws on a disk error. */
  write(values: Readonly<Record<string, unknown>>, besides?: readonly FileContent[]): void;
}

/** Secure key stores of Linux; `basic_text` uses a fixed key of the program. */
const REAL_STORES: readonly string[] = ["gnome_libsecret", "kwallet", "kwallet5", "kwallet6"];

function hasKeyStore({ safeStorage, platform }: SecretsDeps): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return platform !== "linux" || REAL_STORES.includes(safeStorage.getSelectedStorageBackend?.() ?? "");
}

/** Opens the secret store; Electron must be ready. */
export function openSecrets(deps: SecretsDeps): Secrets {
  const { safeStorage, ownFile, sealedFile } = deps;
  const keyring = hasKeyStore(deps);

  function readSealed(): Layer | BadFile | null {
    let sealed: Buffer;
    try {
      sealed = readSmallFile(sealedFile);
    } catch (error) {
      // Nothing was stored yet.
      if (isMissing(error)) return null;
      return { kind: "unreadable", path: sealedFile, text: null, secrets: true };
    }
    try {
      const values = parseJson(safeStorage.decryptString(sealed));
      return isSection(values)
        ? { name: sealedFile, values: withOwnCards(values), secrets: "keyring" }
        : { kind: "not-object", path: sealedFile, text: null, secrets: true };
    } catch {
      return { kind: "unreadable", path: sealedFile, text: null, secrets: true };
    }
  }

  return {
    place: keyring ? "keyring" : "own-file",
    file: keyring ? sealedFile : ownFile,
    sealed: readSealed,
    write(values, besides = []) {
      const text = JSON.stringify(values);
      const [path, content] = keyring ? [sealedFile, safeStorage.encryptString(text)] : [ownFile, text];
      const isSafe = writeAllAtomically([{ path, content }, ...besides]);
      // The plain file from before the key store; removed once the sealed one survives a power cut.
      if (keyring && isSafe) rmSync(ownFile, { force: true });
    },
  };
}
