import type { LibraryInfo } from "#contract/domain/library.ts";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import type { CounterOnly } from "../counter-only.ts";
import { sip2Capabilities } from "./capabilities.ts";
import { profileOf } from "./server-profiles.ts";
import { createSip2Session } from "./session.ts";
import { LIMITS, type Limits, type Sip2Link } from "./sip2.ts";

export interface Sip2LinkOptions extends Partial<CounterOnly> {
  readonly sip2: Sip2Settings;
  readonly about: LibraryInfo | null;
  /** The kiosk's library. */
  readonly library: string;
  readonly log: Log;
  /** Currency of balances and fees (ISO 4217); without it the server's. */
  readonly currency?: string;
  /** Time limits that differ from the port's; used by tests on slow machines. */
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970; replaced in tests. */
  readonly now?: () => number;
}

/**
 * A SIP2 server for `checkOut` (checkout.ts) and `checkIn` (checkin.ts), also beside another protocol, which gives the patron as
 * `borrowerOf(card, pin)`. Connects with the first request; ended by `session.end()`.
 */
export function createSip2Link(options: Sip2LinkOptions, hasCatalogue = false): Sip2Link {
  const { sip2: settings, about, library, log, now = Date.now } = options;
  const profile = profileOf(settings);
  const session = createSip2Session({ sip2: settings, profile, log });
  return {
    session,
    profile,
    about,
    library,
    zone: settings.timeZone,
    currency: options.currency ?? "",
    bins: settings.bins,
    counterOnly: options.counterOnly ?? [],
    counterOnlyPlaces: options.counterOnlyPlaces ?? [],
    log,
    capabilities: sip2Capabilities(session, profile, {
      hasCatalogue,
      showsMessages: settings.messages === "screen",
    }),
    limits: { ...LIMITS, ...options.limits },
    now,
  };
}
