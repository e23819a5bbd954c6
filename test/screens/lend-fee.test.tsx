import { act, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { Fee } from "#contract/domain/lending-fee.ts";
import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import { money } from "#renderer/screens/shared/balance-notice.tsx";
import { LENDS, lent, rows, scan, settle } from "#test/support/screens/lending-screen.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { passTime } from "#test/support/screens/press-clock.ts";
import { FATHER } from "#test/support/screens/sample-records.ts";

const ONE = "100000001";
const TWO = "100000002";
/** Longer than any wait of the press guard. */
const DELIBERATE_MS = 1000;

/** Presses a button of a row. */
async function press(row: HTMLElement | undefined, words: string): Promise<void> {
  passTime(DELIBERATE_MS);
  const name = (whole: string): boolean => whole.startsWith(words);
  await act(async () =>
    within(row as HTMLElement)
      .getByRole("button", { name })
      .click(),
  );
  await settle();
}

describe.each(["ja", "en"] as const)("a loan that costs something, in %s", (language) => {
  const t = translator(language);
  const open = () => openSignedIn({ at: "lend" }, { language, ...LENDS });

  test("shows amount and reason; only a touch accepts it, and exactly that amount", async () => {
    const page = await open();
    const fee: Fee = { amount: 300, currency: "JPY", reason: "hold" };
    page.kiosk.answers("checkOut", ({ barcode, fee: accepted }) =>
      accepted === undefined ? refused(refusal("fee", { fee })) : lent(barcode, "雪国", { fee }),
    );
    await scan(page, ONE, TWO);
    const words = { amount: money(fee, language), reason: t("lend.feeReason.hold") };
    for (const row of rows()) {
      expect(row).toHaveTextContent(t("lend.costs", words));
      expect(row).toHaveTextContent(t("lend.pay"));
    }
    // Scanning it again accepts nothing.
    await scan(page, TWO);
    await press(rows()[0], t("lend.declineFee"));
    expect(rows()[0]).toHaveTextContent(t("refusal.fee.text"));
    expect(within(rows()[0] as HTMLElement).queryByRole("button")).toBeNull();
    expect(page.kiosk.callsOf("checkOut").map((call) => call.fee)).toEqual([undefined, undefined, undefined]);
    await press(rows()[1], t("lend.acceptFee", words));
    const accepted = { amount: 300, currency: "JPY" };
    expect(page.kiosk.callsOf("checkOut").at(-1)).toEqual({ barcode: ONE, renew: false, fee: accepted });
    expect(rows()[0]).toHaveTextContent(t("lend.charged", words));
    expect(rows()[0]).toHaveTextContent(t("lend.pay"));
    expect(rows()[0]).toHaveTextContent(t("lend.lent"));
  });

  test("names the book, to the eye and on each button", async () => {
    const page = await open();
    page.kiosk.grants("find", { id: FATHER.id });
    page.kiosk.grants("title", FATHER);
    const fee: Fee = { amount: 300, currency: "JPY", reason: "hold" };
    page.kiosk.refuses("checkOut", refusal("fee", { fee }));
    await scan(page, ONE);
    await within(rows()[0] as HTMLElement).findByText(FATHER.title, { selector: ".row-name" });
    for (const button of within(rows()[0] as HTMLElement).getAllByRole("button"))
      expect(button).toHaveAccessibleName(expect.stringContaining(FATHER.title));
  });

  test("is asked again when the amount is another one", async () => {
    const page = await open();
    let amount = 100;
    page.kiosk.answers("checkOut", () => {
      amount += 100;
      return refused(refusal("fee", { fee: { amount, currency: "JPY", reason: "rental" } }));
    });
    await scan(page, ONE);
    const first = money({ amount: 200, currency: "JPY" }, language);
    await press(rows()[0], t("lend.acceptFee", { amount: first }));
    expect(rows()[0]).toHaveTextContent(money({ amount: 300, currency: "JPY" }, language));
    expect(rows()).toHaveLength(1);
  });

  test("of a renewal is accepted for the renewal", async () => {
    const page = await open();
    const fee: Fee = { amount: 50, currency: "JPY", reason: "administrative" };
    page.kiosk.answers("checkOut", ({ barcode, renew, fee: accepted }) => {
      if (!renew) return refused(refusal("lent-to-you", { date: "2026-11-29" }));
      return accepted === undefined
        ? refused(refusal("fee", { fee }))
        : lent(barcode, "雪国", { renewed: true, fee });
    });
    await scan(page, ONE);
    await press(rows()[0], t("loan.renew"));
    await press(rows()[0], t("lend.acceptFee", { amount: money(fee, language) }));
    expect(page.kiosk.callsOf("checkOut").at(-1)).toMatchObject({ renew: true, fee: { amount: 50 } });
    expect(rows()[0]).toHaveTextContent(t("loan.renewed"));
  });

  test("that the system does not name is a matter for the counter", async () => {
    const page = await open();
    page.kiosk.refuses("checkOut", refusal("fee"));
    await scan(page, ONE);
    expect(rows()[0]).toHaveTextContent(t("refusal.fee.text"));
    expect(within(rows()[0] as HTMLElement).queryByRole("button")).toBeNull();
  });
});
