import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Page } from "#main/shell/page.ts";
import { createPageRenewal, REHEARSAL_LIMIT_MS } from "#main/visit/idle-page.ts";
import { spareAndScanner } from "#test/support/main/spare-page.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function terminal() {
  const { deps, ...spare } = spareAndScanner();
  let now: "idle" | "visit" | "reset" = "idle";
  let page = {} as Page;
  const renew = createPageRenewal({
    ...deps,
    page: () => page,
    isVisited: () => now === "visit",
    isIdle: () => now === "idle",
  });
  return {
    ...spare,
    renew,
    becomes: (next: typeof now) => {
      now = next;
    },
    nextPage: () => {
      page = {} as Page;
    },
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

it("replaces an idle page by a spare that is ready, once for all that is outdated meanwhile", async () => {
  const { done, renew, ready, pass } = terminal();
  renew();
  renew();
  await pass(REHEARSAL_LIMIT_MS - 1);
  expect(done).toEqual(["rehearse"]);
  ready();
  await pass(1);
  expect(done).toEqual(["rehearse", "renew"]);
  renew();
  ready();
  await pass(1);
  expect(done).toEqual(["rehearse", "renew", "rehearse", "renew"]);
});

it("does so without a spare that is lost or never ready, because the page is outdated", async () => {
  const { done, renew, lost, pass } = terminal();
  renew();
  lost();
  await pass(1);
  expect(done).toEqual(["rehearse", "renew"]);
  renew();
  await pass(REHEARSAL_LIMIT_MS);
  expect(done).toEqual(["rehearse", "renew", "rehearse", "renew"]);
});

it("waits until a code is read, which would be lost with its page", async () => {
  const { done, renew, ready, reads, pass } = terminal();
  reads(true);
  renew();
  ready();
  await pass(1000);
  expect(done).toEqual(["rehearse"]);
  reads(false);
  await pass(1000);
  expect(done).toEqual(["rehearse", "renew"]);
});

it.each(["visit", "reset"] as const)("leaves the page to a %s that has begun meanwhile", async (next) => {
  const { done, renew, ready, becomes, pass } = terminal();
  renew();
  becomes(next);
  ready();
  await pass(1);
  expect(done).toEqual(["rehearse"]);
});

it("leaves a page that is a new one already, unless that is outdated too", async () => {
  const { done, renew, nextPage, pass } = terminal();
  renew();
  nextPage();
  await pass(REHEARSAL_LIMIT_MS);
  expect(done).toEqual(["rehearse"]);
  renew();
  nextPage();
  renew();
  await pass(REHEARSAL_LIMIT_MS);
  expect(done).toEqual(["rehearse", "rehearse", "renew"]);
});

it("does nothing in a visit, after which there is a new page, and loads no spare during a reset", () => {
  const { done, renew, becomes } = terminal();
  becomes("visit");
  renew();
  expect(done).toEqual([]);
  becomes("reset");
  renew();
  expect(done).toEqual(["renew"]);
});
