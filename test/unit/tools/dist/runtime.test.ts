import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { fuseProblems } from "../../../../tools/dist/fuses.ts";
import {
  DistProblem,
  installedElectron,
  OLDEST_DAYS,
  PINNED,
  refuseOldElectron,
} from "../../../../tools/dist/runtime.ts";

const DAY_MS = 86_400_000;
const daysLater = (days: number): Date => new Date(Date.parse(PINNED.released) + days * DAY_MS);

describe("the Electron of a package (R101)", () => {
  it("is one whose age is known", () => {
    expect(installedElectron()).toBe(PINNED.version);
    expect(() => refuseOldElectron("99.0.0", daysLater(1))).toThrow(DistProblem);
  });

  it(`may be ${OLDEST_DAYS} days old, and not a day older`, () => {
    expect(() => refuseOldElectron(PINNED.version, daysLater(OLDEST_DAYS))).not.toThrow();
    expect(() => refuseOldElectron(PINNED.version, daysLater(OLDEST_DAYS + 1))).toThrow(/older than 60/u);
  });
});

/** Electron's own mark in front of its fuses. */
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

describe("the fuses of a package (R95)", () => {
  /** A file that is all wire. `states`: one letter a fuse, in their order: 0 off, 1 on, r removed. */
  function executable(states: string): string {
    const folder = mkdtempSync(join(tmpdir(), "shiori-fuses-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "electron");
    const wire = Buffer.from(`\u0001${String.fromCharCode(states.length)}${states}`, "latin1");
    writeFileSync(file, Buffer.concat([Buffer.alloc(100), Buffer.from(SENTINEL), wire, Buffer.alloc(100)]));
    return file;
  }

  it.each(["01001100", "010011001"])("are right as %s", async (states) => {
    expect(await fuseProblems(executable(states))).toEqual([]);
  });

  it.each([
    ["11001100", "RunAsNode"],
    ["00001100", "EnableCookieEncryption"],
    ["01101100", "EnableNodeOptionsEnvironmentVariable"],
    ["01011100", "EnableNodeCliInspectArguments"],
    ["01000100", "EnableEmbeddedAsarIntegrityValidation"],
    ["01001000", "OnlyLoadAppFromAsar"],
    ["01001110", "LoadBrowserProcessSpecificV8Snapshot"],
    ["01001101", "GrantFileProtocolExtraPrivileges"],
    ["010011000", "WasmTrapHandlers"],
  ])("are wrong as %s: %s", async (states, name) => {
    const problems = await fuseProblems(executable(states));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
  });

  it("of a file without any are an error", async () => {
    const file = executable("01001100");
    writeFileSync(file, "nothing");
    await expect(fuseProblems(file)).rejects.toThrow();
  });
});
