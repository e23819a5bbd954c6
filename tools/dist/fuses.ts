import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";

const ON = FuseState.ENABLE;
const OFF = FuseState.DISABLE;

/**
 * R95: every fuse of this Electron, as a shipped binary must have it. A fuse that a later Electron adds has no line
 * here, and the compiler says so. The flipping itself stands in electron-builder.yml.
 */
const WANTED: Readonly<Record<keyof typeof FuseV1Options, FuseState>> = {
  RunAsNode: OFF,
  EnableCookieEncryption: ON,
  EnableNodeOptionsEnvironmentVariable: OFF,
  EnableNodeCliInspectArguments: OFF,
  // Means something on Windows and macOS only; on Linux the folder belongs to root.
  EnableEmbeddedAsarIntegrityValidation: ON,
  OnlyLoadAppFromAsar: ON,
  LoadBrowserProcessSpecificV8Snapshot: OFF,
  GrantFileProtocolExtraPrivileges: OFF,
  // Off only removes a guard; Electron's own default.
  WasmTrapHandlers: ON,
};

/** Name of a state for people. */
function nameOf(state: FuseState | undefined): string {
  return state === undefined ? "missing" : (FuseState[state] ?? String(state)).toLowerCase();
}

/**
 * Reads the fuses back from an executable's wire, and answers a line per fuse that is not as it must be. Fuses that
 * the executable is too old to have are passed over; throws when it has no wire.
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
