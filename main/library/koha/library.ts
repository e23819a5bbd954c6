import type { LibraryInfo } from "#contract/domain/library.ts";
import type { CallOptions } from "#contract/library/port.ts";
import type { KohaSettings, Sip2Settings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import { withCardAlone } from "../card-alone.ts";
import { type CardTries, createCardTries } from "../card-tries.ts";
import type { CounterOnly } from "../counter-only.ts";
import type { Adapter } from "../live.ts";
import { createSessions } from "../sessions.ts";
import type { Limits } from "../sip2/sip2.ts";
import { aboutOf } from "./about.ts";
import { accountOf } from "./account.ts";
import { createBesideSip2 } from "./beside-sip2.ts";
import { callFor, TIMES, type Times } from "./call.ts";
import { availabilitiesOf, catalogueOf } from "./catalogue.ts";
import { type Features, OLDEST, readFeatures, withSettings } from "./features.ts";
import { holdsPartOf } from "./holds.ts";
import type { Koha } from "./koha.ts";
import { lendingPartOf } from "./lending.ts";
import { loansPartOf } from "./loans.ts";
import { messagesOf } from "./messages.ts";
import { patronsOf } from "./patrons.ts";
import { createKohaWeb, createRest } from "./rest.ts";
import type { Session } from "./session.ts";
import { returnsPartOf } from "./sip2-lending.ts";
import { createTurns } from "./turns.ts";

export interface KohaOptions extends Partial<CounterOnly> {
  /** Address of the Koha staff interface, without `/api/v1`. */
  readonly url: string;
  readonly authority: string;
  readonly koha: KohaSettings;
  /** Koha's SIP2 server, used where `koha.sip2` says so. */
  readonly sip2?: Sip2Settings;
  readonly about: LibraryInfo | null;
  /** Branch code of the kiosk's library. */
  readonly library: string;
  readonly log: Log;
  /** Currency of balances (ISO 4217); without it balances are not read. */
  readonly currency?: string;
  /** Those of the terminal; default: its own, for a test of the connection. */
  readonly cardTries?: CardTries;
  /** Time limits that differ from the port's. */
  readonly times?: Partial<Times>;
  /** The same for SIP2. */
  readonly limits?: Partial<Limits>;
}

/**
 * The Library port over Koha's REST API, from version 23.05 on. Connects with the first call. The kiosk uses one API account, and
 * a second one to lend; which patron it acts for is known in this process only.
 */
export function createKohaLibrary(options: KohaOptions): Adapter {
  const { url, authority, about, library, log } = options;
  const web = createKohaWeb({ url, authority });
  const turns = createTurns();
  const rest = createRest(web, options.koha, turns, log);
  const { auth, lending, sip2: hasSip2 } = options.koha;
  const sessions = createSessions<Session>();
  let features: Features | null = null;
  let info = about;
  const beside =
    hasSip2 && options.sip2 !== undefined
      ? createBesideSip2({ ...options, sip2: options.sip2 }, () => info)
      : null;

  const koha: Koha = {
    rest,
    lending: lending.user === "" ? null : createRest(web, { auth, ...lending, library }, turns, log),
    beside,
    log,
    library,
    about,
    counterOnly: options.counterOnly ?? [],
    counterOnlyPlaces: options.counterOnlyPlaces ?? [],
    currency: options.currency ?? "",
    times: { ...TIMES, ...options.times },
    features: () =>
      withSettings(features ?? OLDEST, options.koha, beside?.link().capabilities.ofPort() ?? null),
    sessionOf: sessions.of,
    openSession: sessions.open,
    endSession: sessions.close,
  };

  /** Reads the API description once; after a failure the next `info` tries again. */
  async function learnFeatures({ signal }: CallOptions): Promise<void> {
    features ??= await readFeatures(rest, callFor(signal, koha.times.description));
  }

  const adapter: Adapter = {
    get capabilities() {
      return koha.features().capabilities;
    },
    end() {
      web.end();
      beside?.end();
      sessions.end();
    },
    ...aboutOf(koha, {
      learnFeatures,
      keep: (known) => {
        info = known;
      },
    }),
    ...patronsOf(koha),
    ...accountOf(koha),
    ...catalogueOf(koha),
    availabilityOf: (titles, { signal }) => availabilitiesOf(koha, titles, callFor(signal, koha.times.read)),
    ...loansPartOf(koha),
    ...holdsPartOf(koha),
    ...messagesOf(koha),
    ...lendingPartOf(koha),
    ...returnsPartOf(koha),
  };
  const { cardTries = createCardTries() } = options;
  return withCardAlone(adapter, cardTries, (session) => koha.sessionOf(session)?.byCard === true);
}
