import { kohaParts, sip2Parts, sruParts } from "#contract/settings/backends.schema.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { KOHA_ACCOUNT, startKoha } from "#test/fakes/koha-server.ts";
import {
  biblio,
  checkout,
  day,
  hold,
  item,
  type KohaWorld,
  patron as kohaPatron,
} from "#test/fakes/koha-world.ts";
import { fakeCopy, fakePatron, fakeWorld } from "#test/fakes/sip2/world.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { startSruServer } from "#test/fakes/sru-server.ts";
import type { Partially } from "../kiosk/kiosk.ts";
import { ABOUT } from "./sip2-library-info.ts";

/** A library system with a patron in it, and what a terminal's settings must say to stand in front of it. */
export interface Terminal {
  readonly settings: Partially<Settings>;
  readonly card: string;
  /** The patron has `LENT` on loan and holds `HELD`. */
  readonly password: string;
  /** Name of another pickup library, as its button has it. */
  readonly elsewhere: string;
  /** The same of the library that the terminal stands in. */
  readonly here: string;
  /** What the system itself knows: the due day of the loan, and titles of the patron's holds. */
  dueDate(): Promise<string>;
  holds(): Promise<readonly string[]>;
  /** Where the patron's only hold is to be collected, by the system's own code. */
  pickup(): Promise<string>;
  stop(): Promise<void>;
}

/** Titles of every terminal's library; the last one is found by its number and can be held. */
export const LENT = "銀河の鉄道";
export const HELD = "春を待つ";
export const WANTED = { title: "からくり時計の研究", isbn: "9784101010014" } as const;

/** The patron of every terminal. */
export const CARD = "2001014";
export const PASSWORD = "Shiori7";
/** Days for which it is still lent. */
export const DAYS = 3;

async function koha(): Promise<Terminal> {
  const titles = [LENT, HELD, WANTED.title];
  const world: KohaWorld = {
    patrons: [kohaPatron(4, CARD, { _password: PASSWORD })],
    libraries: [
      { library_id: "CPL", name: "Central Library", phone: null, pickup_location: true },
      { library_id: "WPL", name: "West Library", phone: null, pickup_location: true },
    ],
    biblios: titles.map((title, at) =>
      biblio(at + 1, title, "Writer, Ann", { isbn: title === WANTED.title ? WANTED.isbn : null }),
    ),
    items: [item(101, 1, { checked_out_date: day(DAYS) }), item(202, 2), item(203, 3)],
    holds: [hold(501, 4, 2)],
    checkouts: [checkout(301, 4, 101, DAYS)],
    maxHolds: 6,
    maxLoans: 6,
    maxRenewals: 1,
    renewalErrors: new Map(),
  };
  const server = await startKoha(world);
  return {
    settings: {
      backend: {
        adapter: "koha",
        url: server.url,
        koha: kohaParts.parse({ auth: "oauth", ...KOHA_ACCOUNT }),
      },
      kiosk: { library: "CPL" },
    },
    card: CARD,
    password: PASSWORD,
    elsewhere: "West Library",
    here: "Central Library",
    dueDate: async () => new Date(String(world.checkouts[0]?.["due_date"])).toLocaleDateString("sv-SE"),
    holds: async () => world.holds.map((one) => titles[Number(one["biblio_id"]) - 1] ?? ""),
    pickup: async () => String(world.holds[0]?.["pickup_library_id"]),
    stop: () => server.stop(),
  };
}

async function sip2(): Promise<Terminal> {
  const lent = fakeCopy("71001", LENT, { holder: CARD, due: day(DAYS) });
  const copies = [lent, fakeCopy("71002", HELD, { queue: [CARD] }), fakeCopy("71003", WANTED.title)];
  const world = fakeWorld([fakePatron(CARD, PASSWORD)], copies);
  const server = await startSip2Server({ world });
  const sru = await startSruServer(
    copies.map(({ barcode, title }) => ({
      id: barcode,
      title,
      ...(title === WANTED.title ? { isbn: WANTED.isbn } : {}),
      copies: [{ barcode, library: "MAIN", place: "2階", callNumber: "913" }],
    })),
  );
  return {
    settings: {
      backend: {
        adapter: "sip2",
        url: "",
        sip2: sip2Parts.parse({
          host: server.host,
          port: server.port,
          // The journeys change and cancel holds, which Koha's SIP2 cannot (SIP-38).
          preset: "generic",
          holds: "full",
          user: "kiosk",
          password: "secret",
          timeZone: "Asia/Tokyo",
        }),
        sru: sruParts.parse({ url: sru.url }),
        about: ABOUT,
      },
      kiosk: { library: "MAIN" },
    },
    card: CARD,
    password: PASSWORD,
    elsewhere: "WEST",
    here: "MAIN",
    dueDate: async () => lent.due ?? "",
    holds: async () => copies.filter(({ queue }) => queue.includes(CARD)).map(({ title }) => title),
    pickup: async () => [...world.pickups.values()].at(-1) ?? "",
    async stop() {
      await server.stop();
      await sru.stop();
    },
  };
}

/** Library systems of others, as fakes. */
export const FAKE_TERMINALS = { koha, sip2 } as const;
