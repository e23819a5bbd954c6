import type { Capabilities } from "#contract/library/port.ts";
import type { RefusalName } from "#contract/refusals.ts";
import { sip2Parts, sruParts } from "#contract/settings/backends.schema.ts";
import { createSip2Library } from "#main/library/sip2/library.ts";
import { createLog } from "#main/log/log.ts";
import type { Quirks } from "#test/fakes/sip2/quirks.ts";
import { type FakeWorld, fakeCopy, fakePatron } from "#test/fakes/sip2/world.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { type FakeSru, type SruQuirks, startSruServer } from "#test/fakes/sru-server.ts";
import { NOON } from "../library/sip2-library.ts";
import { ABOUT } from "../library/sip2-library-info.ts";
import { type Sip2Wire, startSip2Wire } from "../library/sip2-wire.ts";
import type { Account, RefusedHold, Scene, Stage, Subject, Truth, Wire } from "./subject.ts";

/** One kind of server that the promise is proved in front of. */
export interface Sip2Kind {
  readonly name: string;
  readonly quirks: Partial<Quirks>;
  readonly settings: object;
  readonly can: Partial<Capabilities>;
  /** The nonsense without an end, for which every question waits to its limit; one kind of it is enough for a kind. */
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
  checkOut: false,
  checkIn: false,
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

const SECRET = "t3rminal-word";
const READER: Account = { cardNumber: "P7001", password: "4711#!" };
const OTHER: Account = { cardNumber: "P7002", password: "0815" };
const LOST: Account = { cardNumber: "P7003", password: "2222" };
const EXPIRED: Account = { cardNumber: "P7004", password: "3333" };
const GREEDY: Account = { cardNumber: "P7005", password: "4444" };
const STUCK: Account = { cardNumber: "P7006", password: "5555" };
const NAME = "カナリア 歌子";

function worldOf(): FakeWorld {
  const patron = ({ cardNumber, password }: Account, more: object = {}) =>
    fakePatron(cardNumber, password, { name: NAME, address: "金糸雀県1-2", ...more });
  const patrons = [
    patron(READER, { owed: "120" }),
    patron(OTHER),
    patron(LOST, { flags: "    Y         " }),
    patron(EXPIRED, { expires: "2026-11-24" }),
    patron(GREEDY),
    patron(STUCK),
  ];
  const lent = (holder: Account, due: string, more: object = {}) => ({
    holder: holder.cardNumber,
    due,
    ...more,
  });
  const queue = (...accounts: readonly Account[]) => ({
    queue: accounts.map(({ cardNumber }) => cardNumber),
  });
  const copies = [
    fakeCopy("71001", "銀河の鉄道", lent(READER, "2026-11-28")),
    fakeCopy("71002", "坂の|上の雲", lent(READER, "2026-12-04")),
    fakeCopy("71003", "他人の本棚", lent(OTHER, "2026-11-30")),
    fakeCopy("71004", "春を待つ", queue(READER)),
    fakeCopy("71005", "夏の終り", queue(READER)),
    fakeCopy("71006", "自由の庭"),
    fakeCopy("71007", "からくり時計の研究"),
    fakeCopy("71008", "待たれる本", lent(STUCK, "2026-12-01", queue(GREEDY))),
    fakeCopy("71009", "延長ずみの本", lent(STUCK, "2026-12-02", { renewalsLeft: 0 })),
    fakeCopy("71010", "延滞の本", lent(STUCK, "2026-11-20", { renewalsLeft: 0 })),
    ...[1, 2, 3, 4].map((at) => fakeCopy(`7102${at}`, `上限${at}`, queue(GREEDY))),
  ];
  return {
    patrons: new Map(patrons.map((one) => [one.card, one])),
    copies: new Map(copies.map((one) => [one.barcode, one])),
    pickups: new Map(),
    loanDays: 14,
    changes: [],
  };
}

const ISBN = "9784101010014";

/** Each copy is a record of its own with the same number, as in catalogues that were made from an inventory. */
function catalogueOf(world: FakeWorld) {
  const titles = [...world.copies.values()].map(({ barcode, title }) => ({
    id: barcode,
    title,
    ...(barcode === "71007" ? { isbn: ISBN } : {}),
    copies: [{ barcode, library: "MAIN", place: "2階", callNumber: "913" }],
  }));
  return [...titles, { id: "80001", title: "冊のない題名" }];
}

function sceneOf(): Scene {
  const refused = (account: Account, id: string, name: RefusalName): RefusedHold => ({
    account,
    id,
    names: [name],
  });
  return {
    today: "2026-11-25",
    reader: READER,
    loans: [
      { barcode: "71001", title: "銀河の鉄道", dueDate: "2026-11-28" },
      { barcode: "71002", title: "坂の|上の雲", dueDate: "2026-12-04" },
    ],
    // No list of SIP2 tells where a hold will be collected.
    holds: [
      { id: "71004", title: "春を待つ", pickup: "" },
      { id: "71005", title: "夏の終り", pickup: "" },
    ],
    free: { id: "71006", title: "自由の庭" },
    pickups: ["MAIN", "WEST"],
    contact: "none",
    other: OTHER,
    otherLoan: { barcode: "71003", title: "他人の本棚", dueDate: "2026-11-30" },
    refusedSignIns: {
      locked: { ...LOST, names: ["card-blocked"] },
      expired: { ...EXPIRED, names: ["card-expired"] },
      // A server knows its own cards only; another library's number is an unknown one.
      foreign: null,
    },
    refusedRenewals: {
      reserved: { account: STUCK, barcode: "71008", names: ["renewal-reserved"] },
      // The server says no and nothing else.
      limit: { account: STUCK, barcode: "71009", names: ["renewal-limit", "reason-unknown"] },
      overdue: { account: STUCK, barcode: "71010", names: ["reason-unknown"] },
    },
    refusedHolds: {
      "hold-limit": refused(GREEDY, "71006", "hold-limit"),
      "already-held": refused(READER, "71004", "already-held"),
      "own-loan": refused(READER, "71001", "own-loan"),
      "not-holdable": refused(READER, "80001", "reason-unknown"),
    },
    owed: { amount: 120, currency: "JPY" },
    catalogue: { query: "からくり", id: "71007", title: "からくり時計の研究", isbn: ISBN, barcode: "71007" },
    secrets: [SECRET],
    unsaid: [NAME, "カナリア", "金糸雀県", "000-0000-0000", "19700101", SECRET],
  };
}

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
