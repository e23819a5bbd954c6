import { unwatchFile, watchFile } from "node:fs";

/** Polling interval in milliseconds. Polling works on every file system and for files that do not exist yet. */
const LOOK_EVERY_MS = 1000;
/** Milliseconds after a change, since the file may still be being written. */
const SETTLE_MS = 300;

/** Calls `changed` shortly after a file was written, replaced, created or deleted. Returns the function that stops it. */
export function watchFiles(paths: readonly string[], changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const seen = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLE_MS);
  };
  for (const path of paths) watchFile(path, { interval: LOOK_EVERY_MS, persistent: false }, seen);
  return () => {
    clearTimeout(timer);
    for (const path of paths) unwatchFile(path, seen);
  };
}
