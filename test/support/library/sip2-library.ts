import { onTestFinished } from "vitest";
import type { LibraryInfo } from "#contract/domain/library.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import { sip2Parts, sruParts } from "#contract/settings/backends.schema.ts";
import { createCardTries } from "#main/library/card-tries.ts";
import { createSip2Library, type Sip2Options } from "#main/library/sip2/library.ts";
import { createLog, type Log } from "#main/log/log.ts";
import type { FakeWorld } from "#test/fakes/sip2/world.ts";
import { type FakeSip2Options, type FakeSip2Server, startSip2Server } from "#test/fakes/sip2-server.ts";
import type { FakeTitle } from "#test/fakes/sru-records.ts";
import { type FakeSru, startSruServer } from "#test/fakes/sru-server.ts";
import { ABOUT } from "./sip2-library-info.ts";

/** Noon of the day on which the fake's world stands. */
export const NOON = Date.parse("2026-11-25T12:00:00+09:00");

/** Limits that a machine under load keeps, in milliseconds. */
const SLOW_MACHINE = {
  health: 40_000,
  read: 40_000,
  signIn: 40_000,
  prepare: 40_000,
  write: 40_000,
  lookUp: 20_000,
  copies: 40_000,
};

/** The adapter with its two servers. */
export interface Sip2Scene {
  readonly library: LibraryPort;
  readonly server: FakeSip2Server;
  readonly sru: FakeSru;
  readonly log: Log;
  /** A second kiosk in front of the same servers. */
  another(): LibraryPort;
  stop(): Promise<void>;
}

export interface Sip2SceneOptions extends FakeSip2Options {
  /** Settings of SIP2 beside host, port and account. */
  readonly settings?: object;
  readonly about?: LibraryInfo | null;
  readonly limits?: Sip2Options["limits"];
  readonly currency?: string;
  readonly counterOnly?: Sip2Options["counterOnly"];
  readonly counterOnlyPlaces?: Sip2Options["counterOnlyPlaces"];
  readonly cardTries?: Sip2Options["cardTries"];
  /** No catalogue. */
  readonly blind?: boolean;
  /** The catalogue's titles, where they are not the copies of the world. */
  readonly titles?: readonly FakeTitle[];
}

/** Starts both servers; each copy of the world is a title of the catalogue with the same number. */
export async function startSip2Scene(options: Sip2SceneOptions = {}): Promise<Sip2Scene> {
  const {
    settings = {},
    about = ABOUT,
    blind = false,
    titles,
    limits = {},
    currency = "",
    counterOnly = [],
    counterOnlyPlaces = [],
    cardTries = createCardTries(),
    ...fake
  } = options;
  const server = await startSip2Server(fake);
  const sru = await startSruServer(titles ?? titlesOf(server.world));
  const log = createLog(null, false);
  const another = (): LibraryPort =>
    createSip2Library({
      sip2: sip2Parts.parse({
        host: server.host,
        port: server.port,
        user: "kiosk",
        password: "secret",
        timeZone: "Asia/Tokyo",
        holds: "full",
        connectSeconds: 40,
        loginSeconds: 40,
        requestSeconds: 40,
        ...settings,
      }),
      sru: sruParts.parse(blind ? {} : { url: sru.url }),
      about,
      library: "MAIN",
      currency,
      counterOnly,
      counterOnlyPlaces,
      cardTries,
      log,
      limits: { ...SLOW_MACHINE, ...limits },
      now: () => NOON,
    });
  return {
    library: another(),
    server,
    sru,
    log,
    another,
    async stop() {
      await server.stop();
      await sru.stop();
    },
  };
}

function titlesOf(world: FakeWorld) {
  return [...world.copies.values()].map(({ barcode, title }) => ({
    id: barcode,
    title,
    copies: [{ barcode, library: "MAIN", place: "2階", callNumber: "913" }],
  }));
}

/** The same for one test, which stops it. */
export async function sip2Scene(options: Sip2SceneOptions = {}): Promise<Sip2Scene> {
  const scene = await startSip2Scene(options);
  onTestFinished(scene.stop);
  return scene;
}

/** Options of a call that is never aborted. */
export const patient = () => ({ signal: new AbortController().signal });

/** The value of an answer; throws with the refusal when there is none. */
export function given<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal.name}`);
  return answer.value;
}

/** The name of a refusal; empty when there is none. */
export function refusalOf(answer: Result<unknown>): string {
  return answer.ok ? "" : answer.refusal.name;
}

/** Signs a patron of the fake's world in. */
export async function signedIn(library: LibraryPort, cardNumber = "P1001", password = "1234") {
  return given(await library.signIn({ cardNumber, password }, patient()));
}
