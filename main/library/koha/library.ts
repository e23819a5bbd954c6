import type { LibraryInfo } from "#contract/domain/library.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import type { KohaSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";

export interface KohaOptions {
  /** Address of the Koha staff interface, without `/api/v1`. */
  readonly url: string;
  readonly authority: string;
  readonly koha: KohaSettings;
  readonly about: LibraryInfo | null;
  /** Library the kiosk stands in: Koha's branch code. */
  readonly library: string;
  readonly log: Log;
}

/** The Library port over Koha's REST API (koha-rest.md). */
export function createKohaLibrary(_options: KohaOptions): LibraryPort {
  throw new Error("not yet");
}
