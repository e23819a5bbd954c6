import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { copiesOnShelf, demoLending } from "#test/support/kiosk/lending-kiosk.ts";
import { READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const PATRON = demoPatron("ordinary");
const CAT = "9784101010014";
const say = translator("ja", TERMS);

const stage = demoLending({ cardAlone: true }, { lend: { signIn: "card" } });

it("D87: a patron borrows with the card alone, sees nothing of the account, and the password opens it", async () => {
  const { kiosk, patron, asked } = stage();
  const { loans } = (await (await asked.patron(PATRON.card, PATRON.password)).loans()).value;
  const [free = ""] = await copiesOnShelf(asked, CAT);
  await patron.sees(say("visit.attract.browse"));
  await patron.scanCard("ordinary");
  await patron.sees(say("lend.hint"));
  await kiosk.scan(free);
  await patron.sees(say("lend.count", { count: 1 }));
  for (const { title } of loans) expect(await kiosk.words()).not.toContain(title.title);
  // The page itself may ask for no more.
  const page = await kiosk.page();
  const answers = await page.evaluate(async () => {
    const { kiosk: bridge } = window as unknown as {
      readonly kiosk: Readonly<Record<string, (args: object) => Promise<unknown>>>;
    };
    return Promise.all(["loans", "holds", "overview", "messages"].map((verb) => bridge[verb]?.({})));
  });
  const no = { ok: false, refusal: { name: "password-needed" } };
  expect(answers).toMatchObject([no, no, no, no]);
  // A list that has just changed takes no press (V15).
  await pause(READS_CHANGE_MS);
  await patron.press(say("lend.due"));
  await patron.givePassword(PATRON.password);
  for (const { title } of loans) await patron.sees(title.title);
  await patron.finish();
  await patron.scanCard("ordinary");
  await patron.sees(say("lend.hint"));
  await patron.finish();
});
