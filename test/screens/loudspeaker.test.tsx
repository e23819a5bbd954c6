import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openLoudspeaker, play, setVolume } from "#renderer/read-aloud/sound.ts";

/** Tones that were started, by their frequency. */
let tones: number[] = [];
let opened = 0;

class Loudspeaker {
  readonly currentTime = 0;
  readonly destination = {};
  constructor() {
    opened += 1;
  }
  createGain() {
    const gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
    return { gain, connect: (next: unknown) => next };
  }
  createOscillator() {
    const frequency = { value: 0 };
    const start = () => void tones.push(frequency.value);
    return { frequency, start, stop: () => undefined, connect: (next: unknown) => next };
  }
}

beforeEach(() => {
  tones = [];
  opened = 0;
  setVolume(0);
  vi.stubGlobal("AudioContext", Loudspeaker);
});

afterEach(() => {
  setVolume(0);
  vi.unstubAllGlobals();
});

it("a silent terminal opens no loudspeaker (V33)", async () => {
  play("seen");
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  expect(opened).toBe(0);
});

it("the first sound lets the page draw before the loudspeaker is opened; the next ones are heard at once (V33)", async () => {
  setVolume(50);
  play("seen");
  expect(opened).toBe(0);
  await vi.waitFor(() => expect(tones).toEqual([587]));
  openLoudspeaker();
  play("done");
  expect(tones).toEqual([587, 660, 880]);
  expect(opened).toBe(1);
});
