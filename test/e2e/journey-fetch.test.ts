import { expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { inOneLine } from "#renderer/i18n/names.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { demoLending } from "#test/support/kiosk/lending-kiosk.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const WAITED = demoPatron("hold-ready");
const say = translator("ja", TERMS);

const stage = demoLending();

it("D84: a patron sees what waits on the hold shelf, fetches it, and borrows it by a scan", async () => {
  const { kiosk, patron, asked } = stage();
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
