import type { LibraryPort } from "#contract/library/port.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Log } from "../log/log.ts";
import { createKohaLibrary } from "./koha/library.ts";
import { createShioriLibrary } from "./shiori/library.ts";
import { createSip2Library } from "./sip2/library.ts";

/** Makes the port that the settings name. One folder per adapter; add the next one here. */
export function createLibrary(settings: Settings, log: Log): LibraryPort {
  const { backend, kiosk } = settings;
  switch (backend.adapter) {
    case "shiori":
      return createShioriLibrary({ ...backend, library: kiosk.library, log });
    case "koha":
      return createKohaLibrary({ ...backend, library: kiosk.library, log });
    case "sip2":
      return createSip2Library({ ...backend, library: kiosk.library, log });
  }
}
