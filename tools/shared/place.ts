import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const ROOT: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path below the root. */
export function at(...names: string[]): string {
  return join(ROOT, ...names);
}
