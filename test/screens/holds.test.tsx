import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import { REFUSALS, refusal } from "#contract/refusals.ts";
import { formatDate } from "#renderer/dates.ts";
import { translator } from "#renderer/i18n/index.ts";
import { inOneLine } from "#renderer/i18n/names.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { endPage, openSignedIn, told, whole } from "#test/support/screens/open-page.tsx";
import { FLOORS, HOLDS, hold, READY_HOLD } from "#test/support/screens/sample-records.ts";

/** A map of other libraries only. */
const NO_HOLD_SHELF = FLOORS.slice(1);
const here = () => currentRoute(useStore.getState());

describe.each(["ja", "en"] as const)("holds in %s", (language) => {
  const t = translator(language);
  const show = async (holds: readonly Hold[], active = holds.length, hello = {}) => {
    // Phones are told nothing: a row more.
    const settings = { ...SETTINGS, language, phone: null };
    const page = await openSignedIn(null, { language, hello: { settings, ...hello } });
    page.kiosk.grants("holds", { holds, active, max: 5 });
    act(() => useStore.getState().go({ at: "holds" }));
    await act(async () => undefined);
    return page;
  };
  const row = (title: string) => screen.getByText(title, { selector: "li *" }).closest("li") as HTMLElement;
  const heading = () => screen.getByRole("heading", { level: 1 });

  test("what can be taken comes first, with place, shelf and last day", async () => {
    await show([hold("h2", "雪国", "approved"), READY_HOLD]);
    expect(heading()).toHaveTextContent(t("hold.heading", { count: 2, max: 5 }).replace("　", " "));
    const titles = screen.getAllByRole("listitem").map((item) => item.textContent ?? "");
    expect(titles[0]).toContain("銀河鉄道の父");
    expect(row("銀河鉄道の父")).toHaveTextContent(
      t("hold.readyUntil", { date: formatDate("2026-11-29", language) }),
    );
    expect(row("銀河鉄道の父")).toHaveTextContent(t("hold.readyShelf", { shelf: "14" }));
    expect(row("銀河鉄道の父")).toHaveTextContent(language === "ja" ? "2階カウンター" : "desk on floor 2");
  });

  test("what can be taken is in the order of the hold shelf, whose place is on the map", async () => {
    const at = (id: string, shelf: string) =>
      hold(id, `本${id}`, "ready", { ready: READY_HOLD.ready && { ...READY_HOLD.ready, shelf } });
    const holds = [at("h1", "A-10"), at("h2", "A-2")];
    const settings = { ...SETTINGS, language, phone: null, shelfMap: FLOORS };
    const page = await show(holds, 2, { settings });
    const titles = screen.getAllByRole("listitem").map((item) => item.textContent ?? "");
    expect(titles.map((title) => title.includes("本h2"))).toEqual([true, false]);
    await page.press(t("ready.show"));
    const shelf = language === "ja" ? "予約棚" : "hold shelf";
    expect(heading()).toHaveTextContent(shelf);
    const numbers = inOneLine(`A-2${t("common.apart")}A-10`);
    const told = document.querySelector(".row-ready")?.textContent;
    expect(told).toContain(t("hold.readyShelf", { shelf: numbers }));
    expect(document.querySelectorAll(".plan-target")).toHaveLength(1);
  });

  test("the way to the hold shelf is offered only where a hold is on it, and the map has it", async () => {
    const settings = { ...SETTINGS, language, phone: null };
    const elsewhere = { ...READY_HOLD, pickup: "west" };
    await show([elsewhere], 1, { settings: { ...settings, shelfMap: FLOORS } });
    expect(screen.queryByRole("button", { name: t("ready.show") })).toBeNull();
    endPage();
    cleanup();
    await show([READY_HOLD], 1, { settings: { ...settings, shelfMap: NO_HOLD_SHELF } });
    expect(screen.queryByRole("button", { name: t("ready.show") })).toBeNull();
  });

  test("the end of the visit says which holds still wait on the hold shelf", async () => {
    const page = await openSignedIn(null, { language });
    await page.press(t("visit.finish"));
    const box = screen.getByRole("dialog", { name: t("visit.finishBox.heading") });
    expect(within(box).getByText(t("ready.left", { count: 1 }))).toBeVisible();
    expect(within(box).getByRole("listitem")).toHaveTextContent(t("hold.readyShelf", { shelf: "14" }));
  });

  test("a library that does not tell the place is named alone", async () => {
    await show([{ ...READY_HOLD, ready: { place: { ja: "", en: "" }, shelf: "", until: "2026-11-29" } }]);
    const library = language === "ja" ? "県立中央図書館" : "Central Library";
    expect(within(row("銀河鉄道の父")).getByText(library)).toHaveTextContent(new RegExp(`^${library}$`, "u"));
  });

  test("the groups come in the order of what can be done now", async () => {
    const page = await show(HOLDS, 4);
    const groups = () => screen.getAllByRole("heading", { level: 2 }).map((group) => group.textContent);
    const first = [t("hold.groups.ready"), t("hold.groups.moving"), t("hold.groups.waiting")];
    expect(groups()).toEqual(first);
    await page.press(t("search.next", { count: 2 }));
    expect(groups()).toEqual([t("hold.groups.waiting"), t("hold.groups.over")]);
  });

  test("an applied hold reads 予約中 (D32) and shows its place in the queue", async () => {
    await show([hold("h3", "火車", "applied", { position: 4 })]);
    expect(row("火車")).toHaveTextContent(t("hold.state.applied"));
    expect(row("火車")).toHaveTextContent(t("hold.state.appliedHint"));
    expect(row("火車")).toHaveTextContent(t("hold.position", { count: 4 }));
  });

  test("a cancelled hold stays in sight (D53) and has no buttons", async () => {
    await show([hold("h5", "火車", "cancelled")], 0);
    expect(row("火車")).toHaveTextContent(t("hold.state.cancelled"));
    expect(within(row("火車")).queryByRole("button")).toBeNull();
  });

  test("what cannot be changed here has no button, but says where to ask (D51, D52)", async () => {
    await show([hold("h4", "火車", "in-transit"), hold("h6", "雪国", "approved", { changeable: false })]);
    expect(within(row("火車")).queryByRole("button")).toBeNull();
    expect(row("火車")).toHaveTextContent(t("hold.askCounter"));
    expect(within(row("雪国")).getAllByRole("button")).toHaveLength(1);
    expect(row("雪国")).toHaveTextContent(t("hold.askCounterChange"));
  });

  test("a backend that can neither change nor cancel shows no buttons", async () => {
    const capabilities = { ...HELLO.capabilities, changeHold: false, cancelHold: false };
    await show([hold("h2", "雪国", "approved")], 1, { capabilities });
    expect(within(row("雪国")).queryByRole("button")).toBeNull();
  });

  test("no holds: a sentence and a way on", async () => {
    const page = await show([]);
    expect(screen.getByText(t("hold.empty"))).toBeVisible();
    expect(screen.getByText(t("begin.holds.collect"))).toBeVisible();
    await page.press(new RegExp(t("hold.toSearch"), "u"));
    expect(here().at).toBe("search");
  });

  test("five holds are turned over by pages where they do not fit", async () => {
    const page = await show(
      ["一", "二", "三", "四", "五"].map((title, index) => hold(`h${index}`, title, "approved")),
    );
    await page.press(t("search.next", { count: 2 }));
    expect(screen.getByText("五")).toBeVisible();
  });

  test("the home screen's figures follow", async () => {
    await show([READY_HOLD, hold("h5", "火車", "cancelled")], 1);
    expect(useStore.getState().overview?.holds).toEqual({ count: 1, max: 5 });
    expect(useStore.getState().overview?.ready.map((ready) => ready.title)).toEqual(["銀河鉄道の父"]);
  });

  test("a change needs 予約修正 and then OK (D50)", async () => {
    const before = hold("h2", "雪国", "approved");
    const page = await show([before]);
    await page.press(t("hold.changeOf", { title: "雪国" }));
    expect(screen.queryByRole("button", { name: t("hold.amend") })).toBeNull();
    await page.press(language === "ja" ? "西部" : "West");
    await page.press(t("hold.amend"));
    expect(page.kiosk.callsOf("changeHold")).toHaveLength(0);
    page.kiosk.grants("changeHold", { ...before, pickup: "west" });
    await page.press(t("hold.ok"));
    expect(page.kiosk.callsOf("changeHold")).toEqual([{ hold: "h2", pickup: "west", contact: "mail" }]);
    expect(screen.getByText(t("hold.amended"))).toBeVisible();
    expect(useStore.getState().actions).toEqual(["hold-changed"]);
  });

  test("choosing back what was there leaves nothing to change", async () => {
    const page = await openSignedIn(
      { at: "hold-change", hold: hold("h2", "雪国", "approved") },
      { language },
    );
    await page.press(t("hold.contact.none"));
    expect(screen.getByRole("button", { name: t("hold.amend") })).toBeVisible();
    await page.press(t("hold.contact.mail"));
    expect(screen.queryByRole("button", { name: t("hold.amend") })).toBeNull();
  });

  test("a change refused after all is said with its code", async () => {
    const page = await openSignedIn(
      { at: "hold-change", hold: hold("h2", "雪国", "approved") },
      { language },
    );
    page.kiosk.refuses("changeHold", refusal("hold-not-changeable"));
    await page.press(t("hold.contact.none"));
    await page.press(t("hold.amend"));
    await page.press(t("hold.ok"));
    expect(screen.getByRole("alert")).toHaveTextContent(REFUSALS["hold-not-changeable"].code);
    expect(screen.queryByRole("button", { name: t("hold.amend") })).toBeNull();
  });

  test("cancelling asks 「予約を取消しますか」 and says when it is done (D53; WCAG 3.3.4, 3.3.6)", async () => {
    const before = hold("h2", "雪国", "approved");
    const page = await show([before]);
    await page.press(t("hold.cancelOf", { title: "雪国" }));
    expect(heading()).toHaveTextContent(t("hold.cancelQuestion"));
    page.kiosk.grants("cancelHold", { hold: "h2", seconds: 10 });
    await page.press(t("hold.cancel"));
    expect(page.kiosk.callsOf("cancelHold")).toEqual([{ hold: "h2" }]);
    expect(screen.getByText(whole(t("hold.cancelling", { title: "雪国" })))).toBeVisible();
    const after = hold("h2", "雪国", "cancelled");
    page.kiosk.grants("holds", { holds: [after], active: 0, max: 5 });
    await told(() => page.kiosk.tell({ type: "cancelled", hold: "h2", refusal: null }));
    expect(screen.getByText(t("hold.cancelled"))).toBeVisible();
    expect(row("雪国")).toHaveTextContent(t("hold.state.cancelled"));
  });

  test("「このまま残す」 cancels nothing", async () => {
    const page = await show([hold("h2", "雪国", "approved")]);
    await page.press(t("hold.cancelOf", { title: "雪国" }));
    await page.press(t("hold.keep"));
    expect(here().at).toBe("holds");
    expect(page.kiosk.callsOf("cancelHold")).toHaveLength(0);
  });

  test("a double tap cancels once", async () => {
    const page = await openSignedIn(
      { at: "hold-cancel", hold: hold("h2", "雪国", "approved") },
      { language },
    );
    page.kiosk.holdsBack("cancelHold");
    await userEvent.setup().dblClick(screen.getByRole("button", { name: t("hold.cancel") }));
    await page.press(t("hold.cancel"));
    expect(page.kiosk.callsOf("cancelHold")).toHaveLength(1);
  });

  test("what main refuses at once is said on the screen that asked", async () => {
    const page = await openSignedIn(
      { at: "hold-cancel", hold: hold("h2", "雪国", "approved") },
      { language },
    );
    page.kiosk.refuses("cancelHold", refusal("too-many-requests"));
    await page.press(t("hold.cancel"));
    expect(screen.getByRole("alert")).toHaveTextContent(t("refusal.too-many-requests.text"));
    expect(screen.getByRole("button", { name: t("hold.keep") })).toBeVisible();
  });
});
