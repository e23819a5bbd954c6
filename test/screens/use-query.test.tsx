import { act, renderHook } from "@testing-library/react";
import { Parser } from "budoux";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { loadFurigana } from "#renderer/i18n/catalogues.ts";
import { endsOfPhrases } from "#renderer/i18n/furigana/marks.ts";
import "#renderer/queries/prefetch.ts";
import { useMutation, useQuery } from "#renderer/queries/hooks.ts";
import { HOLDS, queryFor } from "#renderer/queries/queries.ts";
import { answersChanged, dropAnswers, LISTS, queryClient } from "#renderer/queries/query-client.ts";
import { forgetEverything, useStore } from "#renderer/state/store.ts";
import { HELLO, OVERVIEW } from "#test/support/screens/fake-kiosk.ts";
import { FATHER } from "#test/support/screens/sample-records.ts";

/** What each drawing of a screen showed that was left with an answer, is gone back to and gets this one. */
async function goneBackTo(
  now: string,
  meanwhile: () => void = () => undefined,
): Promise<readonly (string | null)[]> {
  const shown: (string | null)[] = [];
  queryClient.setQueryData(["a list"], "雪国、細雪");
  meanwhile();
  renderHook(() => {
    const { value } = useQuery(queryFor(["a list"], async () => ok(now)));
    shown.push(value);
  });
  await act(async () => undefined);
  return shown;
}

beforeEach(dropAnswers);
afterEach(() => void vi.useRealTimers());
afterEach(forgetEverything);

test("an answer that says nothing new draws nothing", async () => {
  expect(await goneBackTo("雪国、細雪")).toEqual(["雪国、細雪"]);
});

test("one that says something else is shown", async () => {
  expect(await goneBackTo("細雪")).toEqual(["雪国、細雪", "細雪"]);
});

test("is not read again when the window is shown again or the network comes back", async () => {
  let asked = 0;
  const query = queryFor(["a list"], async () => ok(++asked));
  renderHook(() => useQuery(query));
  await act(async () => undefined);
  for (const event of ["visibilitychange", "focus", "offline", "online"]) {
    await act(async () => {
      window.dispatchEvent(new Event(event));
      document.dispatchEvent(new Event(event));
    });
  }
  expect(asked).toBe(1);
});

test("a refusal is shown after one request, and is gone while the query is sent again", async () => {
  const next = Promise.withResolvers<Result<string>>();
  const answers = [Promise.resolve(refused(refusal("too-many-requests"))), next.promise];
  const call = vi.fn(async () => (await answers.shift()) ?? ok(""));
  const { result } = renderHook(() => useQuery(queryFor(["a list"], call)));
  await act(async () => undefined);
  expect(result.current.refusal?.name).toBe("too-many-requests");
  expect(call).toHaveBeenCalledTimes(1);
  await act(async () => result.current.again());
  expect(result.current.refusal).toBeNull();
  await act(async () => next.resolve(ok("雪国")));
  expect(result.current.value).toBe("雪国");
});

test("a list whose first answer is on its way is asked again after a change: that answer may be older", async () => {
  const [before, after] = [Promise.withResolvers<Result<string>>(), Promise.withResolvers<Result<string>>()];
  const answers = [before.promise, after.promise];
  const call = vi.fn(async () => (await answers.shift()) ?? ok(""));
  const { result } = renderHook(() => useQuery(queryFor([...LISTS, "a list"], call)));
  await act(async () => answersChanged(true));
  expect(call).toHaveBeenCalledTimes(2);
  await act(async () => before.resolve(ok("雪国")));
  expect(result.current.value).toBeNull();
  await act(async () => after.resolve(ok("細雪")));
  expect(result.current.value).toBe("細雪");
});

test("a screen reads again when the wall clock was set back meanwhile", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-25T10:00:00+09:00") });
  const setBack = (): void => void vi.setSystemTime(Date.parse("2026-11-25T09:00:00+09:00"));
  expect(await goneBackTo("細雪", setBack)).toEqual(["雪国、細雪", "細雪"]);
});

test("a write whose screen was left does not keep the processor busy until its answer", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  const { result, unmount } = renderHook(() => useMutation());
  const { promise, resolve } = Promise.withResolvers<Result<string>>();
  await act(async () => result.current.run(() => promise, vi.fn()));
  unmount();
  const left = Date.now();
  for (let timer = 0; timer < 5; timer += 1) await vi.advanceTimersToNextTimerAsync();
  expect(Date.now() - left).toBeGreaterThanOrEqual(1000);
  await act(async () => resolve(ok("")));
});

test("nothing that a write has sent is kept after its answer", async () => {
  const { result } = renderHook(() => useMutation());
  await act(async () => result.current.run(async () => refused(refusal("current-password-wrong")), vi.fn()));
  expect(result.current.refusal?.name).toBe("current-password-wrong");
  await expect.poll(() => queryClient.getMutationCache().getAll()).toEqual([]);
});

test("answers of a patron go at sign-out, those of the catalogue stay", async () => {
  act(() => useStore.setState({ hello: HELLO, overview: OVERVIEW }));
  queryClient.setQueryData(HOLDS.queryKey, { holds: [], active: 0, max: 5 });
  queryClient.setQueryData(["title", "t1"], FATHER);
  await loadFurigana();
  const phrases = vi.spyOn(Parser.prototype, "parseBoundaries");
  endsOfPhrases("火車を予約しました。");
  act(() => useStore.getState().signedOut());
  endsOfPhrases("火車を予約しました。");
  expect(phrases).toHaveBeenCalledTimes(2);
  phrases.mockRestore();
  expect(queryClient.getQueryCache().getAll()).toMatchObject([{ queryKey: ["title", "t1"] }]);
});
