import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { END_REASONS } from "#contract/visit.ts";
import { translator } from "#renderer/i18n/index.ts";
import { tagOf } from "#renderer/i18n/names.ts";
import { outOfOrderLine, problemWords } from "#renderer/i18n/staff-lines.ts";
import { CLICK_AFTER_RELEASE_MS } from "#renderer/input/warning-until-release.ts";
import { SHELF_LENGTH } from "#renderer/screens/idle/attract-shelf.ts";
import { useStore } from "#renderer/state/store.ts";
import { HELLO, INFO, OVERVIEW, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openPage, openSignedIn, told } from "#test/support/screens/open-page.tsx";

afterEach(() => vi.useRealTimers());

describe.each(["ja", "en"] as const)("a visit (%s)", (language) => {
  const t = translator(language);

  test("nobody is here: two ways in, the languages, and no ribbon to pull", async () => {
    await openPage({ language });
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("visit.attract.line1"));
    expect(screen.getByRole("button", { name: new RegExp(t("visit.attract.scan"), "u") })).toBeVisible();
    expect(screen.getByRole("button", { name: t("visit.attract.browse") })).toBeVisible();
    expect(screen.getByRole("button", { name: "日本語" })).toHaveAttribute(
      "aria-pressed",
      String(language === "ja"),
    );
    expect(screen.queryByRole("button", { name: t("visit.finish") })).toBeNull();
    expect(document.documentElement.lang).toBe(tagOf(language));
  });

  test("hours that the system does not tell are not shown", async () => {
    const libraries = INFO.libraries.map((library) => ({ ...library, hours: [], closedDays: [] }));
    await openPage({ language, hello: { info: { ...INFO, libraries } } });
    expect(document.querySelector(".attract-library")).toBeVisible();
    expect(document.querySelector(".attract-hours")).toBeNull();
  });

  test("searching without a card begins a visit, which ends by one touch of the finish button", async () => {
    const page = await openPage({ language });
    await page.press(t("visit.attract.browse"));
    expect(page.kiosk.callsOf("begin")).toHaveLength(1);
    await page.press(t("visit.finish"));
    expect(page.kiosk.callsOf("finish")).toHaveLength(1);
    expect(screen.getByText(t("visit.ending"))).toBeVisible();
  });

  test("signed in, the finish button asks; a second touch in place ends the visit", async () => {
    const page = await openSignedIn(null, { language });
    await page.press(t("visit.finish"));
    expect(page.kiosk.callsOf("finish")).toEqual([]);
    const box = screen.getByRole("dialog", { name: t("visit.finishBox.heading") });
    const inPlace = box.querySelector<HTMLElement>(".ribbon-tail");
    // A trembling finger ends nothing (V15).
    act(() => inPlace?.click());
    expect(page.kiosk.callsOf("finish")).toEqual([]);
    page.pause();
    act(() => inPlace?.click());
    expect(page.kiosk.callsOf("finish")).toHaveLength(1);
    expect(document.body).not.toHaveTextContent("321");
  });

  test("the warning covers everything of the patron and puts the focus on 「続ける」", async () => {
    const page = await openSignedIn(null, { language });
    await told(() => page.kiosk.warn(40));
    const box = screen.getByRole("alertdialog", { name: t("visit.warning.heading") });
    expect(within(box).getByText(t("visit.warning.seconds", { count: 40 }))).toBeVisible();
    expect(within(box).getByRole("button", { name: t("visit.warning.stay") })).toHaveFocus();
    expect(screen.getByText(t("common.card", { tail: "・・・・321" }))).not.toBeVisible();
    expect(screen.getByText(t("home.loans"))).not.toBeVisible();
    await page.press(t("visit.warning.stay"));
    expect(page.kiosk.callsOf("stay")).toHaveLength(1);
    expect(await screen.findByRole("heading", { name: t("home.heading") })).toBeVisible();
  });

  test("「ゆっくり使う」 asks for more time and is not offered twice", async () => {
    const page = await openSignedIn(null, { language });
    await told(() => page.kiosk.warn(40));
    await page.press(new RegExp(t("visit.warning.moreTime"), "u"));
    expect(page.kiosk.callsOf("moreTime")).toHaveLength(1);
    await told(() => page.kiosk.warn(160));
    expect(screen.queryByRole("button", { name: new RegExp(t("visit.warning.moreTime"), "u") })).toBeNull();
  });

  test("「終わる」 of the warning ends at once, although main goes on as soon as the finger is down", async () => {
    const page = await openSignedIn(null, { language });
    await told(() => page.kiosk.warn(40));
    const button = within(screen.getByRole("alertdialog")).getByRole("button", { name: t("visit.finish") });
    page.pause();
    fireEvent.pointerDown(button);
    await told(() => page.kiosk.visit({ phase: "signed-in", ribbon: 4, secondsLeft: null }));
    fireEvent.pointerUp(button);
    fireEvent.click(button);
    expect(page.kiosk.callsOf("finish")).toHaveLength(1);
  });

  test("a touch beside the buttons lets the page come back after the release", async () => {
    const page = await openSignedIn(null, { language });
    await told(() => page.kiosk.warn(40));
    vi.useFakeTimers();
    fireEvent.pointerDown(screen.getByRole("alertdialog"));
    act(() => page.kiosk.visit({ phase: "signed-in", ribbon: 4, secondsLeft: null }));
    expect(screen.getByRole("alertdialog")).toBeVisible();
    fireEvent.pointerUp(screen.getByRole("alertdialog"));
    act(() => vi.advanceTimersByTime(CLICK_AFTER_RELEASE_MS));
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(screen.getByRole("heading", { name: t("home.heading") })).toBeVisible();
  });

  test("what was typed is still there after the warning", async () => {
    const page = await openSignedIn({ at: "password-change" }, { language });
    await page.type("oldpw");
    await told(() => page.kiosk.warn(40));
    await told(() => page.kiosk.visit({ phase: "signed-in", ribbon: 4, secondsLeft: null }));
    expect(screen.getByLabelText(t("account.passwordPage.fieldCurrent"))).toHaveValue("oldpw");
  });

  test.each(END_REASONS)("the end screen after %s says that nothing is left, and why", async (goodbye) => {
    await openPage({ language, hello: { goodbye } });
    expect(screen.getByRole("heading", { name: t("visit.goodbye.heading") })).toBeVisible();
    expect(screen.getByText(t("visit.goodbye.nothingLeft"))).toBeVisible();
    expect(screen.getByText(t("visit.goodbye.takeCard"))).toBeVisible();
    if (goodbye !== "button") expect(screen.getByText(t(`visit.goodbye.reason.${goodbye}`))).toBeVisible();
  });

  test("the end screen is the shelf with the book put back, and the ribbon is nobody's to press (V59)", async () => {
    const page = await openPage({ language, hello: { goodbye: "button" } });
    const goodbye = screen.getByRole("main");
    expect(goodbye.querySelectorAll(".spine")).toHaveLength(SHELF_LENGTH);
    const ribbon = goodbye.querySelector(".ribbon-whole");
    expect(ribbon).toHaveAttribute("aria-hidden", "true");
    expect(screen.queryByRole("button", { name: t("visit.finish") })).toBeNull();
    await told(() => page.kiosk.scanCard("321"));
    expect(document.querySelector(".goodbye")).toBeNull();
  });

  test("the end screen goes by itself, not before its time", async () => {
    vi.useFakeTimers();
    await openPage({ language, hello: { goodbye: "idle" } });
    act(() => vi.advanceTimersByTime(SETTINGS.goodbyeSeconds * 1000 - 1));
    expect(document.querySelector(".goodbye")).toBeVisible();
    act(() => vi.advanceTimersByTime(1));
    expect(screen.getByRole("button", { name: t("visit.attract.browse") })).toBeVisible();
  });

  test("a finger that was aimed at the end screen presses nothing on the screen that follows it (V15)", async () => {
    const page = await openPage({ language, hello: { goodbye: "button" } });
    const press = (name: string): void => act(() => screen.getByRole("button", { name }).click());
    // The end screen has just come: a second touch of the end button is not an answer to it.
    press(t("visit.goodbye.next"));
    expect(document.querySelector(".goodbye")).toBeVisible();
    page.pause();
    press(t("visit.goodbye.next"));
    expect(document.querySelector(".goodbye")).toBeNull();
    press(t("display.low.attract"));
    expect(page.kiosk.callsOf("begin")).toEqual([]);
    page.pause();
    press(t("display.low.attract"));
    expect(page.kiosk.callsOf("begin")).toHaveLength(1);
  });

  test("a finger that was aimed at a box presses nothing behind it (V15)", async () => {
    const page = await openSignedIn(null, { language });
    await page.press(t("visit.finish"));
    await page.press(t("visit.finishBox.stay"));
    const ribbon = screen.getByRole("button", { name: t("visit.finish") });
    act(() => ribbon.click());
    expect(screen.queryByRole("dialog")).toBeNull();
    page.pause();
    act(() => ribbon.click());
    expect(screen.getByRole("dialog")).toBeVisible();
  });

  test("the end screen goes at a touch anywhere, and the motion is waited for by nobody", async () => {
    const page = await openPage({ language, hello: { goodbye: "idle" } });
    page.pause();
    fireEvent.click(screen.getByText(t("visit.goodbye.takeCard")));
    expect(screen.getByRole("button", { name: t("visit.attract.browse") })).toBeVisible();
  });

  test("out of order: where else to go, the phone, and a line for staff", async () => {
    await openPage({
      language,
      hello: {
        visit: { ...HELLO.visit, phase: "out-of-order" },
        outOfOrder: { refusal: "out-of-order", since: "10:42" },
      },
    });
    expect(screen.getByRole("heading", { name: t("visit.outOfOrder.heading") })).toBeVisible();
    expect(screen.getByText(/000-000-0000/u)).toBeVisible();
    expect(await screen.findByText(outOfOrderLine("H-31", "10:42", language))).toBeVisible();
    // Nothing for patrons to press: the one button is the way to the staff area's PIN pad.
    const buttons = screen.queryAllByRole("button");
    expect(buttons.map((button) => button.textContent)).toEqual([t("visit.outOfOrder.door")]);
  });

  test("the library system is away: the first screen says so, leads to the search, and a card is answered at once", async () => {
    const page = await openPage({ language, hello: { partAway: "system" } });
    expect(screen.getByText(t("common.partAway.system"))).toBeVisible();
    expect(screen.getByRole("heading", { level: 1 })).not.toHaveTextContent(t("visit.attract.line2"));
    expect(screen.queryByText(t("visit.attract.sub"))).toBeNull();
    expect(screen.queryByRole("button", { name: new RegExp(t("visit.attract.scan"), "u") })).toBeNull();
    await told(() => page.kiosk.scanCard("001"));
    expect(screen.getByText(/H-31/u)).toBeVisible();
    expect(screen.queryByText(t("signIn.password.heading"))).toBeNull();
    await told(() => page.kiosk.partAway(null));
    expect(screen.queryByText(t("common.partAway.system"))).toBeNull();
    expect(screen.getByRole("button", { name: new RegExp(t("visit.attract.scan"), "u") })).toBeVisible();
  });

  test("the catalogue is away: the first screen says so and leads to the card alone", async () => {
    await openPage({ language, hello: { partAway: "catalogue" } });
    expect(screen.getByText(t("common.partAway.catalogue"))).toBeVisible();
    expect(screen.queryByRole("button", { name: t("visit.attract.browse") })).toBeNull();
    expect(screen.getByRole("button", { name: new RegExp(t("visit.attract.scan"), "u") })).toBeVisible();
  });

  test("in a visit, what needs a card is answered with a code and stays where it was", async () => {
    const page = await openPage({ language });
    await page.press(t("visit.attract.browse"));
    await told(() => page.kiosk.partAway("system"));
    expect(screen.getByText(t("common.partAway.system"))).toBeVisible();
    act(() => useStore.getState().go({ at: "loans" }));
    expect(screen.getByText(/H-31/u)).toBeVisible();
    act(() => useStore.getState().go({ at: "number-pad" }));
    expect(useStore.getState().stack.map(({ at }) => at)).toEqual(["search"]);
  });

  test("the backend goes away and comes back", async () => {
    const page = await openSignedIn(null, { language });
    await told(() => page.kiosk.backendGone());
    expect(screen.getByText(t("common.backendAway"))).toBeVisible();
    await told(() => page.kiosk.backendBack());
    expect(screen.queryByText(t("common.backendAway"))).toBeNull();
  });
});

