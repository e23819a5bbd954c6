import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import { REFUSALS, refusal } from "#contract/refusals.ts";
import { daysAfter, formatDate, monthAfter, today } from "#renderer/dates.ts";
import { translator } from "#renderer/i18n/index.ts";
import { suspensionWords } from "#renderer/screens/holds/suspension-words.ts";
import { useStore } from "#renderer/state/store.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { hold } from "#test/support/screens/sample-records.ts";

/** HELLO is of the reference backend, which has no suspension. */
const ABLE = { capabilities: { ...HELLO.capabilities, suspendHold: true } };
const ACTIVE = hold("h2", "雪国", "approved", { suspendable: true });
const UNTIL = daysAfter(today(), 14);
const SUSPENDED: Hold = { ...ACTIVE, suspended: { until: UNTIL } };

describe.each(["ja", "en"] as const)("a suspended hold (%s)", (language) => {
  const t = translator(language);
  const show = async (holds: readonly Hold[], hello = ABLE) => {
    const page = await openSignedIn(null, { language, hello });
    page.kiosk.grants("holds", { holds, active: holds.length, max: 5 });
    act(() => useStore.getState().go({ at: "holds" }));
    await act(async () => undefined);
    return page;
  };
  const row = (title: string) => screen.getByText(title, { selector: "li *" }).closest("li") as HTMLElement;
  const told = () => screen.getAllByRole("status").map(({ textContent }) => textContent ?? "");

  test("is suspended by one touch of a length of time, and the list says until when", async () => {
    const page = await show([ACTIVE]);
    await page.press(t("hold.changeOf", { title: "雪国" }));
    await page.press(new RegExp(`^${t("hold.suspend.this")}`, "u"));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("hold.suspend.question"));
    expect(screen.queryByText(t("hold.suspend.resume"))).toBeNull();
    page.kiosk.grants("suspendHold", SUSPENDED);
    page.kiosk.grants("holds", { holds: [SUSPENDED], active: 1, max: 5 });
    await page.press(new RegExp(`^${t("hold.suspend.length.fortnight")}`, "u"));
    expect(page.kiosk.callsOf("suspendHold")).toEqual([{ hold: "h2", until: UNTIL }]);
    expect(useStore.getState().actions).toEqual(["hold-suspended"]);
    const words = suspensionWords({ until: UNTIL }, t);
    expect(document.body).toHaveTextContent(words);
    expect(told().filter((status) => status.includes(words) && status.includes("雪国"))).not.toEqual([]);
    expect(row("雪国")).toHaveTextContent(words);
    expect(within(row("雪国")).queryByText(t("hold.state.approved"))).toBeNull();
    expect(row("雪国")).toHaveTextContent(t("hold.position", { count: 3 }));
  });

  test.each([
    ["week", daysAfter(today(), 7)],
    ["fortnight", daysAfter(today(), 14)],
    ["month", monthAfter(today())],
    ["open", null],
  ] as const)("%s is asked for as its day", async (name, until) => {
    const page = await openSignedIn({ at: "hold-suspend", hold: ACTIVE }, { language, hello: ABLE });
    page.kiosk.grants("suspendHold", { ...ACTIVE, suspended: { until } });
    page.kiosk.grants("holds", { holds: [], active: 0, max: 5 });
    const words =
      until === null
        ? t("hold.suspend.openDetail")
        : t("hold.suspend.until", { date: formatDate(until, language) });
    const choice = screen.getByRole("button", {
      name: new RegExp(`^${t(`hold.suspend.length.${name}`)}`, "u"),
    });
    expect(choice).toHaveTextContent(words);
    await page.press(new RegExp(`^${t(`hold.suspend.length.${name}`)}`, "u"));
    expect(page.kiosk.callsOf("suspendHold")).toEqual([{ hold: "h2", until }]);
    expect(document.body).toHaveTextContent(suspensionWords({ until }, t));
  });

  test("is resumed, and its present length is marked", async () => {
    const page = await show([SUSPENDED]);
    await page.press(t("hold.changeOf", { title: "雪国" }));
    await page.press(new RegExp(`^${t("hold.suspend.resumeOrLonger")}`, "u"));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("hold.suspend.questionAgain"));
    const pressed = screen.getAllByRole("button", { pressed: true });
    expect(pressed.map((one) => one.textContent)).toEqual([
      expect.stringContaining(t("hold.suspend.length.fortnight")),
    ]);
    page.kiosk.grants("resumeHold", ACTIVE);
    page.kiosk.grants("holds", { holds: [ACTIVE], active: 1, max: 5 });
    await page.press(new RegExp(`^${t("hold.suspend.resume")}`, "u"));
    expect(page.kiosk.callsOf("resumeHold")).toEqual([{ hold: "h2" }]);
    expect(screen.getByText(t("hold.suspend.resumed"))).toBeVisible();
    expect(row("雪国")).toHaveTextContent(t("hold.state.approved"));
  });

  test("stands after those that wait", async () => {
    await show([{ ...SUSPENDED, id: "h9" }, hold("h3", "火車", "approved")]);
    const titles = screen.getAllByRole("listitem").map((item) => item.textContent ?? "");
    expect(titles[0]).toContain("火車");
  });

  test("a refusal is said with its code, and nothing is offered again that cannot be", async () => {
    const page = await openSignedIn({ at: "hold-suspend", hold: ACTIVE }, { language, hello: ABLE });
    page.kiosk.refuses("suspendHold", refusal("hold-not-suspendable"));
    await page.press(new RegExp(`^${t("hold.suspend.length.week")}`, "u"));
    expect(screen.getByRole("alert")).toHaveTextContent(REFUSALS["hold-not-suspendable"].code);
    expect(screen.queryByText(t("hold.suspend.length.week"))).toBeNull();
  });

  test("a double tap asks once", async () => {
    const page = await openSignedIn({ at: "hold-suspend", hold: ACTIVE }, { language, hello: ABLE });
    page.kiosk.holdsBack("suspendHold");
    const name = new RegExp(`^${t("hold.suspend.length.week")}`, "u");
    await userEvent.setup().dblClick(screen.getByRole("button", { name }));
    await page.press(name);
    expect(page.kiosk.callsOf("suspendHold")).toHaveLength(1);
  });

  test("is not offered by a backend without suspension, nor for a hold that cannot be suspended", async () => {
    const unable = { capabilities: HELLO.capabilities };
    const page = await show([ACTIVE], unable);
    await page.press(t("hold.changeOf", { title: "雪国" }));
    expect(screen.queryByText(t("hold.suspend.this"))).toBeNull();
    act(() => useStore.getState().home());
    act(() => useStore.setState(({ hello }) => ({ hello: hello && { ...hello, ...ABLE } })));
    act(() => useStore.getState().go({ at: "hold-change", hold: ACTIVE }));
    expect(screen.getByText(t("hold.suspend.this"))).toBeVisible();
    act(() => useStore.getState().replace({ at: "hold-change", hold: hold("h3", "火車", "approved") }));
    expect(screen.queryByText(t("hold.suspend.this"))).toBeNull();
  });

  test("where nothing else of a hold can be changed, its row leads there", async () => {
    const capabilities = { ...ABLE.capabilities, changeHold: false };
    const page = await show([ACTIVE], { capabilities });
    await page.press(t("hold.suspend.wordOf", { title: "雪国" }));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("hold.suspend.question"));
  });
});

describe("days", () => {
  test("a month later is the same day, or the last of a shorter month", () => {
    expect(monthAfter("2026-11-26")).toBe("2026-12-26");
    expect(monthAfter("2026-12-31")).toBe("2027-01-31");
    expect(monthAfter("2027-01-31")).toBe("2027-02-28");
    expect(monthAfter("2028-01-31")).toBe("2028-02-29");
    expect(daysAfter("2026-12-28", 7)).toBe("2027-01-04");
  });
});
