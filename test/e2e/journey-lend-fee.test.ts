import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { money } from "#renderer/screens/shared/balance-notice.tsx";
import { fakeCopy } from "#test/fakes/sip2/world.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { CARD, PASSWORD, sip2Lending } from "#test/support/library/sip2-lending.ts";

const [ACCEPTED, LEFT] = ["100000001", "100000002"];
const say = translator("ja");

const stage = sip2Lending(
  [fakeCopy(ACCEPTED, "からくり時計の研究", { fee: "300" }), fakeCopy(LEFT, "春を待つ", { fee: "120" })],
  { settings: { visit: { idleSeconds: 8, warningSeconds: 2 } } },
);

/** What the screen says of a loan with such a fee. */
const costs = (amount: number): string =>
  say("lend.costs", {
    amount: money({ amount, currency: "JPY" }, "ja"),
    reason: say("lend.feeReason.rental"),
  });

it("a fee is charged once, after a touch on its amount, and never by a scan or because time runs out", async () => {
  const { kiosk, patron, server } = stage();
  await kiosk.scan(CARD);
  await patron.sees(say("signIn.password.heading"));
  await patron.typeLatin(PASSWORD);
  await patron.press(say("common.next"));
  await patron.press(begins(say("lend.open")));
  await patron.sees(say("lend.hint"));
  await kiosk.scan(ACCEPTED);
  await patron.sees(costs(300));
  expect(server.world.changes).toEqual([]);
  await pause(READS_CHANGE_MS);
  await patron.press(
    begins(say("lend.acceptFee", { amount: money({ amount: 300, currency: "JPY" }, "ja") })),
  );
  await patron.sees(say("lend.lent"));
  const charged = [`lend ${ACCEPTED} ${CARD}`, `charge 300 ${CARD}`];
  expect(server.world.changes).toEqual(charged);
  const ended = kiosk.waitForEvent("visit-reset");
  await kiosk.scan(LEFT);
  await patron.sees(costs(120));
  await kiosk.scan(LEFT);
  expect(await ended).toMatchObject({ reason: "idle" });
  expect(server.world.changes).toEqual(charged);
});