test("on a closed day the attract screen says so", async () => {
  const closed = {
    ...INFO,
    libraries: INFO.libraries.map((library) => ({ ...library, hours: Array(7).fill(null) })),
  };
  await openPage({ hello: { info: closed } });
  expect(screen.getByText("きょうは休館日です")).toBeVisible();
});

test("choosing English begins a visit and the page speaks English, in lang too (WCAG 3.1.1)", async () => {
  const page = await openPage();
  await page.press("English");
  expect(page.kiosk.callsOf("begin")).toHaveLength(1);
  expect(screen.getByRole("heading", { name: "How can we help?" })).toBeVisible();
  expect(document.documentElement.lang).toBe("en");
});

test("a patron whom the backend has forgotten is asked for the card, and nothing of him is left", async () => {
  const page = await openSignedIn({ at: "account" });
  await told(() => page.kiosk.visit({ phase: "browsing" }));
  expect(useStore.getState().overview).toBeNull();
  expect(screen.getByRole("heading", { name: "カードを読み取り機にかざしてください" })).toBeVisible();
  expect(document.body).not.toHaveTextContent(OVERVIEW.patron.cardTail);
});

test("the document's title and address never change: the name of the program (WCAG 2.4.2)", async () => {
  const title = document.title;
  const address = window.location.href;
  await openSignedIn({ at: "account" });
  expect(document.title).toBe(title);
  expect(window.location.href).toBe(address);
  expect(window.localStorage).toHaveLength(0);
});

test.each([
  ["ko", "en"],
  ["zh-Hans", "en"],
  ["ja-x-child", "ja"],
] as const)(
  "out of order: the lines for staff are in a language of the staff (%s)",
  async (language, staff) => {
    const problem = {
      kind: "value",
      file: "local.json",
      line: 3,
      path: "card.digits",
      allowed: "4-16",
    } as const;
    await openPage({
      language,
      hello: {
        visit: { ...HELLO.visit, phase: "out-of-order" },
        outOfOrder: { refusal: "settings-broken", since: "10:42", problems: [problem] },
      },
    });
    const line = await screen.findByText(outOfOrderLine("H-35", "10:42", staff));
    expect(line.closest("[lang]")).toHaveAttribute("lang", staff);
    expect(line.nextElementSibling?.textContent).toBe(problemWords(problem, staff));
  },
);
