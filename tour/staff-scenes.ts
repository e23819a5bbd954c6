import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { staffLanguage } from "#contract/domain/text.ts";
import { translator } from "#renderer/i18n/index.ts";
import { staffEn } from "#renderer/staff/words-en.table.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { KOHA_ACCOUNT, startKoha } from "#test/fakes/koha-server.ts";
import { smallWorld } from "#test/fakes/koha-world.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { startSruServer } from "#test/fakes/sru-server.ts";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { type Scene, type Stage, withSettings } from "./stage.ts";

/** The tour's staff PIN. */
export const TOUR_PIN = "246813";

/** The words of the staff area in the language of the walk. */
export function wordsOf({ person }: Stage): typeof staffJa {
  return staffLanguage(person.language) === "ja" ? staffJa : staffEn;
}

/** A copy of the wizard's catalogue. */
const SHELF = { barcode: "30001", library: "MAIN", place: "2階", callNumber: "913" };

/** From the attract screen into the staff area. */
export async function enter(stage: Stage): Promise<void> {
  const { person } = stage;
  const t = wordsOf(stage);
  await knock(stage);
  await person.sees(t.door.pin);
  await person.typeDigits(TOUR_PIN);
  await person.press(begins(t.door.enter));
  await person.sees(t.status.heading);
}

async function knock({ kiosk }: Stage): Promise<void> {
  const { x, y, width, height } = await kiosk.look.at<DOMRect>(
    "document.querySelector('.attract-head').getBoundingClientRect().toJSON()",
  );
  for (let touch = 0; touch < 5; touch += 1) kiosk.tapAt(x + width / 2, y + height / 2);
}

/** The button to the next part of a page, in the language of the staff area. */
function onOf({ person }: Stage): string {
  return translator(staffLanguage(person.language))("display.on");
}

/** From the settings, where the button is in the second part on a small panel. */
async function openWizard(stage: Stage): Promise<void> {
  const { person } = stage;
  const open = begins(wordsOf(stage).connect.open);
  await person.sees(wordsOf(stage).settings.heading);
  if (!(await person.canPress(open))) await person.press(begins(onOf(stage)));
  await person.press(open);
}

/** The wizard in front of the system that is there, without a card. */
async function connect(stage: Stage, press: (name: string) => Promise<void>): Promise<void> {
  const { person, photograph } = stage;
  const t = wordsOf(stage);
  await openWizard(stage);
  await photograph("staff-connect-kind");
  await press(t.choices["backend.adapter shiori"] ?? "");
  await photograph("staff-connect-address");
  await press(t.next);
  await press(t.next);
  await press(t.connect.codes.withoutScanner);
  await photograph("staff-connect-card");
  await press(t.connect.withoutCard);
  await person.sees(t.connect.found);
  await photograph("staff-connect-found");
}

/** Cards of thirteen digits, and barcodes of copies that look like cards of other libraries. */
const CARDS = ["4019273855617", "4022866190342", "4095711307286"];
const COPIES = ["2000000001", "2000000012", "2000004711"];

/** Three cards and three copies under the scanner, and the forms that follow from them. */
async function scanCodes(stage: Stage, press: (name: string) => Promise<void>): Promise<void> {
  const { kiosk, person, photograph } = stage;
  const t = wordsOf(stage);
  const scanAll = async (codes: readonly string[]): Promise<void> => {
    for (const code of codes) {
      await kiosk.scan(code);
      await person.sees(code);
    }
  };
  await person.sees(t.connect.questions.cards);
  await scanAll(CARDS.slice(0, 2));
  await photograph("staff-connect-cards");
  await scanAll(CARDS.slice(2));
  await press(t.next);
  await scanAll(COPIES);
  await press(t.next);
  await person.sees(t.connect.questions.forms);
  await photograph("staff-connect-forms");
  await press(t.connect.codes.kinds.card);
  await photograph("staff-connect-pattern");
  await press(t.back);
  await press(t.next);
}

/** The wizard in front of a SIP2 server whose catalogue tells its copies in another field. */
export const connectSip2: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const t = wordsOf(stage);
  const press = (name: string) => person.press(begins(name));
  const server = await startSip2Server();
  const catalogue = await startSruServer([{ id: "1", title: "新しい日本の図書館", copies: [SHELF] }], {
    copyField: "852",
  });
  const { host, port } = server;
  try {
    const restore = await withSettings(stage, (now) => ({
      ...now,
      backend: { ...now["backend"], sip2: { host, port }, sru: { url: catalogue.url } },
    }));
    await enter(stage);
    await press(t.sections.settings);
    await openWizard(stage);
    await press(`${t.choices["backend.sip2.preset evergreen"]}`);
    await press(t.next);
    await photograph("staff-connect-port");
    await press(t.next);
    await person.typeLatin("kiosk");
    await press(t.next);
    await person.typeLatin("secret");
    await press(t.next);
    await photograph("staff-connect-search");
    await press(t.connect.own.sru.label);
    await photograph("staff-connect-catalogue");
    await press(t.next);
    await scanCodes(stage, press);
    await press(t.connect.withoutCard);
    await person.sees(t.connect.found);
    await photograph("staff-connect-found-sip2");
    await press(t.connect.cureAndTry);
    await person.sees(t.connect.found);
    await photograph("staff-connect-cured-sip2");
    const reset = kiosk.waitForEvent("visit-reset");
    await press(t.close);
    await reset;
    await restore();
  } finally {
    await server.stop();
    await catalogue.stop();
  }
};

