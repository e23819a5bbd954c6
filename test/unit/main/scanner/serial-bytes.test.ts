import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LONGEST_SCAN } from "#main/scanner/decode.ts";
import { createRuns, type Run } from "#main/scanner/runs.ts";
import { readSerialBytes } from "#main/scanner/serial-bytes.ts";

const GAP_MS = 300;
const UNFINISHED_MS = 1200;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function reader() {
  const taken: Run[] = [];
  const runs = createRuns({
    gapMs: GAP_MS,
    unfinishedMs: UNFINISHED_MS,
    clock: () => Date.now(),
    visit: () => 1,
    isWhole: (text) => /^\d{7}$/u.test(text),
    take: (run) => taken.push(run) > 0,
  });
  return { taken, send: (text: string) => readSerialBytes(Buffer.from(text, "latin1"), runs) };
}

/** A text in pieces, cut at these places. */
function pieces(text: string, cuts: readonly number[]): readonly string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [...places, text.length].map((end, at) => text.slice(places[at - 1] ?? 0, end));
}

const code = fc.stringMatching(/^[0-9A-D]{1,20}$/u);
const end = fc.constantFrom("\r", "\n", "\r\n", "\t", "\x03", "\r\r\n");
const frame = fc.constantFrom("", "\x02");

describe("the bytes of a serial scanner", () => {
  it("make the same codes in whatever pieces they come", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(frame, code, end)), fc.array(fc.nat()), (codes, cuts) => {
        const r = reader();
        for (const piece of pieces(codes.flat().join(""), cuts)) {
          vi.advanceTimersByTime(5);
          r.send(piece);
        }
        expect(r.taken.map(({ text }) => text)).toEqual(codes.map(([, text]) => text));
        expect(r.taken.some(({ spoiled }) => spoiled)).toBe(false);
      }),
    );
  });

  it("are a code without any end after a silence", () => {
    const r = reader();
    r.send("2001014");
    vi.advanceTimersByTime(GAP_MS);
    expect(r.taken.map(({ text }) => text)).toEqual(["2001014"]);
  });

  it.each([
    ["GS", "2001\x1d014\r"],
    ["SYN in front", "\x162001014\r"],
    ["ESC", "2001014\x1b\r"],
    ["NUL", "200\x001014\r"],
    ["DEL", "200\x7f1014\r"],
    ["STX inside", "200\x021014\r"],
  ])("spoil a code with %s in it (R40)", (_, sent) => {
    const r = reader();
    r.send(sent);
    expect(r.taken.map(({ spoiled }) => spoiled)).toEqual([true]);
  });

  it("end a line with nothing in it in nothing", () => {
    const r = reader();
    r.send("\r\n\r\n\x02\x03");
    vi.advanceTimersByTime(UNFINISHED_MS);
    expect(r.taken).toEqual([]);
  });

  it("without end fill no memory, whatever they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 500, maxLength: 2000 }), (noise) => {
        const r = reader();
        r.send(Buffer.from(noise).toString("latin1"));
        expect(r.taken.every(({ text }) => text.length <= LONGEST_SCAN + 1)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
