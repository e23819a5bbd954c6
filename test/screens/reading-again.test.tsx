import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { ok } from "#contract/result.ts";
import { useCatalogueReading } from "#renderer/queries/ask.ts";
import { forgetReads, keepRead } from "#renderer/queries/last-read.ts";

/** What each drawing of a screen showed that was left with an answer, is gone back to and gets this one. */
async function goneBackTo(now: string): Promise<readonly (string | null)[]> {
  const shown: (string | null)[] = [];
  keepRead("a list", "雪国、細雪");
  renderHook(() => {
    const { value } = useCatalogueReading({ key: "a list", ask: async () => ok(now) });
    shown.push(value);
  });
  await act(async () => undefined);
  return shown;
}

beforeEach(forgetReads);

test("an answer that says nothing new draws nothing", async () => {
  expect(await goneBackTo("雪国、細雪")).toEqual(["雪国、細雪"]);
});

test("one that says something else is shown", async () => {
  expect(await goneBackTo("細雪")).toEqual(["雪国、細雪", "細雪"]);
});
