import type { LibraryInfo } from "#contract/domain/library.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import type { Sip2Settings, SruSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";

export interface Sip2Options {
  readonly sip2: Sip2Settings;
  readonly sru: SruSettings;
  readonly about: LibraryInfo | null;
  /** Library the kiosk stands in. */
  readonly library: string;
  readonly log: Log;
}

/** The Library port over SIP2, with the catalogue from SRU (sip2-sru.md). */
export function createSip2Library(_options: Sip2Options): LibraryPort {
  throw new Error("not yet");
}
