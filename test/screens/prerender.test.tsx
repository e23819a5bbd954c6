import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import { controlsNow } from "#renderer/input/controls.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { firstRequest } from "#renderer/queries/search-request.ts";
import { groundNow } from "#renderer/read-aloud/text.ts";
import { cancelPending, cancelSettled } from "#renderer/state/pending-cancellations.ts";
import { useStore } from "#renderer/state/store.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";
import { type OpenPage, openPage, openSignedIn } from "#test/support/screens/open-page.tsx";
import { FATHER, GALAXY, hold, loan } from "#test/support/screens/sample-records.ts";

const t = translator("ja");
const LIST = { holds: [hold("h1", "火車", "applied")], active: 1, max: 5 };
const SEARCH: Route = { at: "results", request: firstRequest("銀河", "any") };

async function opened(route: Route, page?: OpenPage): Promise<OpenPage> {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
  const open = page ?? (await openSignedIn(null));
  open.kiosk.grants("holds", LIST);
  open.kiosk.grants("search", GALAXY);
  open.kiosk.grants("title", FATHER);
  open.kiosk.grants("related", { volumes: [], editions: [] });
  await goes(route);
  open.pause();
  return open;
}

const settled = (): Promise<void> => act(async () => undefined);
const goes = (route: Route): Promise<void> => act(async () => useStore.getState().go(route));
const button = (name: RegExp): HTMLElement => screen.getAllByRole("button", { name })[0] as HTMLElement;
const holdsTile = (): HTMLElement => button(new RegExp(`^${t("home.holds")}`, "u"));
const back = (): HTMLElement => button(new RegExp(`^${t("common.back")}`, "u"));
const stacked = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(".stacked-screen")];
const beneath = (): HTMLElement | null => stacked()[1] ?? null;

async function fingerOn(control: HTMLElement): Promise<void> {
  fireEvent.pointerDown(control);
  await settled();
}

async function lifts(how: "pointerup" | "pointercancel", milliseconds: number): Promise<void> {
  fireEvent(window, new Event(how));
  await act(async () => vi.advanceTimersByTime(milliseconds));
}

/** A renewal that is on its way. */
async function renewing() {
  const page = await opened({ at: "home" });
  const before = loan("12", "雪");
  page.kiosk.grants("loans", { loans: [before] });
  await goes({ at: "loans" });
  await goes({ at: "renew-confirm", loan: before });
  page.pause();
  const answer = page.kiosk.holdsBack("renew");
  fireEvent.click(button(new RegExp(`^${t("loan.renew")}`, "u")));
  return { page, before, answer };
}

afterEach(() => vi.useRealTimers());

