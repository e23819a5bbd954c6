import { z } from "zod";
import type { LibraryInfo } from "#contract/domain/library.ts";
import { parseJson } from "#contract/json.ts";
import { infoAnswer } from "#contract/rest/answers.schema.ts";
import { writeAtomically } from "../files/atomic-write.ts";
import { readSmallText } from "../files/small-file.ts";
import type { Log } from "../log/log.ts";

/** The last known library information, so that the first screen of the day need not wait for the backend. */
export interface KnownInfo {
  /** Null if there is none of the current library system, or the file is not readable. */
  read(): LibraryInfo | null;
  keep(info: LibraryInfo): void;
}

/** `system`: the library system that has answered (`systemOf` in adapter.ts). */
const KEPT = z.object({ system: z.string(), info: infoAnswer });

/**
 * Stores the library information in a file. It contains no patron data.
 * @param system of the current settings: a terminal that was given to another library must not show the one before.
 */
export function knownInfo(path: string, system: () => string, log: Log): KnownInfo {
  let kept = "";
  return {
    read() {
      try {
        kept = readSmallText(path);
        const known = KEPT.parse(parseJson(kept));
        return known.system === system() ? known.info : null;
      } catch {
        // First start, or a damaged file: the backend will send it shortly.
        return null;
      }
    },
    keep(info) {
      const text = JSON.stringify({ system: system(), info });
      if (text === kept) return;
      try {
        writeAtomically(path, text);
        kept = text;
      } catch {
        log("known-info-not-written");
      }
    },
  };
}
