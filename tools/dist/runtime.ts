import { cpSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { ensureElectron, FALLBACK } from "../electron-runtime.mjs";
import { at } from "../shared/place.ts";

/**
 * The release date of the packaged Electron. Updated with the version in package.json, because a build machine without a network
 * cannot look it up.
 */
export const PINNED = { version: "45.4.1", released: "2026-11-19" } as const;

/** R101: maximum age of the packaged Electron in days. */
export const OLDEST_DAYS = 60;
const DAY_MS = 86_400_000;

/** Why no package can be made, as a sentence that says what to do. */
export class DistProblem extends Error {
  override readonly name = "DistProblem";
}

/** The Electron that goes into a package. */
export interface Runtime {
  readonly version: string;
  /** Folder with the executable `electron`, without an app. */
  readonly folder: string;
  /** True for the development stand-in: such packages are for tests only, and marked in their version. */
  readonly standIn: boolean;
}

/**
 * R101: throws DistProblem when Electron is too old to be shipped, or its release date is missing.
 * @param installed version of the installed `electron` package.
 */
export function refuseOldElectron(installed: string, now: Date, pinned: typeof PINNED = PINNED): void {
  if (installed !== pinned.version) {
    throw new DistProblem(
      `Electron ${installed} is installed, but tools/dist/runtime.ts has the release date of ${pinned.version} only: add that of ${installed}.`,
    );
  }
  const days = Math.floor((now.getTime() - Date.parse(pinned.released)) / DAY_MS);
  if (days > OLDEST_DAYS) {
    throw new DistProblem(
      `Electron ${installed} is ${days} days old, and a package must not have one older than ${OLDEST_DAYS}: update it in package.json, run npm test, and write its release date into tools/dist/runtime.ts.`,
    );
  }
}

/** Version of the installed `electron` package. */
export function installedElectron(): string {
  const about = JSON.parse(readFileSync(at("node_modules/electron/package.json"), "utf8"));
  return String((about as { version: string }).version);
}

/**
 * Copies the Electron to pack into `folder`: without the loader of the stand-in, and because electron-builder modifies it.
 * @param standInAllowed whether a package may be made with the stand-in (never for libraries).
 */
export async function prepareRuntime(folder: string, standInAllowed: boolean, now: Date): Promise<Runtime> {
  const { path, kind } = await ensureElectron({ verified: true });
  const standIn = kind === "fallback";
  if (standIn && !standInAllowed) {
    throw new DistProblem(
      `Only the stand-in Electron ${FALLBACK.electron} is installed, which must not be released. Install Electron ${PINNED.version} (docs/setup.md), or add --stand-in for a test package.`,
    );
  }
  if (!standIn) refuseOldElectron(installedElectron(), now);
  const source = dirname(path);
  rmSync(folder, { recursive: true, force: true });
  cpSync(source, folder, {
    recursive: true,
    filter: (file) => file !== join(source, "resources", "app") && !file.endsWith(".shiori-runtime.json"),
  });
  return { version: standIn ? FALLBACK.electron : installedElectron(), folder, standIn };
}
