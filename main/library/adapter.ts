import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Log } from "../log/log.ts";
import { withCleanAnswers } from "./clean-answers.ts";
import { createKohaLibrary } from "./koha/library.ts";
import type { Adapter } from "./live.ts";
import { createShioriLibrary } from "./shiori/library.ts";
import { createSip2Library } from "./sip2/library.ts";

/** Whether the new settings need another adapter. Settings that are read on each use need none. */
export function isOtherBackend(before: Settings, after: Settings): boolean {
  const of = ({ backend, kiosk }: Settings): string => JSON.stringify([backend, kiosk.library]);
  return of(before) !== of(after);
}

/** Creates the adapter that the settings name. Its answers contain clean text only, whatever the system sends. */
export function createLibrary(settings: Settings, log: Log): Adapter {
  return withCleanAnswers(createAdapter(settings, log));
}

/** One folder per adapter. How to add one: README.md. */
function createAdapter(settings: Settings, log: Log): Adapter {
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
