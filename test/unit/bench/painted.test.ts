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
  const watch = await watchFor({ at: silent } as unknown as Look, /さがす/u);
  vi.advanceTimersByTime(20_000);
  await expect(watch.since(0)).rejects.toThrow("さがす");
});

it("rejects a frame that came before the input", async () => {
  const painted = { at: 1000, told: true };
  const look = { at: (expression: string) => Promise.resolve(expression === "0" ? 0 : painted) };
  const watch = await watchFor(look as unknown as Look, /さがす/u);
  await expect(watch.since(970)).resolves.toBe(30);
  await expect(watch.since(1001)).rejects.toThrow("before the input");
});
