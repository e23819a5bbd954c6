import { spawnSync } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder on which nothing can be kept. */
export interface BadDisk {
  readonly folder: string;
  /** How it was made, for the report: a disk of its own needs a right that not every machine gives. */
  readonly how: string;
  /** Bytes that could still be written. */
  free(): number;
  leave(): void;
}

const SIZE = "2m";

function fill(folder: string): void {
  const fd = openSync(join(folder, "filler"), "w");
  const block = Buffer.alloc(4096, 1);
  try {
    for (;;) writeSync(fd, block);
  } catch {
    // That is the point: no space is left.
  } finally {
    closeSync(fd);
  }
}

/**
 * A disk of two megabytes that is full, or read-only. Where no file system may be mounted, the files that the kiosk
 * appends to lead to /dev/full, whose every write fails as on a full disk.
 */
export function badDisk(kind: "full" | "read-only"): BadDisk {
  const folder = mkdtempSync(join(tmpdir(), "shiori-bad-disk-"));
  const mount = (...words: string[]): boolean => spawnSync("mount", words).status === 0;
  if (mount("-t", "tmpfs", "-o", `size=${SIZE}`, "shiori-test", folder)) {
    if (kind === "full") fill(folder);
    const ready = kind === "full" || mount("-o", "remount,ro", folder);
    return {
      folder,
      how: ready ? `tmpfs of ${SIZE}, ${kind}` : "a file system that could not be made read-only",
      free: () => {
        const { bavail, bsize } = statfsSync(folder);
        return bavail * bsize;
      },
      leave() {
        spawnSync("umount", [folder]);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  mkdirSync(join(folder, "log"));
  symlinkSync("/dev/full", join(folder, "log/kiosk.log"));
  symlinkSync("/dev/full", join(folder, "journal.jsonl"));
  return {
    folder,
    how: "its files lead to /dev/full",
    free: () => 0,
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}
