import type { LibraryInfo } from "#contract/domain/library.ts";
import type { Sip2Settings, SruSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import type { Adapter } from "../live.ts";
import { createSessions } from "../sessions.ts";
import { createSruCatalogue, type SruCatalogue } from "../sru/catalogue.ts";
import { aboutPart } from "./about.ts";
import { sip2Capabilities } from "./capabilities.ts";
import { holdsPart } from "./holds.ts";
import { loansPart } from "./loans.ts";
import { messagesPart } from "./messages.ts";
import type { PatronRecord } from "./patrons.ts";
import { profileOf } from "./server-profiles.ts";
import { createSip2Session } from "./session.ts";
import { signInOf } from "./sign-in.ts";
import { LIMITS, type Limits, type Sip2, UNEXPECTED } from "./sip2.ts";
import { titlesPart } from "./titles.ts";

export interface Sip2Options {
  readonly sip2: Sip2Settings;
  readonly sru: SruSettings;
  /** Used instead of the SRU server of the settings. */
  readonly catalogue?: SruCatalogue;
  readonly about: LibraryInfo | null;
  /** The kiosk's library. */
  readonly library: string;
  readonly log: Log;
  /** Currency of balances (ISO 4217); without it the server's. */
  readonly currency?: string;
  /** Time limits that differ from the port's; used by tests on slow machines. */
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970; replaced in tests. */
  readonly now?: () => number;
}

/** The Library port over SIP2, with the catalogue from SRU, or another one (docs/notes-sip2.md). Connects with the first call. */
export function createSip2Library(options: Sip2Options): Adapter {
  const { sip2: settings, sru, about, library, log, now = Date.now } = options;
  const limits = { ...LIMITS, ...options.limits };
  const profile = profileOf(settings);
  const session = createSip2Session({ sip2: settings, profile, log });
  const catalogue =
    options.catalogue ?? (sru.url === "" ? null : createSruCatalogue(sru, library, log, limits.read));
  const capabilities = sip2Capabilities(session, profile, {
    hasCatalogue: catalogue !== null,
    showsMessages: settings.messages === "screen",
  });
  const zone = settings.timeZone;
  const sip2: Sip2 = {
    session,
    profile,
    capabilities,
    limits,
    catalogue,
    about,
    library,
    zone,
    currency: options.currency ?? "",
    greeting: settings.greeting === "" ? null : new RegExp(settings.greeting, "iu"),
    log,
    now,
    patrons: createSessions<PatronRecord>(({ release }) => release()),
  };
  return {
    get capabilities() {
      return capabilities.ofPort();
    },
    end() {
      session.end();
      catalogue?.end();
      sip2.patrons.end();
    },
    ...aboutPart(sip2),
    ...signInOf(sip2),
    ...titlesPart(sip2),
    ...loansPart(sip2),
    ...holdsPart(sip2),
    ...messagesPart(sip2),
    checkOut: async () => UNEXPECTED,
    checkIn: async () => UNEXPECTED,
    // Not part of SIP2.
    changePassword: async () => UNEXPECTED,
    setEmail: async () => UNEXPECTED,
    suspendHold: async () => UNEXPECTED,
    resumeHold: async () => UNEXPECTED,
    deleteEmail: async () => UNEXPECTED,
    confirmEmail: async () => UNEXPECTED,
    resendEmailCode: async () => UNEXPECTED,
  };
}
