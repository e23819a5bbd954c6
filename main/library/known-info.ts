import type { LibraryInfo } from "#contract/domain/library.ts";
import { parseJson } from "#contract/json.ts";
import { infoAnswer } from "#contract/rest/answers.schema.ts";
import { writeAtomically } from "../files/atomic-write.ts";
import { readSmallText } from "../files/small-file.ts";
import type { Log } from "../log/log.ts";

/** The last known library information, so that the first screen of the day need not wait for the backend. */
export interface KnownInfo {
  /** Null if there is none or the file is not readable. */
  read(): LibraryInfo | null;
  keep(info: LibraryInfo): void;
}

/** Stores the library information in a file. It contains no patron data. */
export function knownInfo(path: string, log: Log): KnownInfo {
  let kept = "";
  return {
    read() {
      try {
        kept = readSmallText(path);
        return infoAnswer.parse(parseJson(kept));
      } catch {
        // First start, or a damaged file: the backend will send it shortly.
        return null;
      }
    },
    keep(info) {
      const text = JSON.stringify(info);
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