/** The wizard in front of a Koha beside a catalogue of Shiori's, to its titles. */
export const connectKoha: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const t = wordsOf(stage);
  const press = (name: string) => person.press(begins(name));
  const folder = mkdtempSync(join(tmpdir(), "shiori-tour-"));
  // The demo's titles, served without its patrons.
  await (await startBackend({ folder, demo: true })).stop();
  const catalogue = await startBackend({ folder, catalogueOnly: true });
  const world = smallWorld();
  const here = { library_id: "central", name: "中央図書館", phone: null, pickup_location: true };
  const koha = await startKoha({ ...world, libraries: [here, ...world.libraries] });
  try {
    const { url, token } = catalogue;
    const restore = await withSettings(stage, (now) => ({
      ...now,
      backend: { adapter: "koha", url: koha.url, koha: KOHA_ACCOUNT, catalogue: { url, token } },
    }));
    await enter(stage);
    await press(t.sections.settings);
    await openWizard(stage);
    await press("Koha");
    await press(t.next);
    await press(t.choices["backend.koha.auth oauth"] ?? "");
    await press(t.next);
    await press(t.next);
    await photograph("staff-connect-search");
    await press(t.connect.own.shiori.label);
    await photograph("staff-connect-own-catalogue");
    await press(t.next);
    await press(t.next);
    await person.sees(t.connect.own.harvest, 30_000);
    await photograph("staff-connect-titles");
    await press(onOf(stage));
    await photograph("staff-connect-titles-2");
    const reset = kiosk.waitForEvent("visit-reset");
    await press(t.close);
    await reset;
    await restore();
  } finally {
    await koha.stop();
    await catalogue.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The staff area from its door to its end. */
export const staffArea: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const t = wordsOf(stage);
  const press = (name: string) => person.press(begins(name));
  await knock(stage);
  await person.sees(t.door.pin);
  await photograph("staff-door");
  await person.typeDigits("000000");
  await press(t.door.enter);
  await person.sees("4");
  await photograph("staff-door-wrong");
  await person.typeDigits(TOUR_PIN);
  await press(t.door.enter);
  await person.sees(t.status.heading);
  await photograph("staff-status");
  await press(t.sections.settings);
  await photograph("staff-settings");
  await connect(stage, press);
  await press(t.sections.settings);
  await press(t.groups.time);
  await photograph("staff-settings-time");
  await press(t.fields["visit.warningSeconds"].label);
  await press("＋");
  await press(t.save);
  await person.sees(t.kept);
  await photograph("staff-number");
  await press(t.sections.settings);
  await press(t.groups.hours);
  await press(t.fields["hours.week"].label);
  await photograph("staff-week");
  await press(t.sections.settings);
  await press(t.groups.hours);
  await press(t.fields["hours.closedDays"].label);
  await photograph("staff-days");
  await press(t.sections.settings);
  await press(t.groups.card);
  await press(t.fields["card.pattern"].label);
  await photograph("staff-text");
  await press(t.sections.settings);
  await press(t.groups.access);
  await press(t.fields["staff.pin"].label);
  await photograph("staff-pin");
  await press(t.sections.settings);
  await press(t.groups.terminal);
  await press(t.fields["kiosk.theme"].label);
  await photograph("staff-choice");
  await press(t.sections.tests);
  await photograph("staff-tests");
  await press(t.tests.names.scanner);
  await person.scanCard("ordinary");
  await kiosk.scan("1920193005905");
  await person.sees("1920193005905");
  await photograph("staff-test-scanner");
  await press(t.back);
  await press(t.tests.names.backend);
  await press(t.tests.run);
  await person.sees(/ms|ミリ秒/u);
  await photograph("staff-test-backend");
  await press(t.back);
  await press(t.tests.names.touch);
  await photograph("staff-test-touch");
  await press(t.sections.files);
  await press(t.files.export);
  await photograph("staff-files");
  await press(t.sections.records);
  await photograph("staff-records");
  await press(t.sections.end);
  await press(t.end.leave.open);
  await photograph("staff-end");
  await person.press(t.cancel);
  const reset = kiosk.waitForEvent("visit-reset");
  await press(t.close);
  await reset;
  await person.sees(person.say("visit.attract.line1"));
};
