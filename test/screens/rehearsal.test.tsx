import { act, screen } from "@testing-library/react";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import type { Hello } from "#contract/ipc/calls.ts";
import { REHEARSED, REHEARSING } from "#contract/visit.ts";
import { translator } from "#renderer/i18n/index.ts";
import { FRESH_MS } from "#renderer/queries/query-client.ts";
import { useStore } from "#renderer/state/store.ts";
import { HELLO, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { endPage, type OpenPage, openPage, told } from "#test/support/screens/open-page.tsx";

const t = translator("ja");
/** Longer than a message port needs to deliver what a frame has posted. */
const AFTER_A_FRAME_MS = 20;
const GOODBYE: Hello = { ...HELLO, goodbye: "button" };

afterEach(() => {
  endPage();
  document.documentElement.removeAttribute(REHEARSING);
  vi.useRealTimers();
});

/** A page that waits under another one, and was told what it will most likely show. */
async function openSpare(likely = GOODBYE): Promise<OpenPage & { goLive(hello: Hello): Promise<void> }> {
  const doors: ((hello: Hello) => void)[] = [];
  const page = await openPage({ first: (kiosk) => doors.push(kiosk.holdsBack("hello")) });
  expect(document.querySelector("main")).toBeNull();
  const home = seen(t("home.holds"));
  const asked = seen(t("signIn.password.heading"));
  await told(() => page.kiosk.tell({ type: "rehearse", hello: likely }));
  // A patron's home screen and the keyboard of a password are drawn too, and then the likely screen again.
  await told(() => home);
  await told(() => asked);
  await screen.findByText(t("visit.goodbye.heading"));
  return { ...page, goLive: (hello) => told(() => doors[0]?.(hello)) };
}

/** Resolves when these words come to stand on the page, however shortly. */
function seen(words: string): Promise<void> {
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (document.body.textContent.includes(words)) resolve();
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    onTestFinished(() => watch.disconnect());
  });
}

/** What the page has called main for, besides its heartbeats. */
const verbsOf = ({ kiosk }: OpenPage): ReadonlySet<string> =>
  new Set(kiosk.calls.map(({ verb }) => verb).filter((verb) => verb !== "beat"));

const isRehearsing = (): boolean => document.documentElement.hasAttribute(REHEARSING);

test("a page that waits draws what it will most likely show, unseen and unheard", async () => {
  await openSpare();
  expect(screen.getByText(t("visit.goodbye.heading"))).toBeInTheDocument();
  expect(isRehearsing()).toBe(true);
  expect(screen.queryByRole("heading")).toBeNull();
  // Its end must not come in the next test.
  await vi.waitFor(() => expect(document.documentElement.getAttribute(REHEARSING)).toBe(REHEARSED));
});

test("it tells when it has drawn all of it", async () => {
  const toldBefore: (string | null)[] = [];
  const stop = useStore.subscribe(() => toldBefore.push(document.documentElement.getAttribute(REHEARSING)));
  onTestFinished(stop);
  await openSpare();
  // The likely screen, home, the keyboard, and the likely screen again.
  expect(toldBefore.length).toBeGreaterThanOrEqual(4);
  expect(toldBefore).not.toContain(REHEARSED);
  await vi.waitFor(() => expect(document.documentElement.getAttribute(REHEARSING)).toBe(REHEARSED));
  expect(screen.getByText(t("visit.goodbye.heading"))).toBeInTheDocument();
});

test("it calls main for nothing, also on a slow machine, and where the card alone suffices (D87)", async () => {
  // The invented patron is no longer fresh by the time their screen is drawn.
  let now = performance.now();
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += FRESH_MS));
  onTestFinished(() => clock.mockRestore());
  const page = await openSpare({
    ...GOODBYE,
    capabilities: { ...HELLO.capabilities, checkOut: true, checkOutByCard: true },
  });
  expect(verbsOf(page)).toEqual(new Set(["hello"]));
});

test("a terminal that only takes returns draws their screen not in advance: it calls main", async () => {
  const page = await openPage({ first: (kiosk) => kiosk.holdsBack("hello") });
  const settings = { ...SETTINGS, patrons: false };
  await told(() => page.kiosk.tell({ type: "rehearse", hello: { ...GOODBYE, settings } }));
  await vi.waitFor(() => expect(document.documentElement.getAttribute(REHEARSING)).toBe(REHEARSED));
  expect(screen.getByText(t("visit.goodbye.heading"))).toBeInTheDocument();
  expect(verbsOf(page)).toEqual(new Set(["hello"]));
});

