import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLog } from "#main/log/log.ts";
import { PARTITIONS, type Page, type Trouble } from "#main/shell/page.ts";
import { createPages } from "#main/shell/pages.ts";
import type { KioskWindow } from "#main/shell/window.ts";
import { FakeContents, WebContentsView } from "../../../fakes/electron.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  FakeContents.broken = false;
});

const contentsOf = (page: Page | null): FakeContents => page?.contents as unknown as FakeContents;

function table() {
  const shown: unknown[] = [];
  const troubles: [Page, Trouble][] = [];
  const spares: Page[] = [];
  const log = createLog(null, false);
  let inFront: WebContentsView | null = null;
  const tucked: unknown[] = [];
  const without = (views: unknown[], view: unknown): void => {
    if (views.includes(view)) views.splice(views.indexOf(view), 1);
  };
  const window = {
    lower(view: unknown) {
      without(tucked, view);
      shown.push(view);
    },
    tuck(view: unknown) {
      without(tucked, view);
      tucked.push(view);
    },
    remove(view: unknown) {
      without(tucked, view);
      without(shown, view);
    },
  } as unknown as KioskWindow;
  const pages = createPages(
    () => window,
    {
      preload: "",
      log,
      alarm: () => undefined,
      onKey: ({ key }) => key !== "a",
      onTrouble: (page, trouble) => void troubles.push([page, trouble]),
      onSpare: (page) => void spares.push(page),
    },
    () => inFront as never,
  );
  return {
    pages,
    shown,
    tucked,
    troubles,
    spares,
    log,
    put: (view: WebContentsView | null) => {
      inFront = view;
    },
  };
}

