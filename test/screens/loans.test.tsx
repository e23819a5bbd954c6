import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import type { Loan } from "#contract/domain/loan.ts";
import { refusal } from "#contract/refusals.ts";
import { ok } from "#contract/result.ts";
import { formatDate } from "#renderer/dates.ts";
import { translator } from "#renderer/i18n/index.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, INFO, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { LOANS, loan } from "#test/support/screens/sample-records.ts";

const here = () => currentRoute(useStore.getState());

describe.each(["ja", "en"] as const)("loans in %s", (language) => {
  const t = translator(language);
  const show = async (
    loans: readonly Loan[],
    route: { barcode?: string; renewed?: string } = {},
    hello = {},
  ) => {
    // Phones are told nothing: a row more.
    const settings = { ...SETTINGS, language, phone: null };
    const page = await openSignedIn(null, { language, hello: { settings, ...hello } });
    page.kiosk.grants("loans", { loans });
    act(() => useStore.getState().go({ at: "loans", ...route }));
    await act(async () => undefined);
    return page;
  };
  const row = (title: string) => screen.getByText(title).closest("li") as HTMLElement;

  test("each row shows its due date, and why it cannot be renewed (D58)", async () => {
    // The window of the tests is low: four rows a page.
    await show(LOANS.slice(0, 4));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(
      t("loan.heading", { count: 4 }).replace("　", " "),
    );
    expect(row("文章読本")).toHaveTextContent(t("loan.overdue", { count: 3 }));
    expect(row("文章読本")).toHaveTextContent(t("loan.cannot.renewal-overdue-this"));
    expect(row("雪")).toHaveTextContent(formatDate("2026-11-29", language));
    expect(row("雪")).toHaveTextContent(t("loan.daysLeft", { count: 4 }));
    expect(row("茶の本")).toHaveTextContent(t("loan.cannot.renewal-reserved"));
    const reason = t("loan.cannot.renewal-limit", { count: 1 });
    expect(row("草枕")).toHaveTextContent(t("loan.renewedWhy", { reason }));
  });

  test("a loan that another, overdue one keeps from being renewed is not called overdue", async () => {
    const renewal = { ok: false, refusal: refusal("renewal-overdue") } as const;
    await show([loan("21", "雪国", { renewal })]);
    expect(row("雪国")).toHaveTextContent(t("loan.cannot.renewal-overdue"));
  });

  test("a limit that the system does not tell is not said as a number", async () => {
    const info = { ...INFO, rules: { ...INFO.rules, maxRenewals: 0 } };
    const renewal = { ok: false, refusal: refusal("renewal-limit", { max: 0 }) } as const;
    const unnamed = { ok: false, refusal: refusal("renewal-limit") } as const;
    const loans = [loan("21", "雪国", { renewal, renewals: 1 }), loan("22", "火車", { renewal: unnamed })];
    await show(loans, {}, { info });
    for (const title of ["雪国", "火車"]) {
      expect(row(title)).toHaveTextContent(t("loan.cannot.renewal-limit-unknown"));
      expect(row(title)).not.toHaveTextContent(/0|[.。]{2}/u);
    }
  });

  test("too early says from when", async () => {
    await show(LOANS.slice(4));
    expect(row("善の研究")).toHaveTextContent(
      t("loan.cannot.renewal-too-early", { date: formatDate("2026-12-05", language) }),
    );
  });

  test("only what can be renewed has a button", async () => {
    await show(LOANS.slice(0, 4));
    expect(within(row("雪")).getByRole("button")).toBeVisible();
    for (const title of ["文章読本", "茶の本", "草枕"])
      expect(within(row(title)).queryByRole("button")).toBeNull();
  });

  test("a backend that cannot renew shows no button", async () => {
    await show(LOANS.slice(0, 4), {}, { capabilities: { ...HELLO.capabilities, renew: false } });
    expect(within(row("雪")).queryByRole("button")).toBeNull();
  });

  test("due today is said so", async () => {
    await show([loan("21", "雪国", { daysLeft: 0 })]);
    expect(row("雪国")).toHaveTextContent(t("loan.today"));
  });

  test("a renewal shows old and new date, and afterwards its row", async () => {
    const [, snow] = LOANS;
    if (snow === undefined) throw new Error("no loan to renew");
    const renewed: Loan = {
      ...snow,
      dueDate: "2026-12-13",
      daysLeft: 18,
      renewals: 1,
      renewal: { ok: false, refusal: refusal("renewal-limit", { max: 1 }) },
    };
    const page = await show([snow]);
    await page.press(t("loan.renewOf", { title: "雪" }));
    const dates = [...document.querySelectorAll(".dates dd")].map((date) => date.textContent);
    expect(dates).toEqual(["2026-11-29", "2026-12-13"].map((date) => formatDate(date, language)));
    page.kiosk.grants("renew", renewed);
    page.kiosk.grants("loans", { loans: [renewed] });
    await page.press(t("loan.renew"));
    expect(page.kiosk.callsOf("renew")).toEqual([{ loan: snow.id }]);
    expect(useStore.getState().actions).toEqual(["loan-renewed"]);
    expect(row("雪")).toHaveTextContent(t("loan.renewedNow", { date: formatDate("2026-12-13", language) }));
    await page.press(t("common.back"));
    expect(here().at).toBe("home");
  });

  test.each(["renewal-reserved", "renewal-overdue", "renewal-limit", "loan-not-found"] as const)(
    "%s: refused after all, said in words, not offered again",
    async (name) => {
      const page = await openSignedIn({ at: "renew-confirm", loan: loan("21", "雪国") }, { language });
      page.kiosk.refuses("renew", refusal(name));
      await page.press(t("loan.renew"));
      expect(screen.getByRole("alert")).toHaveTextContent(t(`refusal.${name}.text`));
      expect(screen.queryByRole("button", { name: t("loan.renew") })).toBeNull();
    },
  );

  test("a double tap renews once", async () => {
    const page = await openSignedIn({ at: "renew-confirm", loan: loan("21", "雪国") }, { language });
    page.kiosk.holdsBack("renew");
    await userEvent.setup().dblClick(screen.getByRole("button", { name: t("loan.renew") }));
    await page.press(t("loan.renew"));
    expect(page.kiosk.callsOf("renew")).toHaveLength(1);
  });

  test("an answer after leaving the screen is ignored", async () => {
    const page = await openSignedIn({ at: "renew-confirm", loan: loan("21", "雪国") }, { language });
    const answer = page.kiosk.holdsBack("renew");
    await page.press(t("loan.renew"));
    await page.press(t("common.stop"));
    await act(async () => answer(ok(loan("21", "雪国"))));
    expect(here().at).toBe("home");
  });

  test("a scanned copy is shown on its page, and marked", async () => {
    const many = Array.from({ length: 9 }, (_, index) => loan(`3${index}`, `第${index}巻`));
    await show(many, { barcode: many[8]?.barcode ?? "" });
    expect(row("第8巻")).toHaveTextContent(t("loan.scanned"));
    expect(screen.queryByText("第0巻")).toBeNull();
  });

  test("many loans are turned over by pages", async () => {
    const many = Array.from({ length: 6 }, (_, index) => loan(`3${index}`, `第${index}巻`));
    const page = await show(many);
    await page.press(t("search.next", { count: 2 }));
    expect(screen.getByText("第5巻")).toBeVisible();
    expect(screen.queryByText("第0巻")).toBeNull();
  });

  test("no loans: a sentence and a way on, no zero", async () => {
    const page = await show([]);
    expect(screen.getByText(t("loan.empty"))).toBeVisible();
    expect(screen.queryByText(/0/u)).toBeNull();
    await page.press(new RegExp(t("loan.toSearch"), "u"));
    expect(here().at).toBe("search");
  });

  test.each(["desk", "here"] as const)("no loans: how a book is borrowed: %s", async (place) => {
    await show([], {}, { capabilities: { ...HELLO.capabilities, checkOut: place === "here" } });
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      t("begin.loans.find"),
      t("begin.loans.take"),
      t(`begin.loans.${place}`),
    ]);
  });

  test("a due date that is not known is not the next one", async () => {
    await show([loan("21", "雪国", { dueDate: "" }), loan("22", "火車", { dueDate: "2026-12-04" })]);
    expect(useStore.getState().overview?.loans.nextDue).toBe("2026-12-04");
  });

  test("the home screen's figures follow", async () => {
    await show(LOANS);
    expect(useStore.getState().overview?.loans).toEqual({
      count: 5,
      overdue: 1,
      nextDue: "2026-11-22",
      nextTitle: LOANS[0]?.title,
    });
  });
});
