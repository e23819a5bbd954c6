import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "../../..");
const PROFILE = "--user-data-dir=";

/** User and group ids of an ordinary user that owns nothing on this machine. */
const ORDINARY_ID = 61_234;
/** What of the project a kiosk needs to run. */
const PROGRAM = ["package.json", "out/main", "out/preload", "out/renderer"] as const;

let executable: string | null = null;

/** The Electron to test with; see tools/electron-runtime.mjs. */
export function electronExecutable(): string {
  executable ??= execFileSync(process.execPath, [join(ROOT, "tools/electron-runtime.mjs"), "--print"], {
    encoding: "utf8",
  }).trim();
  return executable;
}

/** Where a kiosk runs from, and as whom. */
export interface Place {
  readonly program: string;
  readonly electron: string;
  /** Arguments before the command: none, or those that switch to another user. */
  readonly as: readonly string[];
  /** Folder of settings, profile and log; belongs to the kiosk's user. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** True where Chromium cannot use its sandbox: as root. */
  readonly withoutSandbox: boolean;
  leave(): void;
}

/**
 * For root. Chromium lowers the priority of a waiting page if it expects to raise it again. It expects so of root, but these tests
 * have no such right (tools/shared/commands.ts), so the priority would stay low. For other users it is not lowered.
 */
const AS_ROOT = ["--no-sandbox", "--disable-renderer-backgrounding"];

/**
 * The kiosk runs as whoever runs the tests, from the project's own folder.
 * @param kept folder that was there before and stays afterwards; default a new one that goes away.
 */
export function ownPlace(program: string = ROOT, kept?: string): Place {
  const folder = kept ?? mkdtempSync(join(tmpdir(), "shiori-kiosk-"));
  return {
    program,
    electron: electronExecutable(),
    as: [],
    folder,
    environment: {},
    withoutSandbox: process.getuid?.() === 0,
    leave: () => {
      if (kept === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function ordinarily(): readonly string[] {
  const id = ORDINARY_ID;
  return ["setpriv", `--reuid=${id}`, `--regid=${id}`, "--clear-groups", "--inh-caps=-all"];
}

function mayRun(as: readonly string[], file: string): boolean {
  const [program = "", ...words] = [...as, "test", "-x", file];
  return spawnSync(program, words).status === 0;
}

/**
 * The kiosk runs as an ordinary user with a home of its own, under Chromium's whole sandbox. Root becomes that user
 * and copies the built program to where everybody may read it: the project may lie where only root can enter.
 * Without root the tests run as an ordinary user already.
 */
export function ordinaryPlace(): Place {
  if (process.getuid?.() !== 0) return { ...ownPlace(), withoutSandbox: false };
  const as = ordinarily();
  const folder = mkdtempSync(join(tmpdir(), "shiori-ordinary-"));
  const program = join(folder, "program");
  const home = join(folder, "home");
  mkdirSync(home);
  for (const name of PROGRAM) cpSync(join(ROOT, name), join(program, name), { recursive: true });
  for (const own of [folder, home]) chownSync(own, ORDINARY_ID, ORDINARY_ID);
  // The umask of the tests must not decide what the kiosk may read.
  execFileSync("chmod", ["-R", "a+rX", program]);
  chmodSync(folder, 0o755);
  let electron = electronExecutable();
  if (!mayRun(as, electron)) {
    cpSync(dirname(electron), join(folder, "electron"), { recursive: true });
    execFileSync("chmod", ["-R", "a+rX", join(folder, "electron")]);
    electron = join(folder, "electron", "electron");
  }
  return {
    program,
    electron,
    as,
    folder,
    environment: { HOME: home, USER: "ordinary", LOGNAME: "ordinary", XDG_RUNTIME_DIR: home },
    withoutSandbox: false,
    leave: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Starts the kiosk at its place. Its own settings file is written first. */
export function launch(
  place: Place,
  settings: object,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): ChildProcess {
  const file = join(place.folder, "settings.json");
  writeFileSync(file, JSON.stringify(settings));
  const [program = "", ...rest] = [
    ...place.as,
    place.electron,
    place.program,
    ...(place.withoutSandbox ? AS_ROOT : []),
    `--settings=${file}`,
    `${PROFILE}${join(place.folder, "profile")}`,
    "--remote-debugging-port=0",
    ...words,
  ];
  const env = { ...environment, ...place.environment };
  return spawn(program, rest, { env, stdio: ["ignore", "ignore", "pipe"] });
}

/** The profile that a command line names; it wins over that of the kiosk's own folder. */
export function profileIn(words: readonly string[]): string | undefined {
  return words.findLast((word) => word.startsWith(PROFILE))?.slice(PROFILE.length);
}