test("while the library system is away it keeps no message of that for the next patron", async () => {
  await openSpare({ ...GOODBYE, partAway: "system" });
  await vi.waitFor(() => expect(document.documentElement.getAttribute(REHEARSING)).toBe(REHEARSED));
  expect(useStore.getState().toast).toBeNull();
});

test("when it goes live as it was rehearsed, nothing is drawn anew", async () => {
  const page = await openSpare();
  const changes: MutationRecord[] = [];
  const main = document.querySelector("main");
  if (main === null) throw new Error("nothing was rehearsed");
  const watch = new MutationObserver((seen) => changes.push(...seen));
  watch.observe(main, { childList: true, subtree: true, characterData: true, attributes: true });
  await page.goLive(GOODBYE);
  expect([...changes, ...watch.takeRecords()]).toEqual([]);
  expect(isRehearsing()).toBe(false);
  expect(screen.getByRole("heading", { name: t("visit.goodbye.heading") })).toBeVisible();
});

test("when it goes live, a finger that was aimed at the page before presses nothing on it (V15)", async () => {
  const page = await openSpare();
  page.pause();
  await page.goLive(GOODBYE);
  const next = screen.getByRole("button", { name: t("visit.goodbye.next") });
  act(() => next.click());
  expect(document.querySelector(".goodbye")).toBeVisible();
  page.pause();
  act(() => next.click());
  expect(document.querySelector(".goodbye")).toBeNull();
});

test("when it goes live for something else, it shows that", async () => {
  const page = await openSpare();
  await page.goLive({ ...HELLO, visit: { ...HELLO.visit, phase: "browsing" }, cardTail: "654" });
  expect(screen.getByRole("heading", { name: t("signIn.password.heading") })).toBeVisible();
  expect(screen.queryByText(t("visit.goodbye.heading"))).toBeNull();
});

test("the time of the end screen begins when it can be seen", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const page = await openSpare();
  act(() => vi.advanceTimersByTime(SETTINGS.goodbyeSeconds * 5000));
  await page.goLive(GOODBYE);
  expect(screen.getByRole("heading", { name: t("visit.goodbye.heading") })).toBeVisible();
  act(() => vi.advanceTimersByTime(SETTINGS.goodbyeSeconds * 1000));
  expect(screen.queryByText(t("visit.goodbye.heading"))).toBeNull();
});

test.each([
  ["a patron's home screen", "home.holds", "attract", "visit.attract.line1"],
  ["a patron's home screen, for a visit", "home.holds", "browsing", "home.scan"],
  ["the keyboard", "signIn.password.heading", "attract", "visit.attract.line1"],
] as const)("when it goes live at %s, it rehearses no more", async (_at, words, phase, shown) => {
  const doors: ((hello: Hello) => void)[] = [];
  const page = await openPage({ first: (kiosk) => doors.push(kiosk.holdsBack("hello")) });
  const there = seen(t(words));
  await told(() => page.kiosk.tell({ type: "rehearse", hello: GOODBYE }));
  await told(() => there.then(() => doors[0]?.({ ...HELLO, visit: { ...HELLO.visit, phase } })));
  await new Promise((resolve) => setTimeout(resolve, AFTER_A_FRAME_MS * 4));
  expect(isRehearsing()).toBe(false);
  expect(useStore.getState().overview).toBeNull();
  expect(screen.getByText(t(shown))).toBeVisible();
  expect(screen.queryByText(t("home.holds"))).toBeNull();
  expect(screen.queryByRole("heading", { name: t("signIn.password.heading") })).toBeNull();
  expect(screen.queryByText(t("visit.goodbye.heading"))).toBeNull();
});

test("a live page does not rehearse", async () => {
  const page = await openPage();
  await told(() => page.kiosk.tell({ type: "rehearse", hello: GOODBYE }));
  expect(isRehearsing()).toBe(false);
  expect(screen.queryByText(t("visit.goodbye.heading"))).toBeNull();
});

test("a page that has been stopped says nothing more, not even when it had just been welcomed", async () => {
  const frames: FrameRequestCallback[] = [];
  vi.spyOn(window, "requestAnimationFrame").mockImplementation((then) => frames.push(then));
  const page = await openPage();
  endPage();
  const beats = page.kiosk.callsOf("beat").length;
  for (const frame of frames) frame(0);
  await new Promise((resolve) => setTimeout(resolve, AFTER_A_FRAME_MS));
  expect(frames.length).toBeGreaterThan(0);
  expect(page.kiosk.callsOf("beat")).toHaveLength(beats);
  vi.restoreAllMocks();
});
