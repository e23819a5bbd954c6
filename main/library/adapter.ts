import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Log } from "../log/log.ts";
import { withCleanAnswers } from "./clean-answers.ts";
import { createKohaLibrary } from "./koha/library.ts";
import type { Adapter } from "./live.ts";
import { createShioriLibrary } from "./shiori/library.ts";
import { createSip2Library } from "./sip2/library.ts";

/** What an adapter is made of: another one of these, and another adapter is needed. */
export function isOtherBackend(before: Settings, after: Settings): boolean {
  const of = ({ backend, kiosk }: Settings): string => JSON.stringify([backend, kiosk.library]);
  return of(before) !== of(after);
}

/** Makes the port that the settings name. The texts of its answers are clean, whatever the system sends. */
export function createLibrary(settings: Settings, log: Log): Adapter {
  return withCleanAnswers(createAdapter(settings, log));
}

/** One folder per adapter; to add one: README.md. */
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
