import { vi } from "vitest";
import type { KeyInput } from "#main/scanner/keys.ts";
import { type Burst, createScannerSource, type SourceOptions } from "#main/scanner/source.ts";

/** Silence that ends a whole code on these terminals, in milliseconds. */
export const GAP_MS = 300;

/** A key going down, as `before-input-event` tells it. */
export function press(code: string, more: Partial<KeyInput> = {}): KeyInput {
  const held = { shift: false, control: false, alt: false, meta: false };
  return { type: "keyDown", code, isAutoRepeat: false, ...held, ...more };
}

/** A terminal's scanner source on a fake clock (`vi.useFakeTimers`): seven digits are a code. */
export function terminal(keyboard: boolean, more: Partial<SourceOptions> = {}) {
  const bursts: Burst[] = [];
  let active = 0;
  let visit = 1;
  const source = createScannerSource({
    keyboard,
    listens: true,
    layout: "us",
    gapMs: GAP_MS,
    clock: () => Date.now(),
    visit: () => visit,
    isWhole: (text) => /^\d{7}$/u.test(text),
    onBurst: (burst) => bursts.push(burst),
    onActivity: () => {
      active += 1;
    },
    ...more,
  });
  return {
    bursts,
    texts: () => bursts.map(({ text }) => text),
    active: () => active,
    source,
    nextVisit() {
      visit += 1;
    },
    pass: (milliseconds: number) => void vi.advanceTimersByTime(milliseconds),
    /** A key; answers whether the page gets it. */
    key: (code: string, held?: Partial<KeyInput>) => !source.key(press(code, held)),
    /** Digits at a speed, then a suffix or silence; answers which of the keys the page got. */
    send(digits: string, msPerKey: number, suffix: string | null) {
      const reached: boolean[] = [];
      for (const digit of digits) {
        vi.advanceTimersByTime(msPerKey);
        reached.push(!source.key(press(`Digit${digit}`)));
      }
      if (suffix === null) vi.advanceTimersByTime(GAP_MS + 1);
      else reached.push(!source.key(press(suffix)));
      return reached;
    },
  };
}
