import type { Capabilities } from "#contract/library/port.ts";
import { sip2Parts, sruParts } from "#contract/settings/backends.schema.ts";
import { createSip2Library } from "#main/library/sip2/library.ts";
import { createLog } from "#main/log/log.ts";
import type { Quirks } from "#test/fakes/sip2/quirks.ts";
import type { FakeWorld } from "#test/fakes/sip2/world.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { type FakeSru, type SruQuirks, startSruServer } from "#test/fakes/sru-server.ts";
import { NOON } from "../library/sip2-library.ts";
import { ABOUT } from "../library/sip2-library-info.ts";
import { type Sip2Wire, startSip2Wire } from "../library/sip2-wire.ts";
import { catalogueOf, OTHER, READER, SECRET, sceneOf, worldOf } from "./sip2-stock.ts";
import type { Stage, Subject, Truth, Wire } from "./subject.ts";

/** One kind of server that the promise is proved in front of. */
export interface Sip2Kind {
  readonly name: string;
  readonly quirks: Partial<Quirks>;
  readonly settings: object;
  readonly can: Partial<Capabilities>;
  /** An endless invalid answer: every request waits for its time limit, so one such answer per kind of server is enough. */
  readonly endless: "half a message" | "the word None";
}

const ABLE: Capabilities = {
  search: true,
  suggest: false,
  searchesReadings: true,
  filterOnShelf: false,
  filterAudience: true,
  filterMaterial: true,
  browseClasses: false,
  newTitles: false,
  popularTitles: false,
  related: true,
  placeHold: true,
  approvesHolds: false,
  changeHold: true,
  cancelHold: true,
  suspendHold: false,
  renew: true,
  checkOut: true,
  checkOutByCard: true,
  checkIn: true,
  email: false,
  proveEmail: false,
  changePassword: false,
  messages: false,
  readMessage: false,
  confirmsWrites: false,
  tellsEarliest: false,
};

/** What stands on the other end in place of SIP2 and, at the same time, in place of SRU. */
const NONSENSE: Readonly<Record<string, { readonly sip2: Buffer; readonly sru: SruQuirks["instead"] }>> = {
  "a page of HTML": { sip2: Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n<html>"), sru: "html" },
  "bytes of no meaning": { sip2: Buffer.from([0, 255, 13, 13, 200, 13]), sru: "garbage" },
  "half a message": { sip2: Buffer.from("64              00120261125    12"), sru: "half" },
  "the word None": { sip2: Buffer.from("None"), sru: "bomb" },
  "96 for everything": { sip2: Buffer.from("96AZFEF6\r"), sru: "http-500" },
  "far more than any answer": { sip2: Buffer.alloc(300_000, 0x41), sru: "huge" },
};

const NONSENSE_WITH_END = ["96 for everything", "far more than any answer"];

function truthOf({ copies, pickups }: FakeWorld): Truth {
  return {
    async holds({ cardNumber }) {
      return [...copies.values()]
        .filter(({ queue }) => queue.includes(cardNumber))
        .map(({ barcode }) => ({ id: barcode, pickup: pickups.get(`${cardNumber} ${barcode}`) ?? "" }));
    },
    async dueDate(barcode) {
      return copies.get(barcode)?.due ?? "";
    },
    async borrower(barcode) {
      return copies.get(barcode)?.holder ?? null;
    },
  };
}

function wireOf(wire: Sip2Wire, sru: FakeSru): Wire {
  return {
    async pass() {
      sru.become({ instead: null });
      await wire.pass();
    },
    async cut() {
      sru.become({ instead: "reset" });
      await wire.cut();
    },
    hang() {
      sru.become({ instead: "nothing" });
      wire.hang();
    },
    holdAnswers: () => wire.holdAnswers(),
    loseNextWrite: (fate, then) => wire.loseNextWrite(fate, then),
    talkNonsense(kind) {
      const said = NONSENSE[kind];
      if (said === undefined) throw new Error(`There is no nonsense "${kind}".`);
      sru.become({ instead: said.sru });
      wire.say(said.sip2);
    },
    mixUp() {
      wire.change((text) =>
        text
          .replace(`AA${READER.cardNumber}|`, `AA${OTHER.cardNumber}|`)
          .replace(`AD${READER.password}|`, `AD${OTHER.password}|`),
      );
    },
    heard: () => wire.heard() + sru.asked.length,
    writesHeard: () => wire.writesHeard(),
  };
}

async function openStage({ quirks, settings }: Sip2Kind): Promise<Stage> {
  const world = worldOf();
  const server = await startSip2Server({ world, quirks: { personal: true, ...quirks }, password: SECRET });
  const sru = await startSruServer(catalogueOf(world));
  const wire = await startSip2Wire(server.port);
  const log = createLog(null, false);
  return {
    library: createSip2Library({
      sip2: sip2Parts.parse({
        host: "127.0.0.1",
        port: wire.port,
        user: "kiosk",
        password: SECRET,
        timeZone: "Asia/Tokyo",
        requestSeconds: 2.5,
        ...settings,
      }),
      sru: sruParts.parse({ url: sru.url }),
      about: ABOUT,
      library: "MAIN",
      currency: "JPY",
      log,
      // Those of reads are the port's, and are measured.
      limits: { prepare: 40_000, write: 40_000, lookUp: 10_000 },
      now: () => NOON,
    }),
    log,
    scene: sceneOf(),
    wire: wireOf(wire, sru),
    truth: truthOf(world),
    async close() {
      await wire.stop();
      await server.stop();
      await sru.stop();
    },
  };
}

/** A SIP2 server of this kind with an SRU server beside it, each stage with servers of its own. */
export function sip2Subject(kind: Sip2Kind): Subject {
  return {
    name: `SIP2 and SRU (${kind.name})`,
    capabilities: { ...ABLE, ...kind.can },
    nonsense: [kind.endless, "a page of HTML", "bytes of no meaning", ...NONSENSE_WITH_END],
    // Where a hold will be collected is in no answer.
    unseen: ["changeHold"],
    answersNamePatrons: true,
    start: async () => undefined,
    stop: async () => undefined,
    open: () => openStage(kind),
  };
}