describe("the next screen", () => {
  test("is drawn and laid out beneath this one while the finger lies, and opened by the press as it stands", async () => {
    await opened({ at: "home" });
    await fingerOn(holdsTile());
    const row = beneath()?.querySelector(".row-hold");
    expect(row).toHaveTextContent("火車");
    expect(beneath()?.style.display).toBe("");
    fireEvent.click(holdsTile());
    expect(beneath()).toBeNull();
    expect(document.querySelector(".row-hold")).toBe(row);
    expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
    await settled();
    expect(stacked()).toHaveLength(1);
  });

  test("can be neither pressed nor reached before, and changes nothing of this one", async () => {
    await opened({ at: "home" });
    const before = document.activeElement;
    const controls = controlsNow();
    await fingerOn(holdsTile());
    expect(beneath()).not.toBeNull();
    expect(controlsNow()).toEqual(controls);
    const [open] = stacked();
    open?.before(beneath() as HTMLElement);
    expect(groundNow()).toBe(open?.querySelector("main"));
    expect(document.activeElement).toBe(before);
    expect(document.getElementById("announcer")).toBeEmptyDOMElement();
  });

  test("is gone before a key goes from control to control", async () => {
    await opened({ at: "home" });
    await fingerOn(holdsTile());
    const there: boolean[] = [];
    // What the browser does with a key comes after all who listen.
    holdsTile().addEventListener("keydown", () => queueMicrotask(() => there.push(beneath() !== null)));
    await act(async () => void fireEvent.keyDown(holdsTile(), { key: "Tab" }));
    expect(there).toEqual([false]);
  });

  test("begins with what it does when it is opened: what a part of it asks is asked then", async () => {
    const page = await opened(SEARCH);
    await fingerOn(button(/銀河鉄道の夜/u));
    expect(beneath()?.querySelector("h1")).toHaveTextContent(FATHER.title);
    expect(page.kiosk.callsOf("related")).toHaveLength(0);
    fireEvent.click(button(/銀河鉄道の夜/u));
    await settled();
    expect(page.kiosk.callsOf("related")).toHaveLength(1);
  });

  test("waits for what it asks, and is not drawn after a refusal", async () => {
    const page = await opened({ at: "home" });
    const answer = page.kiosk.holdsBack("holds");
    await fingerOn(holdsTile());
    expect(beneath()).toBeNull();
    await act(async () => answer(refused(refusal("too-many-requests"))));
    expect(beneath()).toBeNull();
  });

  test("is not drawn when its answer comes after the finger has lifted", async () => {
    const page = await opened({ at: "home" });
    const answer = page.kiosk.holdsBack("holds");
    await fingerOn(holdsTile());
    await lifts("pointerup", 0);
    await act(async () => answer(ok(LIST)));
    expect(beneath()).toBeNull();
  });

  test("that is gone back to stands as it was, and is read again when it is open", async () => {
    const page = await opened(SEARCH);
    await goes({ at: "title", id: FATHER.id });
    page.pause();
    await fingerOn(back());
    expect(beneath()?.querySelectorAll(".row-title").length).toBe(GALAXY.items.length);
    expect(page.kiosk.callsOf("search")).toHaveLength(1);
    fireEvent.click(back());
    await settled();
    expect(page.kiosk.callsOf("search")).toHaveLength(2);
    expect(stacked()).toHaveLength(1);
  });

  test.each(["pointerup", "pointercancel"] as const)(
    "is thrown away when nothing was pressed: %s somewhere else",
    async (how) => {
      await opened({ at: "home" });
      await fingerOn(holdsTile());
      await lifts(how, 299);
      expect(beneath()).not.toBeNull();
      await act(async () => vi.advanceTimersByTime(1));
      expect(beneath()).toBeNull();
    },
  );

  test("is thrown away at once when the patron is signed out meanwhile", async () => {
    await opened({ at: "home" });
    await fingerOn(holdsTile());
    act(() => useStore.getState().signedOut());
    expect(beneath()).toBeNull();
    expect(document.body).not.toHaveTextContent("火車");
  });

  test("is not drawn when the patron is signed out before its answer comes", async () => {
    const page = await opened({ at: "home" });
    const answer = page.kiosk.holdsBack("holds");
    await fingerOn(holdsTile());
    act(() => useStore.getState().signedOut());
    await act(async () => answer(ok(LIST)));
    expect(beneath()).toBeNull();
  });

  test("is thrown away when a cancellation was sent meanwhile: it is true no longer", async () => {
    await opened({ at: "home" });
    act(() => cancelPending(LIST.holds[0] as Hold, { hold: "h1", seconds: 10 }));
    await fingerOn(holdsTile());
    act(() => cancelSettled("h1", null));
    expect(beneath()).toBeNull();
  });

  test("of a patron is neither requested nor drawn without a sign-in", async () => {
    const visit = { ...HELLO.visit, phase: "browsing" as const };
    await opened({ at: "title", id: FATHER.id }, await openPage({ hello: { visit } }));
    await fingerOn(button(new RegExp(`^${t("title.hold")}`, "u")));
    expect(beneath()).toBeNull();
  });

  test("is not drawn by each touch of a hand that drums (R55)", async () => {
    await opened({ at: "home" });
    await fingerOn(holdsTile());
    await lifts("pointercancel", 249);
    expect(beneath()).not.toBeNull();
    await fingerOn(button(new RegExp(t("home.search"), "u")));
    expect(beneath()).toBeNull();
  });

  test("is thrown away after a finger that rested for a second: things change", async () => {
    await opened({ at: "home" });
    await fingerOn(holdsTile());
    await act(async () => vi.advanceTimersByTime(1000));
    expect(beneath()).toBeNull();
  });

  test("is not drawn for an answer that comes after a second", async () => {
    const page = await opened({ at: "home" });
    const answer = page.kiosk.holdsBack("holds");
    await fingerOn(holdsTile());
    await act(async () => vi.advanceTimersByTime(1000));
    await act(async () => answer(ok(LIST)));
    expect(beneath()).toBeNull();
  });

  // A tremor brings a finger of its own, a key or a second hand none.
  test.each(["a trembling finger slips", "another hand comes"])(
    "of one row is not that of the next row, to which %s",
    async (how) => {
      const page = await opened({ at: "home" });
      const [mine, other] = [
        hold("h1", "雪国", "approved", { pickup: "central", contact: "phone" }),
        hold("h2", "孤城", "approved", { pickup: "west", contact: "mail" }),
      ];
      page.kiosk.grants("holds", { holds: [mine, other], active: 2, max: 5 });
      page.kiosk.grants("pickupPlaces", ["central", "west"]);
      await goes({ at: "holds" });
      page.pause();
      const [first, second] = screen.getAllByRole("button", {
        name: new RegExp(`${t("hold.change")}$`, "u"),
      });
      await fingerOn(first as HTMLElement);
      expect(beneath()).not.toBeNull();
      if (how.startsWith("a trembling")) {
        await lifts("pointerup", 260);
        await fingerOn(second as HTMLElement);
      }
      fireEvent.click(second as HTMLElement);
      await settled();
      const chosen = screen.getAllByRole("button", { pressed: true }).map(({ textContent }) => textContent);
      expect(chosen).toEqual(["西部", t("hold.contact.mail")]);
    },
  );

  test("is read again when an action ends that was left while it was on its way", async () => {
    const { page, before, answer } = await renewing();
    const stop = button(new RegExp(`^${t("common.stop")}`, "u"));
    await fingerOn(stop);
    fireEvent.click(stop);
    await settled();
    expect(document.querySelector(".row-loan")).not.toHaveTextContent("12月\u206024日");
    const after = { ...before, dueDate: "2030-12-24", renewals: 1 };
    page.kiosk.grants("loans", { loans: [after] });
    await act(async () => answer(ok(after)));
    await settled();
    expect(document.querySelector(".row-loan")).toHaveTextContent("12月\u206024日");
  });

  test.each(["lies on the way back", "has gone back"])(
    "is from after one of several renewals that ends when a finger %s",
    async (how) => {
      const page = await opened({ at: "home" });
      const before = [loan("1", "雪国"), loan("2", "火車")];
      page.kiosk.grants("loans", { loans: before });
      await goes({ at: "loans" });
      await goes({ at: "renew-some" });
      page.pause();
      fireEvent.click(button(/^雪国/u));
      const answer = page.kiosk.holdsBack("renew");
      fireEvent.click(button(new RegExp(`^${t("loan.some.renew", { count: 1 })}`, "u")));
      const back = document.querySelector(".foot-back") as HTMLElement;
      page.pause();
      await fingerOn(back);
      if (how.startsWith("has")) fireEvent.click(back);
      await settled();
      const after = { ...(before[0] as (typeof before)[0]), dueDate: "2030-12-24", renewals: 1 };
      page.kiosk.grants("loans", { loans: [after, before[1] as typeof after] });
      await act(async () => answer(ok(after)));
      await settled();
      page.pause();
      if (how.startsWith("lies")) fireEvent.click(document.querySelector(".foot-back") as HTMLElement);
      await settled();
      expect(document.querySelector(".loans:not(.renew-some) .row-loan")).toHaveTextContent("12月\u206024日");
    },
  );

  test.each([0, 400])(
    "is not from before an action that ends while a finger lies, or %i ms after it has lifted",
    async (milliseconds) => {
      const { page, before, answer } = await renewing();
      await fingerOn(button(new RegExp(`^${t("common.stop")}`, "u")));
      if (milliseconds > 0) await lifts("pointercancel", milliseconds);
      const after = { ...before, dueDate: "2030-12-24", renewals: 1 };
      page.kiosk.grants("loans", { loans: [after] });
      await act(async () => answer(ok(after)));
      await settled();
      expect(page.kiosk.callsOf("loans")).toHaveLength(3);
      expect(document.querySelector(".row-loan")).toHaveTextContent("12月\u206024日");
    },
  );
});
