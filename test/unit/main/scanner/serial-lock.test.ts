import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandBytes, createAnswerFilter } from "#main/scanner/serial-lock.ts";

const passed = (filter: ReturnType<typeof createAnswerFilter>, text: string): string =>
  Array.from(text, (byte) => Buffer.from(filter.pass(Buffer.from(byte, "latin1"))).toString("latin1")).join(
    "",
  );

describe("the lock command (R41)", () => {
  it("is written in the settings as text", () => {
    expect(commandBytes(String.raw`\x16M\rMNUENA0!`)).toEqual(Buffer.from("\x16M\rMNUENA0!", "latin1"));
    expect(commandBytes(String.raw`a\\b\nc`)).toEqual(Buffer.from("a\\b\nc"));
    expect(commandBytes("")).toHaveLength(0);
  });

  it.each([
    ["accepted", "MNUENA0\x06!"],
    ["accepted", "MNUENA0\x06."],
    ["refused", "MNUENA0\x15!"],
    ["refused", "MNUENA0\x05!"],
  ])("is %s by %j, and the next code is whole", async (how, answer) => {
    const filter = createAnswerFilter();
    expect(passed(filter, `${answer}2001014\r`)).toBe("2001014\r");
    expect(await filter.answer).toBe(how);
  });

  it("loses no code of a scanner that does not answer", async () => {
    const filter = createAnswerFilter();
    expect(passed(filter, "2001014\r9784101010014\r")).toBe("2001014\r9784101010014\r");
    expect(await filter.answer).toBe("unanswered");
  });

  it("gives back what was begun when the time for the answer is over", async () => {
    const filter = createAnswerFilter();
    expect(passed(filter, "200")).toBe("");
    expect(Buffer.from(filter.giveUp()).toString()).toBe("200");
    expect(passed(filter, "1014\r")).toBe("1014\r");
    expect(await filter.answer).toBe("unanswered");
  });

  it("holds no more of a babbling device than an answer is long", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{200,600}$/u), (babble) => {
        expect(passed(createAnswerFilter(), babble)).toBe(babble);
      }),
      { numRuns: 20 },
    );
  });

  it("takes an answer out in whatever pieces it comes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(16), { maxLength: 5 }), (cuts) => {
        const filter = createAnswerFilter();
        const sent = Buffer.from("MNUENA0\x06!2001014\r", "latin1");
        const places = [0, ...cuts.sort((a, b) => a - b), sent.length];
        const got = places.slice(1).flatMap((end, at) => [...filter.pass(sent.subarray(places[at], end))]);
        expect(Buffer.from(got).toString()).toBe("2001014\r");
      }),
    );
  });
});
