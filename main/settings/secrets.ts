import { rmSync } from "node:fs";
import { parseJson } from "#contract/json.ts";
import type { SecretPlace } from "#contract/staff/reports.ts";
import { type FileContent, writeAllAtomically } from "../files/atomic-write.ts";
import { isMissing, readSmallFile } from "../files/small-file.ts";
import { isSection, type Layer } from "./layers.ts";
import { withOwnCards } from "./own-cards.ts";
import type { BadFile } from "./read.ts";

/** What is needed of Electron's `safeStorage`; both versions have it. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
}

export interface SecretsDeps {
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
  /** Readable file of the kiosk's own user, where there is no key store. */
  readonly ownFile: string;
  readonly sealedFile: string;
}

/** Keeps what staff type in as a secret (R59). */
export interface Secrets {
  /** Where it goes. */
  readonly place: Extract<SecretPlace, "keyring" | "own-file">;
  /** Name of the layer that holds it. */
  readonly file: string;
  /** What the key store holds, as a layer; null = nothing. */
  sealed(): Layer | BadFile | null;
  /**
   * Keeps these secrets in place of those kept before, and writes other files with them, all or none. Throws when the disk
   * refuses.
   */
  write(values: Readonly<Record<string, unknown>>, besides?: readonly FileContent[]): void;
}

/** Key stores of Linux that deserve the name; `basic_text` hides a fixed key in the program. */
const REAL_STORES: readonly string[] = ["gnome_libsecret", "kwallet", "kwallet5", "kwallet6"];

function hasKeyStore({ safeStorage, platform }: SecretsDeps): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return platform !== "linux" || REAL_STORES.includes(safeStorage.getSelectedStorageBackend?.() ?? "");
}

/** Opens the store of secrets; only after Electron is ready. */
export function openSecrets(deps: SecretsDeps): Secrets {
  const { safeStorage, ownFile, sealedFile } = deps;
  const keyring = hasKeyStore(deps);

  function readSealed(): Layer | BadFile | null {
    let sealed: Buffer;
    try {
      sealed = readSmallFile(sealedFile);
    } catch (error) {
      // Nothing was ever kept there.
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
      // What stood in the open before there was a key store; it stays until a power cut cannot take the sealed one away.
      if (keyring && isSafe) rmSync(ownFile, { force: true });
    },
  };
}
