import { runInNewContext } from "node:vm";
import { expect, it, onTestFinished, vi } from "vitest";
import { paintedExpression, watchFor } from "#bench/painted.ts";
import type { Look } from "#test/support/kiosk/page-debugger.ts";

it("measures no words that are shown already: a sample would end before it began", async () => {
  const body = { textContent: "本をさがす" };
  const document = { body, querySelector: () => null, querySelectorAll: () => [] };
  const measured = runInNewContext(paintedExpression(/さがす/u), { document }) as Promise<unknown>;
  await expect(measured).rejects.toThrow("already shown");
});

it("waits for a picture that never comes no longer than twenty seconds", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const silent = (expression: string) =>
    expression === "0" ? Promise.resolve(0) : new Promise(() => undefined);
  const { painted } = await watchFor({ at: silent } as unknown as Look, /さがす/u);
  vi.advanceTimersByTime(20_000);
  await expect(painted).rejects.toThrow("さがす");
});
