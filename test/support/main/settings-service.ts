import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createLog } from "#main/log/log.ts";
import { openKeptSettings } from "#main/settings/kept.ts";
import { createLiveSettings, type LiveSettings } from "#main/settings/live.ts";
import { readLayers, type SettingsSources } from "#main/settings/read.ts";
import { openSecrets, type SafeStorage } from "#main/settings/secrets.ts";
import { createSettingsService } from "#main/staff/settings-service.ts";

/** The backend of the machine file; its token is a secret. */
export const BACKEND = { url: "http://127.0.0.1:1", token: "top-secret" };
const NO_STORE: SafeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => "basic_text",
  encryptString: (text) => Buffer.from(text),
  decryptString: (sealed) => sealed.toString(),
};
/** A store that really hides what it holds. */
export const KEYRING: SafeStorage = {
  ...NO_STORE,
  getSelectedStorageBackend: () => "gnome_libsecret",
  encryptString: (text) => Buffer.from(Buffer.from(text).toString("base64")),
  decryptString: (sealed) => Buffer.from(sealed.toString(), "base64").toString(),
};

/** A change of the idle time, as the staff screen sends it. */
export const idle = (value: unknown) => [{ path: "visit.idleSeconds", value }];

/**
 * Settings files in a folder of their own, and the service that changes them. Gone with the test.
 * @param given `from`: the folder of another one, for the next start of its program
 */
export function settingsScene(
  machine: object = {},
  {
    environment = {},
    store = NO_STORE,
    from,
  }: { environment?: NodeJS.ProcessEnv; store?: SafeStorage | undefined; from?: string } = {},
) {
  const folder = from ?? mkdtempSync(join(tmpdir(), "shiori-settings-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => join(folder, name);
  writeFileSync(at("machine.json"), JSON.stringify({ backend: BACKEND, ...machine }));
  const secrets = openSecrets({
    safeStorage: store,
    platform: "linux",
    ownFile: at("secrets.json"),
    sealedFile: at("secrets.sealed"),
  });
  const sources: SettingsSources = {
    machineFile: at("machine.json"),
    localFile: at("local.json"),
    secretsFiles: [{ path: at("secrets.json"), kind: "own" }],
    sealed: secrets.sealed,
    environment,
  };
  const log = createLog(null, false);
  const start = (): LiveSettings => {
    const { machineFile, localFile } = sources;
    const needs = { safeStorage: store, platform: "linux", file: at("settings-kept.json") } as const;
    return createLiveSettings(
      sources,
      readLayers(sources),
      openKeptSettings({ ...needs, machineFile, localFile, log }),
    );
  };
  const live = start();
  const settings = createSettingsService({
    live,
    secrets,
    localFile: at("local.json"),
    atStart: live.now(),
    info: () => null,
  });
  const local = (): unknown => JSON.parse(readFileSync(at("local.json"), "utf8"));
  return {
    folder,
    at,
    live,
    secrets,
    settings,
    local,
    /** The settings as another start of the program finds them. */
    restarted: start,
    events: () => log.recent().map(({ event }) => event),
    setting: (path: string) => settings.show().settings.find((one) => one.path === path),
  };
}
