import { sip2Parts } from "#contract/settings/backends.schema.ts";
import { createKohaLibrary } from "#main/library/koha/library.ts";
import { createLog } from "#main/log/log.ts";
import { type FakeKoha, KOHA_ACCOUNT, KOHA_LENDER, startKoha } from "../../fakes/koha-server.ts";
import { sip2WorldOf } from "../../fakes/koha-sip2.ts";
import type { OddReply } from "../../fakes/koha-wire.ts";
import { CANARY, day, hold } from "../../fakes/koha-world.ts";
import { SERVERS } from "../../fakes/sip2/quirks.ts";
import { startSip2Server } from "../../fakes/sip2-server.ts";
import { type Sip2Wire, startSip2Wire } from "../library/sip2-wire.ts";
import {
  ALSO_HELD,
  ALSO_READ,
  addCopies,
  barcode,
  card,
  FOUND,
  FREE,
  HELD,
  ISBN,
  KEPT,
  OTHER,
  OTHERS,
  READ,
  READER,
  sceneCopies,
  title,
  truthOf,
  world,
} from "./koha-rows.ts";
import { options } from "./on-stage.ts";
import type { Scene, Stage, Subject, Wire } from "./subject.ts";

const json = (status: number, body: unknown): OddReply => ({
  status,
  type: "application/json",
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const html = (status: number): OddReply => ({
  status,
  type: "text/html",
  body: "<html><title>Log in</title></html>",
});
const NONSENSE: Readonly<Record<string, OddReply>> = {
  "half a JSON": json(200, '[{"checkout_id":1,"patron'),
  "another shape": json(200, { rows: 7, cardnumber: 7, biblio_id: null }),
  "a page of HTML": html(200),
  "a proxy's page of HTML": html(404),
  "a path it does not know": json(404, { errors: [{ message: "Not Found.", path: "/" }], status: 404 }),
  "a redirect": html(302),
  "a refusal of a later version": json(409, { error: "New rule.", error_code: "new_rule" }),
  "an empty 500": json(500, ""),
  "its own 500": json(500, { error: "Something went wrong.", error_code: "internal_server_error" }),
  maintenance: json(503, { error: "Under maintenance" }),
  "3 MB of blanks": json(200, " ".repeat(3 * 1024 * 1024)),
  "a list of nothing it was asked": json(200, [{ message: "hello" }]),
};

function sceneOf(): Scene {
  const loan = (id: number, of: number, days: number) => ({
    barcode: barcode(id),
    title: title(of),
    dueDate: day(days),
  });
  const held = (id: number) => ({ id: String(id), title: title(id), pickup: "CPL" });
  const refusedLoan = (
    id: number,
    copy: number,
    name: "renewal-reserved" | "renewal-limit" | "renewal-overdue",
  ) => ({
    account: card(id),
    barcode: barcode(copy),
    names: [name],
  });
  return {
    today: day(0),
    reader: card(READER),
    loans: [loan(101, READ, 3), loan(102, ALSO_READ, 9)],
    holds: [held(HELD), held(ALSO_HELD)],
    free: { id: String(FREE), title: title(FREE) },
    pickups: ["CPL", "WPL"],
    forcedPickup: "TPL",
    contact: "none",
    other: card(OTHER),
    otherLoan: loan(103, OTHERS, 5),
    refusedSignIns: {
      // Koha tells a locked card like a wrong password.
      locked: { ...card(22), names: ["wrong-credentials"] },
      expired: { ...card(20), names: ["card-expired"] },
      blocked: { ...card(21), names: ["card-blocked"] },
      // Which numbers are another library's is a setting of the terminal; Koha only knows its own.
      foreign: null,
    },
    refusedRenewals: {
      reserved: refusedLoan(30, 104, "renewal-reserved"),
      limit: refusedLoan(31, 105, "renewal-limit"),
      overdue: refusedLoan(32, 106, "renewal-overdue"),
    },
    refusedHolds: {
      "hold-limit": { account: card(41), id: String(FREE), names: ["hold-limit"] },
      "already-held": { account: card(40), id: String(HELD), names: ["already-held"] },
      "own-loan": { account: card(40), id: String(READ), names: ["own-loan"] },
      "not-holdable": { account: card(40), id: String(KEPT), names: ["not-holdable"] },
    },
    owed: { amount: 300, currency: "JPY" },
    suspensions: {
      suspended: String(ALSO_HELD),
      refused: { account: card(40), id: String(FOUND), names: ["hold-not-suspendable"] },
    },
    catalogue: {
      query: "clockwork",
      id: String(FOUND),
      title: title(FOUND),
      isbn: ISBN,
      barcode: barcode(207),
    },
    shelved: { barcode: barcode(200 + FREE), title: title(FREE) },
    secrets: [KOHA_ACCOUNT.secret, KOHA_LENDER.secret],
    unsaid: [CANARY.surname, KOHA_ACCOUNT.secret, KOHA_LENDER.secret],
  };
}

/** How a terminal lends and takes back with a Koha of a version. */
export interface KohaKind {
  readonly name: string;
  readonly version: "23.05" | "23.11";
  /** It has an account that lends over the API. */
  readonly lender: boolean;
  /** It has Koha's SIP2 server beside the API. */
  readonly sip2: boolean;
}

/** The ways to both servers, as one: a write goes over either. */
function wireOf(koha: FakeKoha, sip2: Sip2Wire): Wire {
  const { wire } = koha;
  return {
    async pass() {
      await Promise.all([wire.pass(), sip2.pass()]);
    },
    async cut() {
      await Promise.all([wire.cut(), sip2.cut()]);
    },
    hang() {
      wire.hang();
      sip2.hang();
    },
    holdAnswers() {
      wire.holdAnswers();
      sip2.holdAnswers();
    },
    loseNextWrite(fate, then) {
      wire.loseNextWrite(fate, then);
      sip2.loseNextWrite(fate, then);
    },
    talkNonsense(kind) {
      const odd = NONSENSE[kind] ?? json(500, "");
      wire.answer(odd);
      sip2.say(Buffer.from(`HTTP/1.1 ${odd.status} Odd\r\n\r\n`));
    },
    mixUp() {
      // An empty list cannot be mixed up, so there must be rows.
      koha.world.holds.push(hold(599, OTHER, OTHERS));
      wire.mixUp(READER, OTHER);
    },
    heard: () => wire.heard() + sip2.heard(),
    writesHeard: () => wire.writesHeard() + sip2.writesHeard(),
  };
}

async function openStage({ version, lender, sip2: hasSip2 }: KohaKind): Promise<Stage> {
  const koha = await startKoha(world());
  koha.quirks.version = version;
  addCopies(koha.world);
  const server = await startSip2Server({
    world: sip2WorldOf(koha.world),
    quirks: SERVERS.koha,
    password: KOHA_ACCOUNT.secret,
  });
  const wire = await startSip2Wire(server.port);
  const log = createLog(null, false);
  const library = createKohaLibrary({
    url: koha.url,
    authority: "",
    koha: { auth: "oauth", ...KOHA_ACCOUNT, ...(lender ? { lending: KOHA_LENDER } : {}), sip2: hasSip2 },
    sip2: sip2Parts.parse({
      host: "127.0.0.1",
      port: wire.port,
      user: "kiosk",
      password: KOHA_ACCOUNT.secret,
      requestSeconds: 2.5,
    }),
    about: null,
    currency: "JPY",
    library: "CPL",
    log,
    times: { lookUpPauses: [5, 20, 50] },
    // Those of reads are the port's, and are measured.
    limits: { prepare: 40_000, write: 40_000, lookUp: 10_000 },
  });
  // The version decides whether it lends, and a terminal reads it first.
  if (lender || hasSip2) await library.info(options());
  return {
    library,
    log,
    scene: {
      ...sceneOf(),
      // SIP2 has no reason for a refusal, and tells a copy on its way to a hold like one that waits.
      copies: async () =>
        lender
          ? sceneCopies("loan-limit", "copy-in-transit")
          : sceneCopies("reason-unknown", "waits-for-another"),
    },
    wire: wireOf(koha, wire),
    truth: truthOf(koha.world),
    async close() {
      await wire.stop();
      await server.stop();
      await koha.stop();
    },
  };
}

/** A Koha of this kind for each stage, with OAuth2, where a token more can go wrong. */
export function kohaSubject(kind: KohaKind): Subject {
  return {
    name: `Koha's REST API (${kind.name})`,
    capabilities: {
      search: true,
      suggest: false,
      searchesReadings: false,
      filterOnShelf: true,
      filterAudience: false,
      filterMaterial: false,
      browseClasses: false,
      newTitles: true,
      popularTitles: false,
      related: true,
      placeHold: true,
      approvesHolds: false,
      changeHold: true,
      cancelHold: true,
      suspendHold: true,
      renew: true,
      checkOut: kind.lender || kind.sip2,
      checkOutByCard: kind.lender || kind.sip2,
      checkIn: kind.sip2,
      email: true,
      proveEmail: false,
      changePassword: true,
      messages: true,
      readMessage: false,
      confirmsWrites: false,
      tellsEarliest: false,
    },
    nonsense: Object.keys(NONSENSE) as unknown as Subject["nonsense"],
    answersNamePatrons: true,
    // The HTTP client is loaded with the first call; that is not what the tests are to measure.
    start: async () => void (await import("axios")),
    stop: async () => undefined,
    open: () => openStage(kind),
  };
}
