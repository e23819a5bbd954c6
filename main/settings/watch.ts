import { unwatchFile, watchFile } from "node:fs";

/** How often the files are looked at, in milliseconds. Looking works on every file system and for files yet to come. */
const LOOK_EVERY_MS = 1000;
/** A file that has just changed may still be being written. */
const SETTLE_MS = 300;

/** Calls `changed` a moment after any of the files was written, replaced, made or taken away. The answer stops it. */
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
