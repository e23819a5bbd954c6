import { expect, test } from "vitest";
import type { Fee } from "#contract/domain/lending-fee.ts";
import type { Balance } from "#contract/domain/patron.ts";
import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import { gateScene } from "#test/support/main/call-gate.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";

const COPY = "100000001";
const FEE: Fee = { amount: 100, currency: "JPY", reason: "rental" };

/** A terminal whose library lends for a fee; `accepted`: the fee of each request that it gets. */
function terminal() {
  const accepted: (Balance | undefined)[] = [];
  const { call } = gateScene({
    answers: {
      capabilities: { ...HELLO.capabilities, checkOut: true },
      async checkOut({ fee }) {
        accepted.push(fee);
        return refused(refusal("fee", { fee: FEE }));
      },
    },
  });
  const lend = (barcode: string, fee?: Balance) =>
    call("checkOut", { barcode, renew: false, ...(fee === undefined ? {} : { fee }) });
  return { accepted, lend };
}

test("a fee is accepted only for the copy and in the amount that was told", async () => {
  const { accepted, lend } = terminal();
  const told: Balance = { amount: 100, currency: "JPY" };
  await lend(COPY, told);
  await lend(COPY, { ...told, amount: 99 });
  await lend(COPY, { ...told, currency: "USD" });
  await lend("100000002", told);
  await lend(COPY, told);
  expect(accepted).toEqual([undefined, undefined, undefined, undefined, told]);
});

test("a terminal without a service for patrons refuses every sign-in of its page", async () => {
  const { call } = gateScene({ hasPatrons: false });
  expect((await call("enterCard", { number: "2001014" })).answer).toMatchObject({
    refusal: { name: "unexpected" },
  });
});
