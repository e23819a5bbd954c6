import type { LibraryInfo } from "#contract/domain/library.ts";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import { createPartGuard, type PartGuard } from "../part-guard.ts";
import { healthOf } from "../sip2/health.ts";
import { createSip2Link, type Sip2LinkOptions } from "../sip2/link.ts";
import type { Sip2Link } from "../sip2/sip2.ts";

/** Koha's SIP2 server, which takes copies back, and lends where the REST API does not. */
export interface BesideSip2 {
  /** The link, with the libraries that Koha has, to which copies are sent. */
  link(): Sip2Link;
  readonly guard: PartGuard;
  end(): void;
}

/** The settings of SIP2 for Koha's own server, whatever they were for another system before. */
export function besideKoha(sip2: Sip2Settings): Sip2Settings {
  return { ...sip2, preset: "koha" };
}

/** Creates it; connects with the first request. `about`: of the settings, or else Koha's own. */
export function createBesideSip2(options: Sip2LinkOptions, about: () => LibraryInfo | null): BesideSip2 {
  // Item types and locations of Koha are not those of SIP2; the API's copy is looked at.
  const own = { counterOnly: [], counterOnlyPlaces: [], sip2: besideKoha(options.sip2) };
  const link = createSip2Link({ ...options, ...own });
  return {
    link: () => ({ ...link, about: about() }),
    guard: createPartGuard({ health: (call) => healthOf(link, call) }),
    end: () => link.session.end(),
  };
}
