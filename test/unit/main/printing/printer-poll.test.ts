import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startPrinterPoll } from "#main/printing/printer-poll.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Rounds whose looks are counted; each takes so many milliseconds. */
function poll(visited: () => boolean, takes = 0) {
  const look = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, takes)));
  return { ...startPrinterPoll({ look, visited }), look };
}

test("the printer is polled once a minute while the kiosk is idle, and every five seconds in a visit", async () => {
  let visited = false;
  const { look, now } = poll(() => visited);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(look).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(look).toHaveBeenCalledTimes(2);
  visited = true;
  now();
  await vi.advanceTimersByTimeAsync(0);
  expect(look).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(10_100);
  expect(look).toHaveBeenCalledTimes(5);
});

test("one look at a time; what was wished meanwhile is done behind it", async () => {
  const { look, now } = poll(() => true, 3000);
  await vi.advanceTimersByTimeAsync(1000);
  now();
  now();
  expect(look).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(look).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(3000 + 4900);
  expect(look).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(200);
  expect(look).toHaveBeenCalledTimes(3);
});
