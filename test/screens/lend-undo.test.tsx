import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { CheckedIn } from "#contract/domain/lending.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import { giveBack } from "#renderer/queries/returning.ts";
import { useStore } from "#renderer/state/store.ts";
import { SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { LENDS, lent, rows, scan, settle } from "#test/support/screens/lending-screen.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { loan } from "#test/support/screens/sample-records.ts";

function returned(kind: "trolley" | "staff"): Result<CheckedIn> {
  const { title } = loan("100000001", "雪国");
  return ok({ title, barcode: "100000001", place: { kind }, tag: "unsaid" });
}

describe.each(["ja", "en"] as const)("D84: undoing a loan in %s", (language) => {
  const t = translator(language);
  const open = () => openSignedIn({ at: "lend" }, { language, ...LENDS });

  test("a loan is undone by a touch, with the place for its copy, and can be scanned again", async () => {
    const page = await open();
    page.kiosk.answers("checkOut", ({ barcode }) =>
      barcode === "100000001" ? lent(barcode, "雪国") : lent(barcode, "火車", { canUndo: false }),
    );
    await scan(page, "100000001", "100000002");
    expect(rows().map((row) => within(row).queryAllByRole("button").length)).toEqual([0, 1]);
    const answer = page.kiosk.holdsBack("undoLoan");
    await page.press(t("lend.undoOf", { title: "雪国" }));
    expect(within(rows()[1] as HTMLElement).getByRole("button")).toHaveAttribute("aria-busy", "true");
    await act(async () => answer(returned("trolley")));
    expect(page.kiosk.callsOf("undoLoan")).toEqual([{ barcode: "100000001" }]);
    expect(rows()[1]).toHaveTextContent(t("lend.undone"));
    expect(screen.getByText(t("lend.count", { count: 1 }))).toBeVisible();
    await scan(page, "100000001");
    expect(rows()[0]).toHaveTextContent(t("lend.lent"));
  });

  const TROLLEY = { place: "trolley", ja: "青い札のワゴン", en: "the cart with the blue label" } as const;
  test.each([
    ["on the trolley", "trolley", false, [], t("returns.put.trolley")],
    ["with staff, where nothing is returned", "staff", false, [], t("lend.toStaff")],
    ["in the staff's tray, where copies are returned", "staff", true, [], t("returns.put.staff")],
    [
      "where the library's own name says",
      "trolley",
      false,
      [TROLLEY],
      t("returns.putAt", { place: TROLLEY[language] }),
    ],
  ] as const)("the copy of an undone loan is put %s", async (_, kind, checkIn, returnPlaces, words) => {
    const capabilities = { ...LENDS.hello.capabilities, checkIn };
    const settings = { ...SETTINGS, language, returnPlaces };
    const page = await openSignedIn({ at: "lend" }, { language, hello: { capabilities, settings } });
    page.kiosk.answers("checkOut", lent("100000001", "雪国"));
    await scan(page, "100000001");
    page.kiosk.answers("undoLoan", returned(kind));
    await page.press(t("lend.undoOf", { title: "雪国" }));
    await settle();
    expect(document.querySelector(".row-put")?.textContent).toBe(words);
  });

  test("a copy that is returned in the same visit is lent no longer, however the system writes its barcode", async () => {
    const capabilities = { ...LENDS.hello.capabilities, checkIn: true };
    const page = await openSignedIn({ at: "lend" }, { language, hello: { capabilities } });
    page.kiosk.answers("checkOut", lent("100000001", "雪国"));
    await scan(page, "100000001");
    const { title } = loan("100000001", "雪国");
    const at = "2026-11-28T01:15:00.000Z";
    page.kiosk.answers(
      "checkIn",
      ok({ title, barcode: "A100000001", place: { kind: "trolley" }, tag: "unsaid", at }),
    );
    await act(async () => giveBack(["100000001"]));
    await settle();
    await act(async () => useStore.getState().go({ at: "lend" }));
    expect(rows()[0]).toHaveTextContent(t("lend.undone"));
  });

  test.each<[Refusal, boolean]>([
    [refusal("not-done"), true],
    [refusal("not-confirmed", { ticket: "4711" }), false],
    [refusal("counter-only"), false],
  ])("an undo that was refused is told as it is: %o", async (no, again) => {
    const page = await open();
    page.kiosk.answers("checkOut", lent("100000001", "雪国"));
    await scan(page, "100000001");
    page.kiosk.refuses("undoLoan", no);
    await page.press(t("lend.undoOf", { title: "雪国" }));
    await settle();
    const row = rows()[0] as HTMLElement;
    const isUnknown = no.name === "not-confirmed";
    expect(row).toHaveTextContent(isUnknown ? t("lend.undoUnknown") : t(`refusal.${no.name}.text`));
    // Not on the paper of what is done.
    expect(row).toHaveClass("row-not-lent");
    expect(row).not.toHaveClass("row-done");
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(
      isUnknown ? t("lend.sum.unknown", { count: 1 }) : t("lend.heading"),
    );
    expect(row).toHaveTextContent(t("loan.dueOn", { date: "2026-11-29" }));
    expect(row).not.toHaveTextContent(t("lend.lent"));
    if (no.details?.ticket !== undefined) expect(row).toHaveTextContent(no.details.ticket);
    expect(within(row).queryAllByRole("button")).toHaveLength(again ? 1 : 0);
  });
});
