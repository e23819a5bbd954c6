import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { copiesOnShelf, demoLending } from "#test/support/kiosk/lending-kiosk.ts";
import { READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const NEW = demoPatron("new-patron");
const CAT = { title: "吾輩は猫である", isbn: "9784101010014" };
/** The same copy within two seconds is one scan (R43). */
const SAME_SCAN_MS = 2100;
/** Every copy of it is on loan. */
const LENT = "9784062207508";
const say = translator("ja", TERMS);

const stage = demoLending({ takeBack: true });

it("D84: a patron borrows by scanning, and the next patron sees nothing of it", async () => {
  const { kiosk, patron, asked } = stage();
  const [free = ""] = await copiesOnShelf(asked, CAT.isbn);
  const lent = (await asked.title((await asked.find("isbn", LENT)).value.id)).value.copies[0]?.barcode ?? "";
  await patron.signIn("new-patron");
  await patron.press(begins(say("lend.open")));
  await patron.sees(say("lend.hint"));
  await kiosk.scan(free);
  await patron.sees(say("lend.count", { count: 1 }));
  expect(await patron.row(CAT.title)).toContain(say("lend.lent"));
  // A list that has just changed takes no press (V15).
  await pause(READS_CHANGE_MS);
  await patron.press(say("lend.undoOf", { title: CAT.title }));
  await patron.sees(say("lend.undone"));
  await pause(SAME_SCAN_MS);
  await kiosk.scan(free);
  await patron.sees(say("lend.count", { count: 1 }));
  await kiosk.scan("199999998");
  await patron.sees(say("refusal.foreign-copy.text"));
  await kiosk.scan(lent);
  await patron.sees(say("refusal.lent-to-another.text"));
  await pause(READS_CHANGE_MS);
  await patron.press(say("lend.due"));
  // A heading shows its wide space as a usual one.
  await patron.sees(say("loan.heading", { count: 1 }).replace("\u3000", " "));
  await patron.finish();
  const { loans } = (await (await asked.patron(NEW.card, NEW.password)).loans()).value;
  expect(loans.map(({ barcode }) => barcode)).toEqual([free]);
  await patron.signIn("ordinary");
  await patron.press(begins(say("lend.open")));
  await patron.sees(say("lend.hint"));
  expect(await kiosk.words()).not.toContain(CAT.title);
  await patron.finish();
});
