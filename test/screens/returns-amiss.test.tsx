import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import { HELLO, SETTINGS, TERMS } from "#test/support/screens/fake-kiosk.ts";
import { returned, rows, scan, settle } from "#test/support/screens/lending-screen.ts";
import { openPage, openSignedIn } from "#test/support/screens/open-page.tsx";

describe.each(["ja", "en"] as const)("copies that were not returned, in %s", (language) => {
  const t = translator(language, TERMS);

  test("are counted in the heading, and the end asks once, also without a sign-in", async () => {
    const settings = { ...SETTINGS, language };
    const capabilities = { ...HELLO.capabilities, checkIn: true };
    const page = await openPage({ language, hello: { capabilities, settings } });
    await page.press(t("visit.attract.giveBack"));
    await settle();
    page.kiosk.answers("checkIn", ({ barcode }) =>
      barcode === "100000001" ? refused(refusal("counter-only")) : returned(barcode, `本${barcode}`),
    );
    await scan(page, "100000001", "100000002", "100000003");
    const sums = [t("returns.sum.done", { count: 2 }), t("returns.sum.not-done", { count: 1 })].join(" ");
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(sums);
    expect(rows().map((row) => row.matches(".row-not-lent"))).toEqual([false, true, false]);
    await page.press(t("visit.finish"));
    const box = within(screen.getByRole("dialog"));
    expect(box.getByRole("heading", { level: 2 })).toHaveTextContent(sums);
    expect(box.getByText(t("lend.copy", { number: "100000001" }))).toBeVisible();
    expect(box.getByText(t("common.ways.counter"))).toBeVisible();
    expect(box.queryByText(t("visit.finishBox.kept"))).toBeNull();
    expect(page.kiosk.callsOf("finish")).toEqual([]);
    await page.press(t("visit.finishBox.stay"));
    await page.press(t("visit.finish"));
    page.pause();
    await act(async () => document.querySelector<HTMLElement>(".finish-end")?.click());
    expect(page.kiosk.callsOf("finish")).toHaveLength(1);
  });

  test("because the connection for returns alone is away lead to the desk at once, until it is back", async () => {
    const settings = { ...SETTINGS, language };
    const capabilities = { ...HELLO.capabilities, checkIn: true };
    const page = await openPage({ language, hello: { capabilities, settings } });
    await page.press(t("visit.attract.giveBack"));
    await settle();
    await act(async () => page.kiosk.tell({ type: "beside-away", services: ["checkIn"] }));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("returns.away"));
    expect(screen.getByText(t("returns.awayHint"))).toBeVisible();
    await scan(page, "100000001");
    expect(rows()[0]).toHaveTextContent(t("refusal.service-away.help"));
    expect(rows()[0]).not.toHaveTextContent(t("common.ways.again"));
    expect(page.kiosk.callsOf("checkIn")).toEqual([]);
    await act(async () => page.kiosk.tell({ type: "beside-away", services: [] }));
    page.kiosk.answers("checkIn", returned("100000002", "雪国"));
    await scan(page, "100000002");
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("returns.sum.done", { count: 1 }));
  });

  test("a signed-in patron who returned everything reads how many, among what was done", async () => {
    const capabilities = { ...HELLO.capabilities, checkIn: true };
    const page = await openSignedIn({ at: "returns" }, { language, hello: { capabilities } });
    page.kiosk.answers("checkIn", ({ barcode }) => returned(barcode, `本${barcode}`));
    await scan(page, "100000001", "100000002");
    await page.press(t("visit.finish"));
    const done = [...screen.getByRole("dialog").querySelectorAll(".finish-done li")];
    expect(done.map(({ textContent }) => textContent)).toEqual([t("visit.finishBox.returned", { count: 2 })]);
  });
});
