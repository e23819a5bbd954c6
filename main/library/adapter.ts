import type { LibraryPort } from "#contract/library/port.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Log } from "../log/log.ts";
import { createShioriLibrary } from "./shiori/library.ts";

/** Makes the port that the settings name. One folder per adapter; add the next one here. */
export function createLibrary(settings: Settings, log: Log): LibraryPort {
  switch (settings.backend.adapter) {
    case "shiori":
      return createShioriLibrary({ ...settings.backend, library: settings.kiosk.library, log });
  }
}
