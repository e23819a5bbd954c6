import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FakePrograms, HELPERS, markingScript, marksIn } from "#test/support/system/fake-programs.ts";
import { RUN } from "./attacked.ts";
import type { Machine } from "./machine.ts";

/** Where the kiosk's own user may write, in its unit and outside. */
const MARK = `${RUN}/started`;

/** Puts programs that leave a mark in the place of those that a desktop has; before the machine is booted. */
export function installFakes(machine: Machine): void {
  for (const name of HELPERS) machine.write(join("usr/bin", name), markingScript(`/${MARK}`), 0o755);
}

/** The programs of a booted machine that were put there. */
export function fakesOf(machine: Machine): FakePrograms {
  const disk = `/proc/${machine.hostPid()}/root`;
  const mark = join(disk, MARK);
  const read = (): string => {
    try {
      return readFileSync(mark, "utf8");
    } catch {
      return "";
    }
  };
  return {
    environment: {},
    home: join(disk, RUN, "home"),
    started: () => marksIn(read()),
    // Whoever writes first makes the file, and it is theirs.
    forget: () => void (read() === "" || writeFileSync(mark, "")),
    leave: () => undefined,
  };
}
