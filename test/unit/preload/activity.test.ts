import { expect, test } from "vitest";
import { reportActivity } from "#preload/activity.ts";

interface Told {
  readonly isTrusted?: boolean;
  readonly timeStamp: number;
  readonly repeat?: boolean;
}

/** A window that hears what a test says, on the test's clock. */
function glass() {
  const listeners = new Map<string, (event: Told) => void>();
  let reports = 0;
  const target = {
    addEventListener: (name: string, listener: (event: Told) => void) => void listeners.set(name, listener),
  };
  reportActivity(target as unknown as Window, () => {
    reports += 1;
  });
  return {
    tell: (name: string, event: Told) => listeners.get(name)?.({ isTrusted: true, ...event }),
    reports: () => reports,
  };
}

test("only what the browser itself saw counts (R63)", () => {
  const g = glass();
  for (const name of ["pointerdown", "pointermove", "wheel", "keydown"])
    g.tell(name, { isTrusted: false, timeStamp: 0 });
  expect(g.reports()).toBe(0);
  g.tell("pointerdown", { timeStamp: 0 });
  expect(g.reports()).toBe(1);
});

test("a book on the screen is no activity after ten seconds, however it slides (R44)", () => {
  const g = glass();
  g.tell("pointerdown", { timeStamp: 0 });
  for (let time = 500; time <= 60_000; time += 500) g.tell("pointermove", { timeStamp: time });
  expect(g.reports()).toBe(1 + 19);
  g.tell("pointerup", { timeStamp: 60_100 });
  g.tell("pointerdown", { timeStamp: 60_200 });
  expect(g.reports()).toBe(21);
});

test("a hovering pointer and a repeating key are no activity (R44)", () => {
  const g = glass();
  g.tell("pointermove", { timeStamp: 1000 });
  g.tell("keydown", { timeStamp: 2000, repeat: true });
  expect(g.reports()).toBe(0);
  g.tell("keydown", { timeStamp: 3000, repeat: false });
  expect(g.reports()).toBe(1);
});

test("reports are few: ten a second at most", () => {
  const g = glass();
  for (let time = 0; time < 1000; time += 10) g.tell("wheel", { timeStamp: time });
  expect(g.reports()).toBe(10);
});
