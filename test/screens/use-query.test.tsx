import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { ok } from "#contract/result.ts";
import { useCatalogueQuery } from "#renderer/queries/hooks.ts";
import { cacheAnswer, clearQueryCache } from "#renderer/queries/query-cache.ts";

/** What each drawing of a screen showed that was left with an answer, is gone back to and gets this one. */
async function goneBackTo(now: string): Promise<readonly (string | null)[]> {
  const shown: (string | null)[] = [];
  cacheAnswer("a list", "雪国、細雪");
  renderHook(() => {
    const { value } = useCatalogueQuery({ key: "a list", fetch: async () => ok(now) });
    shown.push(value);
  });
  await act(async () => undefined);
  return shown;
}

beforeEach(clearQueryCache);

test("an answer that says nothing new draws nothing", async () => {
  expect(await goneBackTo("雪国、細雪")).toEqual(["雪国、細雪"]);
});

test("one that says something else is shown", async () => {
  expect(await goneBackTo("細雪")).toEqual(["雪国、細雪", "細雪"]);
});
