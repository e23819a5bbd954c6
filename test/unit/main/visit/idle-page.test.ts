import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPageRenewal, REHEARSAL_LIMIT_MS } from "#main/visit/idle-page.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function idlePage() {
  const done: string[] = [];
  let reading = false;
  let spare = Promise.withResolvers<void>();
  const renew = createPageRenewal({
    rehearse() {
      done.push("rehearse");
      spare = Promise.withResolvers();
      return spare.promise;
    },
    isReading: () => reading,
    renewPage: () => done.push("renew"),
  });
  return {
    done,
    renew,
    ready: () => spare.resolve(),
    lost: () => spare.reject(new Error("the page went away")),
    reads: (is: boolean) => {
      reading = is;
    },
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

it("replaces an idle page by a spare that is ready, once for all that is outdated meanwhile", async () => {
  const { done, renew, ready, pass } = idlePage();
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

it("does so without a spare that is lost or says nothing, because the page is outdated", async () => {
  const { done, renew, lost, pass } = idlePage();
  renew();
  lost();
  await pass(1);
  expect(done).toEqual(["rehearse", "renew"]);
  renew();
  await pass(REHEARSAL_LIMIT_MS);
  expect(done).toEqual(["rehearse", "renew", "rehearse", "renew"]);
});

it("waits until a code is read, which would be lost with its page", async () => {
  const { done, renew, ready, reads, pass } = idlePage();
  reads(true);
  renew();
  ready();
  await pass(1000);
  expect(done).toEqual(["rehearse"]);
  reads(false);
  await pass(1000);
  expect(done).toEqual(["rehearse", "renew"]);
});
