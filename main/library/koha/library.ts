import type { LibraryInfo } from "#contract/domain/library.ts";
import type { CallOptions } from "#contract/library/port.ts";
import type { KohaSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import type { Adapter } from "../live.ts";
import { createSessions } from "../sessions.ts";
import { aboutOf } from "./about.ts";
import { accountOf } from "./account.ts";
import { callFor, TIMES, type Times } from "./call.ts";
import { availabilitiesOf, catalogueOf } from "./catalogue.ts";
import { type Features, OLDEST, readFeatures, withSettings } from "./features.ts";
import { holdsPartOf } from "./holds.ts";
import { type Koha, UNEXPECTED } from "./koha.ts";
import { lendingPartOf } from "./lending.ts";
import { loansPartOf } from "./loans.ts";
import { messagesOf } from "./messages.ts";
import { patronsOf } from "./patrons.ts";
import { createKohaWeb, createRest } from "./rest.ts";
import type { Session } from "./session.ts";
import { createTurns } from "./turns.ts";

export interface KohaOptions {
  /** Address of the Koha staff interface, without `/api/v1`. */
  readonly url: string;
  readonly authority: string;
  readonly koha: KohaSettings;
  readonly about: LibraryInfo | null;
  /** Branch code of the kiosk's library. */
  readonly library: string;
  readonly log: Log;
  /** Currency of balances (ISO 4217); without it balances are not read. */
  readonly currency?: string;
  /** Time limits that differ from the port's. */
  readonly times?: Partial<Times>;
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
  const { auth, lending } = options.koha;
  const sessions = createSessions<Session>();
  let features: Features | null = null;

  const koha: Koha = {
    rest,
    lending: lending.user === "" ? null : createRest(web, { auth, ...lending }, turns, log),
    log,
    library,
    about,
    currency: options.currency ?? "",
    times: { ...TIMES, ...options.times },
    features: () => withSettings(features ?? OLDEST, options.koha),
    sessionOf: sessions.of,
    openSession: sessions.open,
    endSession: (token) => void sessions.close(token),
  };

  /** Reads the API description once; after a failure the next `info` tries again. */
  async function learnFeatures({ signal }: CallOptions): Promise<void> {
    features ??= await readFeatures(rest, callFor(signal, koha.times.description));
  }

  return {
    get capabilities() {
      return koha.features().capabilities;
    },
    end() {
      web.end();
      sessions.end();
    },
    ...aboutOf(koha, learnFeatures),
    ...patronsOf(koha),
    ...accountOf(koha),
    ...catalogueOf(koha),
    availabilityOf: (titles, { signal }) => availabilitiesOf(koha, titles, callFor(signal, koha.times.read)),
    ...loansPartOf(koha),
    ...holdsPartOf(koha),
    ...messagesOf(koha),
    ...lendingPartOf(koha),
    checkIn: async () => UNEXPECTED,
  };
}
