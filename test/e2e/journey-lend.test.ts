import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { LANGUAGE_NAMES } from "#renderer/i18n/names.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { copiesOnShelf, copiesOnShelfOf, demoLending } from "#test/support/kiosk/lending-kiosk.ts";
import { person, READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const NEW = demoPatron("new-patron");
const CAT = { title: "吾輩は猫である", isbn: "9784101010014" };
/** The same copy within two seconds is one scan (R43). */
const SAME_SCAN_MS = 2100;
/** Every copy of it is on loan. */
const LENT = "9784062207508";
/** A patron without a loan: five is the limit. */
const BORROWS_NOTHING = "five-holds";
const PICTURE_BOOKS = [
  "ぐりとぐら",
  "ぐりとぐらのおきゃくさま",
  "はらぺこあおむし",
  "しろくまちゃんのほっとけーき",
  "ねないこだれだ",
];
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

it("a child who reads hiragana borrows five picture books alone: a card, a password, five scans", async () => {
  const { kiosk, asked } = stage();
  const child = person(kiosk, "ja-x-child");
  const barcodes: string[] = [];
  for (const title of PICTURE_BOOKS) {
    const found = (await asked.search(title)).value.items.find((one) => one.title === title);
    const [barcode = ""] = found === undefined ? [] : await copiesOnShelfOf(asked, found.id);
    barcodes.push(barcode);
  }
  await kiosk.waitFor(LANGUAGE_NAMES["ja-x-child"]);
  await child.press(LANGUAGE_NAMES["ja-x-child"]);
  await child.sees(child.say("home.heading"));
  await child.signIn(BORROWS_NOTHING);
  await child.sees(child.say("lend.open"));
  for (const barcode of barcodes) await kiosk.scan(barcode);
  await child.sees(child.say("lend.count", { count: 5 }));
  await pause(READS_CHANGE_MS);
  await child.press(child.say("visit.finish"));
  await child.sees(child.say("visit.finishBox.heading"));
  expect(await kiosk.look.at<number>(`document.querySelectorAll(".finish-lent li").length`)).toBe(5);
  const reset = kiosk.waitForEvent("visit-reset");
  await child.press(child.say("visit.finish"));
  await reset;
  const { card, password } = demoPatron(BORROWS_NOTHING);
  const { loans } = (await (await asked.patron(card, password)).loans()).value;
  expect(loans.map(({ barcode }) => barcode)).toEqual(expect.arrayContaining(barcodes));
});
