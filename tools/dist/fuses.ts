import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";

const ON = FuseState.ENABLE;
const OFF = FuseState.DISABLE;

/**
 * R95: every fuse of this Electron in a shipped binary. A new fuse without a line here does not compile. The fuses are set in
 * electron-builder.yml.
 */
const WANTED: Readonly<Record<keyof typeof FuseV1Options, FuseState>> = {
  RunAsNode: OFF,
  EnableCookieEncryption: ON,
  EnableNodeOptionsEnvironmentVariable: OFF,
  EnableNodeCliInspectArguments: OFF,
  // Only used on Windows and macOS; on Linux the folder belongs to root.
  EnableEmbeddedAsarIntegrityValidation: ON,
  OnlyLoadAppFromAsar: ON,
  LoadBrowserProcessSpecificV8Snapshot: OFF,
  GrantFileProtocolExtraPrivileges: OFF,
  // Off would only remove a guard; Electron's default.
  WasmTrapHandlers: ON,
};

/** Name of a state for people. */
function nameOf(state: FuseState | undefined): string {
  return state === undefined ? "missing" : (FuseState[state] ?? String(state)).toLowerCase();
}

/**
 * Reads the fuses of an executable and returns a line for each wrong one. Fuses unknown to the executable are skipped; throws
 * when it has none.
 */
export async function fuseProblems(executable: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(executable);
  const states = wire as unknown as Readonly<Record<number, FuseState | undefined>>;
  return Object.entries(WANTED).flatMap(([name, wanted]) => {
    const found = states[FuseV1Options[name as keyof typeof FuseV1Options]];
    const isLater = found === undefined && name === "WasmTrapHandlers";
    return found === wanted || isLater ? [] : [`${name} is ${nameOf(found)}, but must be ${nameOf(wanted)}`];
  });
}
