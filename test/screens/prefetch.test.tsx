import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { PATRON, queryClient } from "#renderer/queries/query-client.ts";
import { firstRequest } from "#renderer/queries/search-request.ts";
import { cancelPending, cancelSettled } from "#renderer/state/pending-cancellations.ts";
import { useStore } from "#renderer/state/store.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";
import { type OpenPage, openPage, openSignedIn } from "#test/support/screens/open-page.tsx";
import { FATHER, GALAXY, hold, loan } from "#test/support/screens/sample-records.ts";

const t = translator("ja");
const LIST = { holds: [hold("h1", "火車", "applied")], active: 1, max: 5 };

async function home(): Promise<OpenPage> {
  vi.useFakeTimers({ toFake: ["performance"] });
  const page = await openSignedIn({ at: "home" });
  page.kiosk.grants("holds", LIST);
  page.pause();
  return page;
}

async function results(): Promise<OpenPage> {
  vi.useFakeTimers({ toFake: ["performance"] });
  const page = await openSignedIn(null);
  page.kiosk.grants("search", GALAXY);
  page.kiosk.grants("title", FATHER);
  page.kiosk.grants("related", { volumes: [], editions: [] });
  act(() => useStore.getState().go({ at: "results", request: firstRequest("銀河", "any") }));
  await act(async () => undefined);
  return page;
}

const tile = (): HTMLElement => screen.getByRole("button", { name: new RegExp(`^${t("home.holds")}`, "u") });
const asked = (page: OpenPage): number => page.kiosk.callsOf("holds").length;

/** A finger that comes down and stays for so many milliseconds. */
async function touch(milliseconds: number): Promise<void> {
  fireEvent.pointerDown(tile());
  await act(async () => undefined);
  vi.advanceTimersByTime(milliseconds);
}

afterEach(() => vi.useRealTimers());

