import { afterAll, beforeAll, expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { inOneLine } from "#renderer/i18n/names.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const WAITED = demoPatron("hold-ready");
const say = translator("ja", TERMS);

let backend: DemoBackend;
let kiosk: Kiosk;
let patron: Person;
let asked: RestKiosk;

beforeAll(async () => {
  backend = await startDemoBackend({ terminals: { lend: true } });
  kiosk = await startKiosk({ backend, settings: { services: { lend: true } } });
  patron = person(kiosk, "ja");
  asked = new RestKiosk(backend.url, backend.token);
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

it("D84: a patron sees what waits on the hold shelf, fetches it, and borrows it by a scan", async () => {
  const session = await asked.patron(WAITED.card, WAITED.password);
  const ready = (await session.holds()).value.holds.find(({ state }) => state === "ready");
  if (ready?.ready == null) throw new Error("The demo has a ready hold.");
  const { copies } = (await asked.title(ready.title.id)).value;
  const kept = copies.find(({ status }) => status === "on-hold-shelf")?.barcode ?? "";
  const number = say("hold.readyShelf", { shelf: inOneLine(ready.ready.shelf) });
  await patron.signIn("hold-ready");
  await patron.sees(say("home.ready", { count: 1 }));
  await patron.sees(number);
  await patron.press(say("ready.open"));
  await patron.sees(ready.title.title);
  // On this list a scan may mean either.
  await kiosk.scan(kept);
  await patron.sees(say("lend.scanned.question"));
  await patron.press(say("lend.scanned.look"));
  await patron.sees(say("title.where"));
  expect((await session.loans()).value.loans.map(({ barcode }) => barcode)).not.toContain(kept);
  await patron.goHome();
  await patron.press(say("visit.finish"));
  await patron.sees(say("ready.left", { count: 1 }));
  await patron.press(say("visit.finishBox.stay"));
  await kiosk.scan(kept);
  await patron.sees(say("lend.lentHold"));
  await patron.seesNoMore(number);
  await patron.finish();
  expect((await session.loans()).value.loans.map(({ barcode }) => barcode)).toContain(kept);
  expect((await session.holds()).value.holds.filter(({ state }) => state === "ready")).toEqual([]);
});
