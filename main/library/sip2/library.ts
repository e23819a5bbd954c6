import type { SruSettings } from "#contract/settings/backends.schema.ts";
import { withCardAlone } from "../card-alone.ts";
import { type CardTries, createCardTries } from "../card-tries.ts";
import type { Adapter } from "../live.ts";
import { createSessions } from "../sessions.ts";
import { createSruCatalogue, type SruCatalogue } from "../sru/catalogue.ts";
import { aboutPart } from "./about.ts";
import { checkIn, undoLoan } from "./checkin.ts";
import { checkOut } from "./checkout.ts";
import { holdsPart } from "./holds.ts";
import { createSip2Link, type Sip2LinkOptions } from "./link.ts";
import { loansPart } from "./loans.ts";
import { messagesPart } from "./messages.ts";
import type { PatronRecord } from "./patrons.ts";
import { signInOf } from "./sign-in.ts";
import { LIMITS, SIGNED_OUT, type Sip2, UNEXPECTED } from "./sip2.ts";
import { titlesPart } from "./titles.ts";

export interface Sip2Options extends Sip2LinkOptions {
  readonly sru: SruSettings;
  /** Used instead of the SRU server of the settings. */
  readonly catalogue?: SruCatalogue;
  /** Those of the terminal; default: its own, for a test of the connection. */
  readonly cardTries?: CardTries;
}

/** The Library port over SIP2, with the catalogue from SRU, or another one (docs/notes-sip2.md). Connects with the first call. */
export function createSip2Library(options: Sip2Options): Adapter {
  const { sip2: settings, sru, library, log } = options;
  const { read } = { ...LIMITS, ...options.limits };
  const catalogue =
    options.catalogue ?? (sru.url === "" ? null : createSruCatalogue(sru, { library }, log, read));
  const sip2: Sip2 = {
    ...createSip2Link(options, catalogue !== null),
    catalogue,
    greeting: settings.greeting === "" ? null : new RegExp(settings.greeting, "iu"),
    patrons: createSessions<PatronRecord>(({ release }) => release()),
  };
  const adapter: Adapter = {
    get capabilities() {
      return sip2.capabilities.ofPort();
    },
    end() {
      sip2.session.end();
      catalogue?.end();
      sip2.patrons.end();
    },
    ...aboutPart(sip2),
    ...signInOf(sip2),
    ...titlesPart(sip2),
    ...loansPart(sip2),
    ...holdsPart(sip2),
    ...messagesPart(sip2),
    checkOut: async (call, { signal }) => {
      const record = sip2.patrons.of(call.session);
      return record === null ? SIGNED_OUT : checkOut(sip2, record, call, signal);
    },
    checkIn: async ({ undoes, ...copy }, { signal }) => {
      if (undoes === undefined) return checkIn(sip2, copy, signal);
      const record = sip2.patrons.of(undoes.session);
      return record === null ? SIGNED_OUT : undoLoan(sip2, record, copy, signal);
    },
    // Not part of SIP2.
    changePassword: async () => UNEXPECTED,
    setEmail: async () => UNEXPECTED,
    suspendHold: async () => UNEXPECTED,
    resumeHold: async () => UNEXPECTED,
    deleteEmail: async () => UNEXPECTED,
    confirmEmail: async () => UNEXPECTED,
    resendEmailCode: async () => UNEXPECTED,
  };
  const { cardTries = createCardTries() } = options;
  return withCardAlone(adapter, cardTries, (session) => sip2.patrons.of(session)?.pin === null);
}