describe("what the next screen asks", () => {
  test("is asked when the finger comes down, once, and the screen is whole in its first picture", async () => {
    const page = await home();
    await touch(90);
    expect(asked(page)).toBe(1);
    fireEvent.click(tile());
    // Nothing was awaited since: this is what is drawn first.
    expect(screen.getByText("火車", { selector: "li *" })).toBeVisible();
    await act(async () => undefined);
    expect(asked(page)).toBe(1);
    expect(screen.getByText("火車", { selector: "li *" })).toBeVisible();
  });

  test("is awaited by the screen when the finger was quicker", async () => {
    const page = await home();
    const answer = page.kiosk.holdsBack("holds");
    await touch(20);
    fireEvent.click(tile());
    expect(screen.queryByText("火車", { selector: "li *" })).toBeNull();
    await act(async () => answer(ok(LIST)));
    expect(screen.getByText("火車", { selector: "li *" })).toBeVisible();
    expect(asked(page)).toBe(1);
  });

  test("is asked anew after a finger that rested for a second: things change", async () => {
    const page = await home();
    await touch(1001);
    fireEvent.click(tile());
    await act(async () => undefined);
    expect(asked(page)).toBe(2);
  });

  test("is requested again after a refusal, which is not shown", async () => {
    const page = await home();
    page.kiosk.answers("holds", () => (asked(page) === 1 ? refused(refusal("too-many-requests")) : ok(LIST)));
    await touch(90);
    fireEvent.click(tile());
    await act(async () => undefined);
    expect(asked(page)).toBe(2);
    expect(screen.getByText("火車", { selector: "li *" })).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("belongs to one opening of the screen: the next one asks for itself", async () => {
    const page = await home();
    await touch(90);
    fireEvent.click(tile());
    act(() => useStore.getState().back());
    act(() => useStore.getState().go({ at: "holds" }));
    await act(async () => undefined);
    expect(asked(page)).toBe(2);
  });

  test("stays whose it is while a part of the screen asks for itself: a title is asked once", async () => {
    const page = await results();
    page.pause();
    const [row] = screen.getAllByRole("button", { name: /銀河鉄道の夜/u }) as [HTMLElement];
    fireEvent.pointerDown(row);
    await act(async () => undefined);
    fireEvent.click(row);
    await act(async () => undefined);
    expect(page.kiosk.callsOf("related")).toHaveLength(1);
    expect(page.kiosk.callsOf("title")).toHaveLength(1);
  });

  test("is true no longer when a cancellation was sent meanwhile", async () => {
    const page = await home();
    act(() => cancelPending(LIST.holds[0] as Hold, { hold: "h1", seconds: 10 }));
    await touch(90);
    page.kiosk.grants("holds", { holds: [], active: 0, max: 5 });
    act(() => cancelSettled("h1", null));
    fireEvent.click(tile());
    await act(async () => undefined);
    expect(asked(page)).toBe(2);
    expect(screen.queryByText("火車", { selector: "li *" })).toBeNull();
  });

  test("clears what was refused before it", async () => {
    const page = await results();
    act(() => useStore.getState().go({ at: "title", id: FATHER.id }));
    await act(async () => undefined);
    page.kiosk.refuses("search", refusal("too-many-requests"));
    act(() => useStore.getState().back());
    await act(async () => undefined);
    expect(screen.getByRole("alert")).toBeVisible();
    page.kiosk.grants("search", { ...GALAXY, page: 2 });
    page.pause();
    const next = screen.getByRole("button", { name: /^次の/u });
    fireEvent.pointerDown(next);
    await act(async () => undefined);
    fireEvent.click(next);
    await act(async () => undefined);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("is not asked by a hand that drums (R55)", async () => {
    const page = await home();
    page.kiosk.refuses("holds", refusal("too-many-requests"));
    for (let time = 0; time < 400; time += 100) await touch(100);
    expect(asked(page)).toBe(2);
  });
});

/** A finger comes down on a control and lies there. */
async function fingerOn(control: HTMLElement): Promise<void> {
  fireEvent.pointerDown(control);
  await settled();
}

const settled = (): Promise<void> => act(async () => undefined);
const goes = (route: Route): Promise<void> => act(async () => useStore.getState().go(route));
const button = (name: string): HTMLElement =>
  screen.getAllByRole("button", { name: new RegExp(`^${name}`, "u") })[0] as HTMLElement;
const wayBack = (): HTMLElement => document.querySelector(".foot-back") as HTMLElement;
const kept = (): readonly unknown[] => queryClient.getQueryCache().findAll({ queryKey: [PATRON] });

describe("the answer for the next screen", () => {
  test("is not requested for a screen of a patron before sign-in", async () => {
    const page = await openPage({ hello: { visit: { ...HELLO.visit, phase: "browsing" } } });
    page.kiosk.grants("title", FATHER);
    page.kiosk.grants("related", { volumes: [], editions: [] });
    page.kiosk.grants("pickupPlaces", ["central"]);
    await goes({ at: "title", id: FATHER.id });
    page.pause();
    await fingerOn(button(t("title.hold")));
    expect(page.kiosk.callsOf("pickupPlaces")).toHaveLength(0);
  });

  test.each(["before it comes", "after it came"])(
    "is dropped when the patron is signed out %s",
    async (when) => {
      const page = await home();
      const answer = page.kiosk.holdsBack("holds");
      await touch(90);
      if (when === "after it came") await act(async () => answer(ok(LIST)));
      expect(kept()).not.toEqual([]);
      act(() => useStore.getState().signedOut());
      if (when === "before it comes") await act(async () => answer(ok(LIST)));
      expect(kept()).toEqual([]);
      expect(document.body).not.toHaveTextContent("火車");
    },
  );

  test("is not needed on the way back: the last one is shown at once, and read again", async () => {
    const page = await results();
    await goes({ at: "title", id: FATHER.id });
    page.pause();
    await fingerOn(wayBack());
    expect(page.kiosk.callsOf("search")).toHaveLength(1);
    fireEvent.click(wayBack());
    expect(document.querySelectorAll(".row-title").length).toBe(GALAXY.items.length);
    await settled();
    expect(page.kiosk.callsOf("search")).toHaveLength(2);
  });
});

describe("a write that ends", () => {
  const before = loan("12", "雪");
  const after = { ...before, dueDate: "2030-12-24", renewals: 1 };
  const NEW_DATE = "12月\u206024日";

  /** A renewal that is on its way. */
  async function renewing() {
    const page = await home();
    page.kiosk.grants("loans", { loans: [before] });
    await goes({ at: "loans" });
    await goes({ at: "renew-confirm", loan: before });
    page.pause();
    const answer = page.kiosk.holdsBack("renew");
    fireEvent.click(button(t("loan.renew")));
    return { page, answer };
  }

  test("has the list read again that was opened meanwhile", async () => {
    const { page, answer } = await renewing();
    const stop = button(t("common.stop"));
    await fingerOn(stop);
    fireEvent.click(stop);
    await settled();
    expect(document.querySelector(".row-loan")).not.toHaveTextContent(NEW_DATE);
    page.kiosk.grants("loans", { loans: [after] });
    await act(async () => answer(ok(after)));
    await settled();
    expect(document.querySelector(".row-loan")).toHaveTextContent(NEW_DATE);
  });

  test("makes stale what was requested before it, while a finger lies", async () => {
    const { page, answer } = await renewing();
    await fingerOn(button(t("common.stop")));
    page.kiosk.grants("loans", { loans: [after] });
    await act(async () => answer(ok(after)));
    await settled();
    expect(document.querySelector(".row-loan")).toHaveTextContent(NEW_DATE);
  });

  test.each(["lies on the way back", "has gone back"])(
    "does so too as one of several renewals, when a finger %s",
    async (how) => {
      const page = await home();
      const other = loan("2", "火車");
      page.kiosk.grants("loans", { loans: [before, other] });
      await goes({ at: "loans" });
      await goes({ at: "renew-some" });
      page.pause();
      fireEvent.click(button("雪"));
      const answer = page.kiosk.holdsBack("renew");
      fireEvent.click(button(t("loan.some.renew", { count: 1 })));
      const back = wayBack();
      page.pause();
      await fingerOn(back);
      if (how.startsWith("has")) fireEvent.click(back);
      await settled();
      page.kiosk.grants("loans", { loans: [after, other] });
      await act(async () => answer(ok(after)));
      await settled();
      page.pause();
      if (how.startsWith("lies")) fireEvent.click(wayBack());
      await settled();
      expect(document.querySelector(".loans:not(.renew-some) .row-loan")).toHaveTextContent(NEW_DATE);
    },
  );
});
