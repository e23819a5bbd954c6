import { act, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { REFUSALS, type RefusalName, refusal } from "#contract/refusals.ts";
import { translator } from "#renderer/i18n/index.ts";
import { TOAST_MS } from "#renderer/screens/shared/toast-region.tsx";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { OVERVIEW } from "#test/support/screens/fake-kiosk.ts";
import { openSignedIn, told, whole } from "#test/support/screens/open-page.tsx";
import { hold } from "#test/support/screens/sample-records.ts";

const SECONDS = 10;
const SNOW = hold("h2", "雪国", "approved", { position: 3 });

beforeEach(
  () =>
    void vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout", "performance"] }),
);
afterEach(() => void vi.useRealTimers());

describe.each(["ja", "en"] as const)("taking back in %s", (language) => {
  const t = translator(language);
  const row = (title: string) => screen.getByText(title, { selector: "li *" }).closest("li") as HTMLElement;
  const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
  const count = (seconds: number) => t("hold.cancellingIn", { count: seconds });

  /** A patron who has just pressed 「取り消す」, and stands before the list again. */
  async function cancelling() {
    const page = await openSignedIn(null, { language });
    page.kiosk.grants("holds", { holds: [SNOW, hold("h3", "火車", "approved")], active: 2, max: 5 });
    page.kiosk.grants("cancelHold", { hold: "h2", seconds: SECONDS });
    act(() => useStore.getState().go({ at: "holds" }));
    await act(async () => undefined);
    await page.press(t("hold.cancelOf", { title: "雪国" }));
    expect(screen.getByText(t("hold.takeBackHint"))).toBeVisible();
    await page.press(t("hold.cancel"));
    return page;
  }
  const settled = (name: RefusalName | null) => ({
    type: "cancelled" as const,
    hold: "h2",
    refusal: name === null ? null : refusal(name),
  });

  test("the seconds go down, and the list shows what is coming (WCAG 3.3.4)", async () => {
    await cancelling();
    expect(screen.getByRole("timer")).toHaveTextContent(count(SECONDS));
    expect(row("雪国")).toHaveTextContent(t("hold.leaving"));
    // Its way back stands once, in the notice.
    expect(within(row("雪国")).queryAllByRole("button")).toHaveLength(0);
    expect(within(row("火車")).getAllByRole("button")).toHaveLength(2);
    await pass(3100);
    expect(screen.getByRole("timer")).toHaveTextContent(count(SECONDS - 3));
    await pass(7000);
    // It is not said to be done before main has said so, and can be taken back no more.
    expect(screen.getByRole("timer")).toHaveTextContent(t("hold.cancellingNow"));
    expect(screen.queryByText(t("hold.cancelled"))).toBeNull();
    expect(screen.queryByRole("button", { name: t("hold.takeBack") })).toBeNull();
  });

  test("taken back from the notice, the hold is as it was", async () => {
    const page = await cancelling();
    page.kiosk.grants("keepHold", { kept: true });
    await page.press(t("hold.takeBack"));
    expect(page.kiosk.callsOf("keepHold")).toEqual([{ hold: "h2" }]);
    expect(screen.getByText(t("hold.kept"))).toBeVisible();
    expect(screen.queryByRole("timer")).toBeNull();
    expect(row("雪国")).toHaveTextContent(t("hold.position", { count: 3 }));
    expect(within(row("雪国")).getAllByRole("button")).toHaveLength(2);
  });

  test("of two, the earlier one has its way back in its row", async () => {
    const page = await cancelling();
    page.kiosk.grants("cancelHold", { hold: "h3", seconds: SECONDS });
    await page.press(t("hold.cancelOf", { title: "火車" }));
    await page.press(t("hold.cancel"));
    expect(within(row("火車")).queryAllByRole("button")).toHaveLength(0);
    page.kiosk.grants("keepHold", { kept: true });
    await page.press(t("hold.takeBackOf", { title: "雪国" }));
    expect(page.kiosk.callsOf("keepHold")).toEqual([{ hold: "h2" }]);
    expect(within(row("雪国")).getAllByRole("button")).toHaveLength(2);
  });

  test("a timer that fires a little early does not stop the seconds", async () => {
    const now = vi.spyOn(performance, "now");
    now.mockReturnValue(0);
    await cancelling();
    // Each time the timer fires half a millisecond before its second is over.
    for (let second = 1; second < SECONDS; second += 1) {
      now.mockReturnValue(second * 1000 - 0.5);
      await pass(1000);
      now.mockReturnValue(second * 1000 + 0.5);
      await pass(2);
      expect(screen.getByRole("timer")).toHaveTextContent(count(SECONDS - second));
    }
    now.mockRestore();
  });

  const titles = (): readonly string[] =>
    [...document.querySelectorAll("li .row-name")].map(({ textContent }) => textContent);

  test.each([
    ["listed as cancelled", [hold("h2", "雪国", "cancelled"), hold("h3", "火車", "approved")]],
    ["not listed any more", [hold("h3", "火車", "approved")]],
  ])("when the time is over no row moves, whether it is then %s", async (_, holds) => {
    const page = await cancelling();
    expect(titles()).toEqual(["雪国", "火車"]);
    page.kiosk.grants("holds", { holds, active: 1, max: 5 });
    await told(() => page.kiosk.tell(settled(null)));
    expect(screen.getByText(t("hold.cancelled"))).toBeVisible();
    expect(titles()).toEqual(["雪国", "火車"]);
    expect(row("雪国")).toHaveTextContent(t("hold.state.cancelled"));
    expect(within(row("雪国")).queryAllByRole("button")).toHaveLength(0);
  });

  test("when the time is over no press counts for a moment: it was aimed at what stood there before", async () => {
    const page = await cancelling();
    const change = within(row("火車")).getByRole("button", { name: t("hold.changeOf", { title: "火車" }) });
    page.pause();
    await told(() => page.kiosk.tell(settled(null)));
    act(() => change.click());
    expect(currentRoute(useStore.getState()).at).toBe("holds");
    page.pause();
    act(() => change.click());
    expect(currentRoute(useStore.getState()).at).toBe("hold-change");
  });

  test("a moment too late: nothing is claimed, and main reports the outcome", async () => {
    const page = await cancelling();
    page.kiosk.grants("keepHold", { kept: false });
    await page.press(t("hold.takeBack"));
    expect(screen.queryByText(t("hold.kept"))).toBeNull();
    expect(row("雪国")).toHaveTextContent(t("hold.leaving"));
    page.kiosk.grants("holds", { holds: [hold("h2", "雪国", "cancelled")], active: 0, max: 5 });
    await told(() => page.kiosk.tell(settled(null)));
    expect(screen.getByText(t("hold.cancelled"))).toBeVisible();
  });

  test("on another screen a toast offers it, and goes by itself when it is done", async () => {
    const page = await cancelling();
    await page.press(t("common.back"));
    expect(
      screen.getByText(whole(t("hold.cancelling", { title: "雪国" }))).closest(".toast-region"),
    ).toBeVisible();
    expect(screen.getByRole("button", { name: t("hold.takeBack") })).toBeVisible();
    await told(() => page.kiosk.tell(settled(null)));
    expect(screen.getByText(t("hold.cancelled"))).toBeVisible();
    await pass(TOAST_MS.cancelled + 100);
    expect(screen.queryByText(t("hold.cancelled"))).toBeNull();
  });

  test("after 「ゆっくり使う」 a toast stays four times as long", async () => {
    const page = await cancelling();
    await page.press(t("common.back"));
    await act(async () => page.kiosk.visit({ slow: true }));
    await told(() => page.kiosk.tell(settled(null)));
    await pass(4 * TOAST_MS.cancelled - 1000);
    expect(screen.getByText(t("hold.cancelled"))).toBeVisible();
    await pass(1100);
    expect(screen.queryByText(t("hold.cancelled"))).toBeNull();
  });

  test("home counts one hold less as soon as it is done", async () => {
    const page = await cancelling();
    await page.press(t("common.back"));
    const { count } = OVERVIEW.holds;
    const tile = screen.getByText(t("home.holdsCount", { count })).closest("button");
    await told(() => page.kiosk.tell(settled(null)));
    expect(tile).toHaveTextContent(t("home.holdsCount", { count: count - 1 }));
  });

  test.each(["hold-not-cancellable", "not-confirmed", "out-of-order"] as const)(
    "%s after all: which hold, why, with its code, until it is closed",
    async (name) => {
      const page = await cancelling();
      await page.press(t("common.back"));
      await told(() => page.kiosk.tell(settled(name)));
      const toast = screen.getByText(t("hold.cancelOf", { title: "雪国" })).closest(".toast-region");
      expect(toast).toHaveTextContent(REFUSALS[name].code);
      await pass(60_000);
      expect(toast).toHaveTextContent(REFUSALS[name].code);
      await page.press(t("common.close"));
      expect(screen.queryByText(t("hold.cancelOf", { title: "雪国" }))).toBeNull();
    },
  );

  test("the end of the visit says that it is cancelled at once", async () => {
    const page = await cancelling();
    await page.press(t("visit.finish"));
    expect(within(screen.getByRole("dialog")).getByText(t("hold.cancelAtEnd"))).toBeVisible();
  });

  test("the backend forgets the patron meanwhile: what came of it is still told", async () => {
    const page = await cancelling();
    await told(() => {
      page.kiosk.tell(settled("signed-out"));
      page.kiosk.visit({ phase: "browsing" });
    });
    expect(screen.getByText(t("hold.cancelOf", { title: "雪国" }))).toBeVisible();
  });

  test("news about a hold that was not cancelled here shows nothing", async () => {
    const page = await openSignedIn(null, { language });
    await told(() => page.kiosk.tell(settled("out-of-order")));
    expect(useStore.getState().toast).toBeNull();
  });

  test("a double tap takes back once", async () => {
    const page = await cancelling();
    page.kiosk.holdsBack("keepHold");
    const button = screen.getByRole("button", { name: t("hold.takeBack") });
    page.pause();
    act(() => button.click());
    act(() => button.click());
    expect(page.kiosk.callsOf("keepHold")).toHaveLength(1);
  });

  test("a change is taken back by changing back", async () => {
    const page = await openSignedIn(null, { language });
    page.kiosk.grants("holds", { holds: [SNOW], active: 1, max: 5 });
    act(() => useStore.getState().go({ at: "holds" }));
    await act(async () => undefined);
    await page.press(t("hold.changeOf", { title: "雪国" }));
    await page.press(t("hold.contact.none"));
    page.kiosk.grants("changeHold", { ...SNOW, contact: "none" });
    await page.press(t("hold.amend"));
    await page.press(t("hold.ok"));
    expect(screen.getByText(t("hold.amended"))).toBeVisible();
    expect(useStore.getState().actions).toEqual(["hold-changed"]);
    const read = page.kiosk.callsOf("holds").length;
    await page.press(t("hold.takeBack"));
    // What the row says of pickup and contact is true again.
    expect(page.kiosk.callsOf("holds")).toHaveLength(read + 1);
    expect(page.kiosk.callsOf("changeHold").at(-1)).toEqual({
      hold: "h2",
      pickup: SNOW.pickup,
      contact: SNOW.contact,
    });
    expect(screen.getByText(t("hold.changedBack"))).toBeVisible();
    expect(useStore.getState().actions).toEqual([]);
    expect(screen.queryByRole("button", { name: t("hold.takeBack") })).toBeNull();
  });
});
