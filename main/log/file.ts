import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Size at which a file is rotated; one older file is kept, so the log takes at most twice this. */
export const LOG_FILE_BYTES = 1024 * 1024;

export interface LogFile {
  /** Appends text at once (a crash loses nothing); does nothing on a disk error. */
  write(text: string): void;
}

/** Opens `kiosk.log` in the folder, only readable by the kiosk's own user. */
export function openLogFile(directory: string, limit = LOG_FILE_BYTES): LogFile {
  const path = join(directory, "kiosk.log");
  let open: { fd: number; bytes: number } | null = null;

  function ready(): { fd: number; bytes: number } {
    if (open !== null) return open;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const fd = openSync(path, "a", 0o600);
    open = { fd, bytes: fstatSync(fd).size };
    return open;
  }

  /** Closes the file, so that no descriptors leak while the disk is full. */
  function close(): void {
    const file = open;
    open = null;
    try {
      if (file !== null) closeSync(file.fd);
    } catch {
      // The descriptor is released in any case.
    }
  }

  function putAside(): void {
    close();
    renameSync(path, join(directory, "kiosk.1.log"));
  }

  return {
    write(text) {
      try {
        const file = ready();
        file.bytes += writeSync(file.fd, text);
        if (file.bytes >= limit) putAside();
      } catch {
        // Full or read-only disk (R90): the in-memory ring has the line; the next line reopens the file.
        close();
      }
    },
  };
}
