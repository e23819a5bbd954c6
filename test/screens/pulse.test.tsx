import { act } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openPage } from "#test/support/screens/open-page.tsx";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

test("a page beats as long as there is something on it, though its timers go on (R17)", async () => {
  const root = document.createElement("div");
  root.id = "root";
  root.append(document.createElement("main"));
  document.body.append(root);
  const { kiosk } = await openPage();
  const beats = () => kiosk.callsOf("beat").length;
  const pass = (ms: number) => act(async () => vi.advanceTimersByTime(ms));
  // The first one, and the one that says that the visit is painted.
  await vi.waitFor(() => expect(beats()).toBe(2), 20_000);
  await pass(3000);
  expect(beats()).toBe(5);
  root.replaceChildren();
  await pass(5000);
  expect(beats()).toBe(5);
  root.remove();
});
