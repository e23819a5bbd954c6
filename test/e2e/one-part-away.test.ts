import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { REFUSALS } from "#contract/refusals.ts";
import { type CatalogueBeside, startCatalogueBeside } from "#test/support/backend/catalogue-beside.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import {
  FAKE_TERMINALS,
  HELD,
  LENT,
  type Terminal,
  WANTED,
} from "#test/support/library/fake-system-terminals.ts";
import { type LossyProxy, startLossyProxy } from "#test/support/system/lossy-proxy.ts";

/*
 * A terminal in front of Koha with a catalogue beside it (decision 40), each behind a wire of its own. One after the other goes
 * away; what the other can do goes on, and the terminal recovers by itself.
 */

/** A part is checked every 10 s, within 2 s, and a first failure is looked at again. */
const NOTICED_MS = 40_000;
const OUT_OF_ORDER = REFUSALS["out-of-order"].code;

let terminal: Terminal;
let titles: CatalogueBeside;
let system: LossyProxy;
let catalogue: LossyProxy;
let kiosk: Kiosk;
let me: Person;

beforeAll(async () => {
  terminal = await FAKE_TERMINALS.koha();
  titles = await startCatalogueBeside(
    [LENT, HELD, WANTED.title].map((title, at) => ({
      title,
      reading: title === WANTED.title ? "からくり どけい の けんきゅう" : "",
      isbns: title === WANTED.title ? [WANTED.isbn] : [],
      systemNumber: String(at + 1),
      copies: [{ barcode: `4900000${at}`, library: "CPL", callNumber: "535" }],
    })),
  );
  const { backend } = terminal.settings;
  system = await startLossyProxy(backend?.url ?? "");
  catalogue = await startLossyProxy(titles.url);
  const beside = { source: "shiori", url: catalogue.url, token: titles.token, authority: "" } as const;
  kiosk = await startKiosk({
    settings: { ...terminal.settings, backend: { ...backend, url: system.url, catalogue: beside } },
  });
  me = person(kiosk, "ja");
});

afterAll(async () => {
  await kiosk?.stop();
  for (const one of [system, catalogue, titles, terminal]) await one?.stop();
});

async function searchForWanted(): Promise<void> {
  await me.press(me.say("visit.attract.browse"));
  await me.sees(me.say("search.hints.any"));
  await me.typeKana("からくり");
  await me.press(me.say("search.go"));
  await me.sees(WANTED.title);
}

it("while the library system hangs, a patron searches and saves a title; a hold and a card are refused with the code (R88)", async () => {
  await me.sees(me.say("visit.attract.scan"));
  system.hang();
  await me.sees(me.say("common.partAway.system"), NOTICED_MS);
  await searchForWanted();
  await me.sees(me.say("title.status.unknown"));
  await me.press(me.say("memo.add"));
  await me.sees(me.say("memo.open", { count: 1 }));
  await me.press(me.say("title.hold"));
  await me.sees(OUT_OF_ORDER);
  await me.leave();
  await kiosk.scan(terminal.card);
  await me.sees(OUT_OF_ORDER);
  expect(await me.reads(me.say("signIn.password.heading"))).toBe(false);
  await me.leave();
});

it("both away is out of order; with the catalogue back it is a catalogue again, and with the system all is well (R88)", async () => {
  await catalogue.cut();
  await me.sees(me.say("visit.outOfOrder.heading"), NOTICED_MS);
  await catalogue.pass();
  await me.sees(me.say("common.partAway.system"), NOTICED_MS);
  await me.sees(me.say("visit.attract.browse"));
  await system.pass();
  await me.seesNoMore(me.say("common.partAway.system"));
  await me.sees(me.say("visit.attract.scan"));
});

it("while the catalogue is away, loans and holds go on, and a scanned book is found in the system (R88)", async () => {
  await catalogue.cut();
  await me.sees(me.say("common.partAway.catalogue"), NOTICED_MS);
  expect(await me.canPress(me.say("visit.attract.browse"))).toBe(false);
  await kiosk.scan(terminal.card);
  await me.givePassword(terminal.password);
  await me.sees(me.say("home.loansCount", { count: 1 }));
  await me.scanTitle(WANTED.isbn);
  await me.sees(me.say("title.hold"));
  await me.goHome();
  await me.searchKana("からくり");
  await me.sees(OUT_OF_ORDER);
  await catalogue.pass();
  await me.seesNoMore(me.say("common.partAway.catalogue"));
  await me.finish();
  await searchForWanted();
  await me.leave();
});

it("where patrons do not search, a catalogue that is away is not missed, and without the system nothing is left (R88)", async () => {
  await catalogue.cut();
  await me.sees(me.say("common.partAway.catalogue"), NOTICED_MS);
  const file = join(dirname(kiosk.userData), "settings.json");
  const before = readFileSync(file, "utf8");
  const services = { searchAndHolds: false, lend: true };
  writeFileSync(file, JSON.stringify({ ...JSON.parse(before), services }));
  await me.seesNoMore(me.say("common.partAway.catalogue"));
  system.hang();
  await me.sees(me.say("visit.outOfOrder.heading"), NOTICED_MS);
  writeFileSync(file, before);
  await catalogue.pass();
  await me.sees(me.say("common.partAway.system"), NOTICED_MS);
  await system.pass();
  await me.seesNoMore(me.say("common.partAway.system"));
});
