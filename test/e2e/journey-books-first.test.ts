import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { copiesOnShelf, demoLending } from "#test/support/kiosk/lending-kiosk.ts";
import { READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const NEW = demoPatron("new-patron");
const CAT = "9784101010014";
const say = translator("ja", TERMS);

const stage = demoLending();

it("D84: copies that are scanned first wait for the card, and leave with who leaves", async () => {
  const { kiosk, patron, asked } = stage();
  const loansOf = async (): Promise<readonly string[]> => {
    const { value } = await (await asked.patron(NEW.card, NEW.password)).loans();
    return value.loans.map(({ barcode }) => barcode);
  };
  const [one, other] = await copiesOnShelf(asked, CAT);
  if (one === undefined || other === undefined) throw new Error("The demo has two copies on the shelf.");
  await kiosk.scan(one);
  await patron.sees(say("lend.whose", { count: 1 }));
  // What has just changed takes no press (V15).
  await pause(READS_CHANGE_MS);
  await patron.leave();
  await patron.signIn("new-patron");
  await patron.sees(say("home.heading"));
  await patron.finish();
  expect(await loansOf()).toEqual([]);
  await kiosk.scan(one);
  await patron.sees(say("lend.whose", { count: 1 }));
  await kiosk.scan(other);
  await patron.sees(say("lend.whose", { count: 2 }));
  await patron.signIn("new-patron");
  await patron.sees(say("lend.count", { count: 2 }));
  await pause(READS_CHANGE_MS);
  await patron.finish();
  expect((await loansOf()).toSorted()).toEqual([one, other].toSorted());
});
