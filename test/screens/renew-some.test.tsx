import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { Loan } from "#contract/domain/loan.ts";
import { REFUSALS, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { formatDate } from "#renderer/dates.ts";
import { translator } from "#renderer/i18n/index.ts";
import { joinSentences } from "#renderer/i18n/names.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { loan } from "#test/support/screens/sample-records.ts";

const LATER = "2026-12-13";
const CAN = [loan("1", "雪国"), loan("2", "火車")];
const CANNOT = loan("3", "茶の本", { renewal: { ok: false, refusal: refusal("renewal-reserved") } });

describe.each(["ja", "en"] as const)("several renewals in %s", (language) => {
  const t = translator(language);
  const row = (title: string) => screen.getByText(title).closest("li") as HTMLElement;
  const heading = () => screen.getByRole("heading", { level: 1 });
  const choose = (title: string) => within(row(title)).getByRole("button");

  const show = async (loans: readonly Loan[], capabilities = {}) => {
    const hello = { capabilities: { ...HELLO.capabilities, ...capabilities } };
    const page = await openSignedIn(null, { language, hello });
    page.kiosk.grants("loans", { loans });
    act(() => useStore.getState().go({ at: "loans" }));
    await act(async () => undefined);
    return page;
  };
  const open = async (loans: readonly Loan[]) => {
    const page = await show(loans);
    await page.press(t("loan.some.open"));
    return page;
  };
  const renewing = (answers: Readonly<Record<string, Result<Loan>>>) => (call: { readonly loan: string }) =>
    answers[call.loan] ?? refused(refusal("unexpected"));
  const renewed = (of: Loan): Result<Loan> =>
    ok({
      ...of,
      dueDate: LATER,
      renewals: 1,
      renewal: { ok: false, refusal: refusal("renewal-limit", { max: 1 }) },
    });

  test("is not offered for a single loan", async () => {
    await show([CAN[0] as Loan, CANNOT]);
    expect(screen.queryByRole("button", { name: t("loan.some.open") })).toBeNull();
  });

  test("is offered where several can be renewed", async () => {
    await open([...CAN, CANNOT]);
    expect(currentRoute(useStore.getState()).at).toBe("renew-some");
  });

  test("is absent with a backend that cannot renew", async () => {
    await show(CAN, { renew: false });
    expect(screen.queryByRole("button", { name: t("loan.some.open") })).toBeNull();
  });

  test("nothing is chosen beforehand, and what cannot be renewed says why", async () => {
    await open([...CAN, CANNOT]);
    for (const { title } of CAN) expect(choose(title.title)).toHaveAttribute("aria-pressed", "false");
    expect(within(row("茶の本")).queryByRole("button")).toBeNull();
    expect(row("茶の本")).toHaveTextContent(t("loan.cannot.renewal-reserved"));
    expect(screen.queryByRole("button", { name: t("loan.some.renew", { count: 1 }) })).toBeNull();
  });

  test("each shows the date that its renewal would give, where that is known, and how often (D55)", async () => {
    const unknown = loan("4", "雪", { renewal: { ok: true, newDueDate: "" } });
    await open([CAN[0] as Loan, unknown, CAN[1] as Loan]);
    const told = `${t("loan.newDate")} ${formatDate(LATER, language)}`;
    for (const title of ["雪国", "火車"]) expect(row(title)).toHaveTextContent(told);
    expect(row("雪")).not.toHaveTextContent(t("loan.newDate"));
    const caption = joinSentences(language, [t("loan.some.hint"), t("loan.once", { count: 1 })]);
    expect(document.body).toHaveTextContent(caption);
  });

  test("one, some, all: the button counts, and a second touch takes the choice back", async () => {
    const page = await open([...CAN, CANNOT]);
    await page.press(t("loan.some.all"));
    expect(screen.getByRole("button", { name: t("loan.some.renew", { count: 2 }) })).toBeVisible();
    expect(screen.queryByRole("button", { name: t("loan.some.all") })).toBeNull();
    await page.press(new RegExp(`^${"雪国"}`, "u"));
    expect(choose("雪国")).toHaveAttribute("aria-pressed", "false");
    expect(screen.getByRole("button", { name: t("loan.some.renew", { count: 1 }) })).toBeVisible();
  });

  test("each is renewed once, and each row shows the result", async () => {
    const page = await open([...CAN, CANNOT]);
    const answers = { "1": renewed(CAN[0] as Loan), "2": refused(refusal("renewal-reserved")) };
    page.kiosk.answers("renew", renewing(answers));
    await page.press(t("loan.some.all"));
    await page.press(t("loan.some.renew", { count: 2 }));
    expect(page.kiosk.callsOf("renew")).toEqual([{ loan: "1" }, { loan: "2" }]);
    expect(useStore.getState().actions).toEqual(["loan-renewed"]);
    expect(row("雪国")).toHaveTextContent(t("loan.renewedNow", { date: formatDate(LATER, language) }));
    expect(row("火車")).toHaveTextContent(t("loan.cannot.renewal-reserved"));
    expect(heading()).toHaveTextContent(t("loan.some.done", { count: 1 }));
    await page.press(t("home.loans"));
    expect(currentRoute(useStore.getState()).at).toBe("loans");
  });

  test("a double tap renews nothing twice", async () => {
    const page = await open(CAN);
    page.kiosk.holdsBack("renew");
    await page.press(t("loan.some.all"));
    await page.press(t("loan.some.renew", { count: 2 }));
    await page.press(t("loan.some.renew", { count: 2 }));
    expect(page.kiosk.callsOf("renew")).toEqual([{ loan: "1" }]);
    expect(heading()).toHaveTextContent(t("loan.renewing"));
  });

  test("what is not certain stops the rest, and has its number; the rest says that it was not asked", async () => {
    const page = await open(CAN);
    page.kiosk.refuses("renew", refusal("not-confirmed", { ticket: "4127" }));
    await page.press(t("loan.some.all"));
    await page.press(t("loan.some.renew", { count: 2 }));
    expect(page.kiosk.callsOf("renew")).toEqual([{ loan: "1" }]);
    expect(row("雪国")).toHaveTextContent(REFUSALS["not-confirmed"].code);
    expect(row("雪国")).toHaveTextContent("4127");
    expect(row("火車")).toHaveTextContent(t("loan.some.notAsked"));
    expect(heading()).toHaveTextContent(t("loan.some.doneNone"));
  });

  test("a loan refused now is not said to be renewed, though it was once before", async () => {
    const page = await open([loan("1", "雪国", { renewals: 1 }), CAN[1] as Loan]);
    page.kiosk.refuses("renew", refusal("renewal-limit", { max: 1 }));
    await page.press(/^雪国/u);
    await page.press(t("loan.some.renew", { count: 1 }));
    expect(row("雪国")).toHaveTextContent(t("loan.cannot.renewal-limit", { count: 1 }));
    expect(row("雪国")).not.toHaveTextContent(new RegExp(t("loan.renewed"), "u"));
  });

  test("a cancellation that main sends meanwhile does not read the loans again", async () => {
    const page = await open([...CAN, CANNOT]);
    const before = page.kiosk.callsOf("loans").length;
    act(() => useStore.setState({ cancellationsSent: 1 }));
    await act(async () => undefined);
    expect(page.kiosk.callsOf("loans")).toHaveLength(before);
  });

  test("many loans are turned over by pages; the choice stays", async () => {
    const many = ["一", "二", "三", "四", "五"].map((title, index) => loan(`${index}`, title));
    const page = await open(many);
    await page.press(/^一/u);
    await page.press(t("search.next", { count: 2 }));
    expect(screen.getByText("五")).toBeVisible();
    await page.press(/^五/u);
    expect(screen.getByRole("button", { name: t("loan.some.renew", { count: 2 }) })).toBeVisible();
    await page.press(t("search.previous", { count: 3 }));
    expect(choose("一")).toHaveAttribute("aria-pressed", "true");
  });
});
