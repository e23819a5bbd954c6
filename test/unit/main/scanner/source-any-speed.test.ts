import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LONGEST_SCAN } from "#main/scanner/decode.ts";
import { LATE_SUFFIX_MS, UNFINISHED_MS } from "#main/scanner/source.ts";
import { GAP_MS, terminal } from "#test/support/main/scanner-keys.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const code = fc.stringMatching(/^\d{7}$/u);
const speed = fc.integer({ min: 2, max: 100 });
const suffix = fc.constantFrom("Enter", "NumpadEnter", "Tab");
const stranger = fc.constantFrom<readonly [string, object]>(
  ["KeyR", { control: true }],
  ["KeyV", { control: true }],
  ["F4", { alt: true }],
  ["KeyR", { meta: true }],
  ["F12", {}],
  ["Escape", {}],
  ["ArrowUp", {}],
  ["Backspace", {}],
);

describe("a terminal without a keyboard, whatever the scanner", () => {
  it("reads every code at 2 to 100 ms a key, each with its own suffix or none, and the page gets nothing", () => {
    const scan = fc.record({
      text: code,
      msPerKey: speed,
      suffix: fc.option(suffix),
      pause: fc.integer({ min: UNFINISHED_MS + 1, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.array(scan, { maxLength: 8 }), (scans) => {
        const t = terminal(false);
        const reached = scans.flatMap((one) => {
          const got = t.send(one.text, one.msPerKey, one.suffix);
          t.pass(one.pause);
          return got;
        });
        expect(t.texts()).toEqual(scans.map(({ text }) => text));
        expect(reached).not.toContain(true);
      }),
    );
  });

  it("keeps codes apart that follow each other at once, when they end in a suffix", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(code, speed, suffix), { maxLength: 8 }), (scans) => {
        const t = terminal(false);
        for (const [text, msPerKey, end] of scans) t.send(text, msPerKey, end);
        expect(t.texts()).toEqual(scans.map(([text]) => text));
      }),
    );
  });

  it("keeps a code together however a busy machine holds its keys back", () => {
    const delays = fc.array(fc.integer({ min: 0, max: UNFINISHED_MS - 1 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(code, fc.array(fc.tuple(code, delays), { maxLength: 5 }), (first, scans) => {
        const t = terminal(false);
        t.send(first, 10, "Enter");
        for (const [text, waits] of scans) {
          for (const [at, digit] of Array.from(text).entries()) {
            t.pass(waits[at] ?? 0);
            t.key(`Digit${digit}`);
          }
          t.key("Enter");
        }
        expect(t.texts()).toEqual([first, ...scans.map(([text]) => text)]);
      }),
    );
  });

  it("spoils a code in which anything else stands, and the page gets nothing of either (R40)", () => {
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 1, max: 6 }),
        stranger,
        speed,
        (text, at, [key, held], msPerKey) => {
          const t = terminal(false);
          const reached = [
            ...t.send(text.slice(0, at), msPerKey, null).slice(0, at),
            t.key(key, held),
            ...t.send(text.slice(at), msPerKey, "Enter"),
          ];
          expect(t.bursts).toMatchObject([{ text, spoiled: true }]);
          expect(reached).not.toContain(true);
        },
      ),
    );
  });

  it("an endless scan is one burst, and no longer than one character too many (R40)", () => {
    const keys = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 0, max: GAP_MS - 1 })), {
      minLength: LONGEST_SCAN + 1,
      maxLength: 400,
    });
    fc.assert(
      fc.property(keys, (presses) => {
        const t = terminal(false);
        for (const [digit, wait] of presses) {
          t.pass(wait);
          t.key(`Digit${digit}`);
        }
        t.pass(UNFINISHED_MS + 1);
        expect(t.bursts.map(({ text }) => text.length)).toEqual([LONGEST_SCAN + 1]);
      }),
      { numRuns: 30 },
    );
  });

  it("lets a key that moves about pass when nothing is being read, and only then", () => {
    const moves = fc.constantFrom("ArrowDown", "Escape", "Enter", "Tab", "Space");
    fc.assert(
      fc.property(code, moves, fc.nat(UNFINISHED_MS), (text, move, wait) => {
        const t = terminal(false);
        t.send(text, 10, "Enter");
        t.pass(wait);
        const isSuffix = move === "Enter" || move === "Tab";
        expect(t.key(move)).toBe(!isSuffix || wait >= LATE_SUFFIX_MS);
      }),
    );
  });
});

describe("a terminal with a keyboard, for a person and a scanner", () => {
  it("never takes a person's typing for a scan", () => {
    const typed = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 121, max: 900 })), { maxLength: 40 });
    fc.assert(
      fc.property(typed, suffix, (presses, end) => {
        const t = terminal(true);
        const reached = presses.map(([digit, wait]) => {
          t.pass(wait);
          return t.key(`Digit${digit}`);
        });
        reached.push(t.key(end));
        expect(t.bursts).toEqual([]);
        expect(reached).not.toContain(false);
      }),
    );
  });

  it("takes every scan, also between a person's words, and says what the page has got of it", () => {
    const word = fc.array(fc.nat(9), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, code, speed), { maxLength: 6 }), (turns) => {
        const t = terminal(true);
        for (const [letters, text, msPerKey] of turns) {
          for (const digit of letters) {
            t.pass(180);
            t.key(`Digit${digit}`);
          }
          t.pass(GAP_MS + 1);
          t.send(text, msPerKey, "Enter");
        }
        expect(t.bursts).toMatchObject(turns.map(([, text]) => ({ text, passed: 7 })));
      }),
    );
  });
});
