import type { LibraryInfo } from "#contract/domain/library.ts";
import type { CallOptions } from "#contract/library/port.ts";
import type { KohaSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import type { Adapter } from "../live.ts";
import { createSessions } from "../sessions.ts";
import { createWeb } from "../web.ts";
import { aboutOf } from "./about.ts";
import { accountOf } from "./account.ts";
import { callFor, TIMES, type Times } from "./call.ts";
import { availabilitiesOf, catalogueOf } from "./catalogue.ts";
import { type Features, OLDEST, readFeatures, withSettings } from "./features.ts";
import { holdsPartOf } from "./holds.ts";
import { type Koha, UNEXPECTED } from "./koha.ts";
import { loansPartOf } from "./loans.ts";
import { messagesOf } from "./messages.ts";
import { patronsOf } from "./patrons.ts";
import { createRest } from "./rest.ts";
import type { Session } from "./session.ts";
import { MOST_AT_ONCE } from "./turns.ts";

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

/** Those of the queue, and one for the health check. */
const CONNECTIONS = MOST_AT_ONCE + 1;

/**
 * The Library port over Koha's REST API, from version 23.05 on. Connects with the first call. The kiosk uses one API account;
 * which patron it acts for is known in this process only.
 */
export function createKohaLibrary(options: KohaOptions): Adapter {
  const { url, authority, about, library, log } = options;
  const web = createWeb({
    url: `${url.replace(/\/+$/u, "")}/api/v1`,
    authority,
    connections: CONNECTIONS,
    keepAlive: false,
    // /biblios answers 406 unless exactly one type is asked for.
    headers: { accept: "application/json" },
  });
  const rest = createRest(web, options.koha, log);
  const sessions = createSessions<Session>();
  let features: Features | null = null;

  const koha: Koha = {
    rest,
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
    checkOut: async () => UNEXPECTED,
    checkIn: async () => UNEXPECTED,
  };
}
