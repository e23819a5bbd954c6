import type { LibraryPort } from "#contract/library/port.ts";
import { kohaParts, sip2Parts, sruParts } from "#contract/settings/backends.schema.ts";
import { createKohaLibrary } from "#main/library/koha/library.ts";
import type { Adapter } from "#main/library/live.ts";
import { createSip2Library } from "#main/library/sip2/library.ts";
import { createLog } from "#main/log/log.ts";
import { KOHA_ACCOUNT, startKoha } from "#test/fakes/koha-server.ts";
import { CANARY, CARD } from "#test/fakes/koha-world.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { ABOUT } from "./sip2-library-info.ts";

/** As many terminals as a large library has. */
export const KIOSKS = 32;
/** How a crowd's server answers, and how long its kiosks wait. */
export interface Serving {
  readonly workers: number;
  /** What each answer of Koha takes, in ms. */
  readonly delayMs: number;
  /** Limit of every call in ms; absent = the product's own. */
  readonly limitMs?: number;
}

/** In tests: two workers, and time enough, because what is slow there is the machine. */
export const IN_TESTS = { workers: 2, delayMs: 2, limitMs: 60_000 } as const satisfies Serving;

/** Kiosks in front of one server of few workers. */
export interface Crowd {
  readonly kiosks: readonly Adapter[];
  readonly account: { readonly cardNumber: string; readonly password: string };
  /** Most that were served at one moment. */
  busiest(): number;
  /** Connections that are open now. */
  open(): Promise<number>;
  stop(): Promise<void>;
}

const log = createLog(null, false);
const many = (make: () => Adapter): readonly Adapter[] => Array.from({ length: KIOSKS }, make);

async function koha({ workers, delayMs, limitMs: ms }: Serving): Promise<Crowd> {
  const server = await startKoha();
  server.quirks.workers = workers;
  server.quirks.delayMs = delayMs;
  const times = ms && {
    read: ms,
    write: ms,
    health: ms,
    description: ms,
    availability: ms,
    renewability: ms,
  };
  return {
    kiosks: many(() =>
      createKohaLibrary({
        url: server.url,
        authority: "",
        koha: kohaParts.parse({ auth: "basic", ...KOHA_ACCOUNT }),
        about: null,
        library: "CPL",
        log,
        ...(times && { times }),
      }),
    ),
    account: { cardNumber: CARD, password: CANARY.password },
    busiest: server.busiest,
    open: server.connections,
    stop: server.stop,
  };
}

async function sip2({ workers, limitMs: ms }: Serving): Promise<Crowd> {
  const server = await startSip2Server({ quirks: { workers } });
  const seconds = ms && ms / 1000;
  const waits = seconds && { connectSeconds: seconds, loginSeconds: seconds, requestSeconds: seconds };
  const limits = ms && { read: ms, signIn: ms, health: ms, endSession: ms };
  const { host, port } = server;
  return {
    kiosks: many(() =>
      createSip2Library({
        sip2: sip2Parts.parse({
          host,
          port,
          user: "kiosk",
          password: "secret",
          ...waits,
        }),
        sru: sruParts.parse({}),
        about: ABOUT,
        library: "MAIN",
        log,
        ...(limits && { limits }),
      }),
    ),
    account: { cardNumber: "P1001", password: "1234" },
    busiest: server.busiest,
    open: async () => server.connections().open,
    stop: server.stop,
  };
}

/** Servers that have few workers, by what they speak. */
export const CROWDS = { Koha: koha, SIP2: sip2 } as const;

const options = () => ({ signal: new AbortController().signal });

/** Somebody comes in and stays: they look at their loans and read on. Answers how they leave. */
export async function comeIn(kiosk: LibraryPort, account: Crowd["account"]): Promise<() => Promise<void>> {
  const signedIn = await kiosk.signIn(account, options());
  if (!signedIn.ok) throw new Error(`Not let in: ${signedIn.refusal.name}`);
  const { session } = signedIn.value;
  for (const list of [await kiosk.loans({ session }, options()), await kiosk.holds({ session }, options())]) {
    if (!list.ok) throw new Error(`A list did not come: ${list.refusal.name}`);
  }
  return async () => void (await kiosk.signOut({ session }, options()));
}

/** A whole visit; answers its milliseconds. */
export async function visit(kiosk: LibraryPort, account: Crowd["account"]): Promise<number> {
  const start = performance.now();
  const leave = await comeIn(kiosk, account);
  await leave();
  return performance.now() - start;
}