describe("the page of a visit and the one that waits", () => {
  it("take turns in two partitions, and there is never a third", () => {
    const { pages } = table();
    const partitions = [1, 2, 3, 4].map((visit) => {
      const { partition } = pages.promote(visit);
      pages.warm();
      pages.retire();
      return partition;
    });
    expect(partitions).toEqual([...PARTITIONS, ...PARTITIONS]);
  });

  it("a spare that has loaded nothing in ten seconds is dropped and made again (R84)", () => {
    const { pages, log } = table();
    contentsOf(pages.promote(1)).emit("dom-ready");
    const late = pages.warm();
    vi.advanceTimersByTime(9_900);
    expect(log.recent().map(({ event }) => event)).not.toContain("spare-lost");
    expect(pages.isClosing(late.id)).toBe(false);
    vi.advanceTimersByTime(1_200);
    expect(pages.isClosing(late.id)).toBe(true);
    expect(log.recent().filter(({ event }) => event === "spare-lost")).toMatchObject([{ kind: "late" }]);
    contentsOf(pages.promote(2)).emit("dom-ready");
    pages.warm();
    vi.advanceTimersByTime(5000);
    expect(log.recent().filter(({ event }) => event === "spare-lost")).toHaveLength(1);
  });

  it("hangs over the corner until it is shown, so that it is given frames (decision 3)", () => {
    const { pages, shown, tucked } = table();
    const first = pages.promote(1);
    expect([shown, tucked]).toEqual([[], [first.view]]);
    pages.show();
    expect([shown, tucked]).toEqual([[first.view], []]);
    pages.warm();
    expect([shown.length, tucked.length]).toEqual([1, 0]);
    contentsOf(pages.of(first.id + 1)).emit("dom-ready");
    expect([shown.length, tucked.length]).toEqual([1, 1]);
    pages.retire();
    const next = pages.promote(2);
    expect([shown, tucked]).toEqual([[], [next.view]]);
    pages.show();
    expect([shown, tucked]).toEqual([[next.view], []]);
  });

  it("is taken off the window and closed when its visit is over", () => {
    const { pages, shown } = table();
    const page = pages.promote(1);
    pages.show();
    expect(shown).toEqual([page.view]);
    expect(pages.retire()).toBe(page);
    expect([shown, pages.live(), pages.of(page.id)]).toEqual([[], null, null]);
    expect(contentsOf(page).closed).toBe(true);
  });

  it.each<[string, unknown[], Trouble]>([
    ["whose process is gone", ["render-process-gone"], "gone"],
    ["that closed itself", ["destroyed"], "closed"],
    ["that hangs", ["unresponsive"], "unresponsive"],
    ["that went elsewhere", ["did-navigate", {}, "about:blank"], "foreign"],
  ])("a page %s is told as lost, once", async (_which, [event, ...args], trouble) => {
    const { pages, troubles } = table();
    const page = pages.promote(1);
    contentsOf(page).emit(String(event), ...args);
    contentsOf(page).emit("render-process-gone");
    expect(troubles).toEqual([[page, trouble]]);
    await page.lost;
  });

  it("a page whose document loads a second time is told as lost: it would know nothing of its visit (R16)", async () => {
    const { pages, troubles } = table();
    const page = pages.promote(1);
    contentsOf(page).emit("did-navigate", {}, "kiosk://app/index.html");
    expect(troubles).toEqual([]);
    contentsOf(page).emit("did-navigate", {}, "kiosk://app/index.html");
    expect(troubles).toEqual([[page, "reloaded"]]);
    await page.lost;
  });

  it.each([
    [
      "an address that is none leaves an error page",
      [-300, "ERR_INVALID_URL", "about:srcdoc", true],
      ["foreign"],
    ],
    ["a load that was called off leaves what was there", [-3, "ERR_ABORTED", "https://other", true], []],
    ["a frame within the page is not its document", [-300, "ERR_INVALID_URL", "about:srcdoc", false], []],
  ])("%s (R16)", (_which, failure, told) => {
    const { pages, troubles } = table();
    const page = pages.promote(1);
    contentsOf(page).emit("did-navigate", {}, "kiosk://app/index.html");
    contentsOf(page).emit("did-fail-load", {}, ...failure);
    expect(troubles.map(([, kind]) => kind)).toEqual(told);
  });

  it("one whose process dies before it shows anything is lost as well", async () => {
    FakeContents.broken = true;
    const { pages, troubles } = table();
    const page = pages.promote(1);
    await page.lost;
    expect(troubles).toEqual([[page, "gone"]]);
  });

  it("one that is closed on purpose is no trouble, and is known until it is destroyed", () => {
    const { pages, troubles } = table();
    const page = pages.promote(1);
    expect(pages.isClosing(page.id)).toBe(false);
    pages.retire();
    expect([pages.of(page.id), pages.isClosing(page.id)]).toEqual([null, true]);
    contentsOf(page).emit("destroyed");
    expect(pages.isClosing(page.id)).toBe(false);
    contentsOf(page).emit("render-process-gone");
    expect(troubles).toEqual([]);
  });

  it("one that waits and is lost is made again, after a pause, and no visit ends for it", () => {
    const { pages, troubles, spares, log } = table();
    const { id } = pages.promote(1);
    pages.warm();
    const waiting = pages.of(id + 1);
    contentsOf(waiting).emit("dom-ready");
    expect(spares).toEqual([waiting]);
    contentsOf(waiting).emit("render-process-gone");
    expect(pages.of(id + 1)).toBeNull();
    expect([troubles, log.recent().map(({ event }) => event)]).toEqual([[], ["spare-lost"]]);
    vi.advanceTimersByTime(1000);
    expect(pages.of(id + 2)).not.toBeNull();
  });

  it("keys that are kept from pages do not reach them (R36)", () => {
    const { pages } = table();
    const page = pages.promote(1);
    const prevented = ["a", "b"].map((key) => {
      const event = { preventDefault: vi.fn() };
      contentsOf(page).emit("before-input-event", event, { key });
      return event.preventDefault.mock.calls.length;
    });
    expect(prevented).toEqual([0, 1]);
  });
});

describe("the keyboard", () => {
  it("goes back to the live page when the one that waits takes it", () => {
    const { pages } = table();
    const live = contentsOf(pages.promote(1));
    pages.warm();
    const spare = contentsOf(pages.of(live.id + 1));
    const before = live.focused;
    spare.emit("focus");
    vi.advanceTimersByTime(1);
    vi.runAllTicks();
    expect([live.focused, spare.focused]).toEqual([before + 1, 0]);
  });

  it("belongs to what lies over the live page as long as it does", () => {
    const { pages, put } = table();
    const live = contentsOf(pages.promote(1));
    const staff = new WebContentsView();
    put(staff);
    pages.focus();
    live.emit("dom-ready");
    expect([live.focused, staff.webContents.focused]).toEqual([0, 2]);
    put(null);
    pages.focus();
    expect([live.focused, staff.webContents.focused]).toEqual([1, 2]);
  });

  it("goes to no page that is leaving", () => {
    const { pages } = table();
    const page = pages.promote(1);
    page.leaving = true;
    pages.focus();
    expect(contentsOf(page).focused).toBe(0);
  });
});
