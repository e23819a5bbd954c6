import type { LibraryInfo } from "#contract/domain/library.ts";
import { parseJson } from "#contract/json.ts";
import { infoAnswer } from "#contract/rest/answers.schema.ts";
import { writeAtomically } from "../atomic-write.ts";
import type { Log } from "../log/log.ts";
import { readSmallText } from "../small-file.ts";

/** What the library said of itself last time, so that the first picture of the day need not wait for it. */
export interface KnownInfo {
  /** Null = never, or the file is not readable. */
  read(): LibraryInfo | null;
  keep(info: LibraryInfo): void;
}

/** Keeps the library's public words in a file; there is nothing of a patron in them. */
export function knownInfo(path: string, log: Log): KnownInfo {
  let kept = "";
  return {
    read() {
      try {
        kept = readSmallText(path);
        return infoAnswer.parse(parseJson(kept));
      } catch {
        // First start, or a file cut short: the backend tells it again in a moment.
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
