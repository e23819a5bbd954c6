import { act, fireEvent, screen } from "@testing-library/react";
import { unstable_NormalPriority, unstable_scheduleCallback, unstable_shouldYield } from "scheduler";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import { firstRequest } from "#renderer/queries/search-request.ts";
import { cancelPending, cancelSettled } from "#renderer/state/pending-cancellations.ts";
import { useStore } from "#renderer/state/store.ts";
import { type OpenPage, openSignedIn } from "#test/support/screens/open-page.tsx";
import { FATHER, GALAXY, hold } from "#test/support/screens/sample-records.ts";

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

describe("what is drawn below while a finger is down", () => {
  test("is drawn in one go: what is half drawn when it lifts would be begun anew", async () => {
    const longInOneGo = (): Promise<boolean> =>
      new Promise((resolve) => {
        unstable_scheduleCallback(unstable_NormalPriority, () => {
          const end = Date.now() + 50;
          while (Date.now() < end);
          resolve(!unstable_shouldYield());
        });
      });
    await home();
    expect(await longInOneGo()).toBe(false);
    await touch(90);
    expect(await longInOneGo()).toBe(true);
    fireEvent.click(tile());
    await act(async () => undefined);
    expect(await longInOneGo()).toBe(false);
  });
});
