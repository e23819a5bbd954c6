import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { money } from "#renderer/screens/shared/balance-notice.tsx";
import { fakeCopy } from "#test/fakes/sip2/world.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { CARD, PASSWORD, sip2Lending } from "#test/support/library/sip2-lending.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const FREE = { barcode: "100000001", title: "草枕" };
const OWN = { barcode: "100000002", title: "三四郎" };
const COSTS = { barcode: "100000003", title: "坊っちゃん" };
const say = translator("ja", TERMS);

const stage = sip2Lending([
  fakeCopy(FREE.barcode, FREE.title),
  fakeCopy(OWN.barcode, OWN.title, { holder: CARD, due: "2099-12-09" }),
  fakeCopy(COSTS.barcode, COSTS.title, { fee: "100" }),
]);

it("D84, D85: over SIP2 a patron borrows by scanning, pays only what was accepted, and renews nothing by scanning", async () => {
  const { kiosk, patron, server } = stage();
  await kiosk.scan(CARD);
  await patron.givePassword(PASSWORD);
  await patron.press(begins(say("lend.open")));
  await patron.sees(say("lend.hint"));
  await kiosk.scan(FREE.barcode);
  await patron.sees(say("lend.count", { count: 1 }));
  expect(await patron.row(FREE.title)).toContain(say("lend.lent"));
  await kiosk.scan(OWN.barcode);
  await patron.sees(say("loan.renew"));
  await kiosk.scan(COSTS.barcode);
  const amount = money({ amount: 100, currency: "JPY" }, "ja");
  await patron.sees(say("lend.costs", { amount, reason: say("lend.feeReason.rental") }));
  expect(server.world.changes).toEqual([`lend ${FREE.barcode} ${CARD}`]);
  // A list that has just changed takes no press (V15).
  await pause(READS_CHANGE_MS);
  await patron.press(begins(say("lend.acceptFee", { amount })));
  await patron.sees(say("lend.sum.done", { count: 2 }));
  await patron.finish();
  expect(server.world.changes).toEqual([
    `lend ${FREE.barcode} ${CARD}`,
    `lend ${COSTS.barcode} ${CARD}`,
    `charge 100 ${CARD}`,
  ]);
  const last = server.heard.filter((text) => text.includes(CARD)).at(-1);
  expect(last).toMatch(/^35/u);
});
