import { join } from "node:path";
import { app, safeStorage } from "electron";
import type { Log } from "../log/log.ts";
import { openKeptSettings } from "../settings/kept.ts";
import { createLiveSettings, type LiveSettings, settingsHash } from "../settings/live.ts";
import { sayProblem } from "../settings/problems.ts";
import { readLayers } from "../settings/read.ts";
import { openSecrets, type Secrets } from "../settings/secrets.ts";
import { buildHash } from "../staff/diagnostics.ts";
import type { Started } from "./types.ts";

/** The settings, including secrets of the system's key store, which is available now. */
export function openSettings({ sources, layers, log }: Started): {
  readonly live: LiveSettings;
  readonly secrets: Secrets;
} {
  const [own] = sources.secretsFiles.slice(-1);
  const ownFile = own?.path ?? "";
  const { platform } = process;
  const secrets = openSecrets({ safeStorage, platform, ownFile, sealedFile: `${ownFile}.sealed` });
  const all = { ...sources, sealed: secrets.sealed };
  const read = secrets.sealed() === null ? layers : readLayers(all);
  const { machineFile, localFile } = sources;
  const file = join(app.getPath("userData"), "settings-kept.json");
  const kept = openKeptSettings({ safeStorage, platform, file, machineFile, localFile, log });
  return { live: createLiveSettings(all, read, kept), secrets };
}

const STANDINGS = {
  read: null,
  kept: "the last valid settings stay in use",
  broken: "the defaults are used; the terminal is out of order",
} as const;

/** Prints problems of the settings to stderr for the administrator; logs only their kinds and counts. */
export function sayProblems(live: LiveSettings, log: Log): void {
  const problems = live.problems();
  const standing = live.standing();
  for (const problem of problems) process.stderr.write(`settings: ${sayProblem(problem)}\n`);
  if (STANDINGS[standing] !== null) process.stderr.write(`settings: ${STANDINGS[standing]}\n`);
  for (const kind of new Set(problems.map((problem) => problem.kind))) {
    const event = kind === "unknown" ? "settings-unknown" : `settings-${standing}`;
    log(event, { kind, count: problems.filter((problem) => problem.kind === kind).length });
  }
}

/** Milliseconds after the start: hashing the program's files must not delay the first frame. */
const VERSIONS_AFTER_MS = 5000;

/** R93: logs the version, build and settings hash. */
export function tellVersions(live: LiveSettings, log: Log): void {
  const tell = (): void =>
    log("running", { version: app.getVersion(), build: buildHash(), config: settingsHash(live.now()) });
  setTimeout(tell, VERSIONS_AFTER_MS).unref();
}
