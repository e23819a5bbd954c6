import { expect, it } from "vitest";
import { beforeListening, type ShellListeners } from "#main/shell/listeners.ts";

function scene() {
  let now = 0;
  const told: unknown[] = [];
  const next: ShellListeners = {
    onKey: () => false,
    onKeysMissed: (agoMs) => void told.push(`keys, ${agoMs} ms ago`),
    onTrouble: (_page, trouble) => void told.push(trouble),
    onSpare: () => undefined,
    onCloseAsked: () => undefined,
  };
  const pass = (ms: number): void => {
    now += ms;
  };
  return { ...beforeListening(() => now), next, told, pass };
}

it("keys of the start are dropped, and the listeners get the time since the last one", () => {
  const { listeners, handOver, next, told, pass } = scene();
  expect(listeners.onKey({} as never)).toBe(true);
  pass(500);
  expect(listeners.onKey({} as never)).toBe(true);
  pass(20);
  handOver(next);
  expect(told).toEqual(["keys, 20 ms ago"]);
});

it("trouble of the start is reported to the first listener, and no keys where none were pressed", () => {
  const { listeners, handOver, next, told } = scene();
  listeners.onTrouble({} as never, "gone");
  handOver(next);
  expect(told).toEqual(["gone"]);
});
