import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanValue, decode, encode, type Wire } from "#main/library/sip2/codec.ts";
import { createFrames } from "#main/library/sip2/frames.ts";
import type { Message } from "#main/library/sip2/message.ts";
import { anyMessage, anyValue, anyWire, cut } from "#test/support/library/sip2-messages.ts";

const NO_LIMIT = { value: Number.POSITIVE_INFINITY, message: Number.POSITIVE_INFINITY };
const RUNS = { numRuns: 800 };
/** Fields that are dropped on the way in: of an answer to a return all but these, of any other message those of a hold's patron. */
const OF_A_RETURN = ["AO", "AB", "AQ", "AJ", "CL", "CK", "CT", "CV"];
const OF_OTHERS = ["CY", "DA", "DB", "DC", "DD"];

/** What a message is after its way over the wire: clean values, no password at the end, and nothing of other patrons. */
function asSent(message: Message, wire: Wire): Message {
  const fields = message.fields.map(({ id, value }) => ({ id, value: cleanValue(value, wire.delimiter) }));
  const last = fields.at(-1);
  const before = fields.at(-2);
  if (last?.id === "AD" && before) fields.splice(-2, 2, last, before);
  const isKept = ({ id }: { id: string }): boolean =>
    message.id === "10" ? OF_A_RETURN.includes(id) : !OF_OTHERS.includes(id);
  return { ...message, fields: fields.filter(isKept) };
}

describe("SIP2 codec, any message", () => {
  test("what was encoded is decoded to the same, whatever the table, the pieces and the junk between", () => {
    let sent = 0;
    fc.assert(
      fc.property(
        fc.array(anyMessage, { minLength: 1, maxLength: 3 }),
        anyWire,
        fc.nat(9),
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.constantFrom("", "\n", "\0\0", " \r\n "),
        (messages, wire, sequence, places, junk) => {
          const encoded = messages.map((message) => encode(message, wire, sequence, NO_LIMIT));
          const written = messages.filter((_message, index) => encoded[index] !== null);
          const bytes = Buffer.concat(
            encoded.flatMap((message) => (message === null ? [] : [Buffer.from(junk), message])),
          );
          const frames = createFrames();
          const came = cut(bytes, places).flatMap((piece) => frames.push(piece) ?? []);
          expect(frames.pending()).toHaveLength(0);
          expect(came.map((frame) => decode(frame, wire))).toEqual(
            written.map((message) => ({
              kind: "message",
              message: asSent(message, wire),
              sequence: wire.checked && !/9[67]/u.test(message.id) ? sequence : null,
              checksum: wire.checked ? "right" : "none",
            })),
          );
          sent += written.length;
        },
      ),
      RUNS,
    );
    // Many are refused, since a table lacks a sign; the property must not be empty.
    expect(sent).toBeGreaterThan(RUNS.numRuns / 4);
  });

  test("one value stays one field and one message: nothing in it ends either", () => {
    fc.assert(
      fc.property(anyValue, anyWire, (value, wire) => {
        const message: Message<"17"> = {
          id: "17",
          parts: { date: " ".repeat(18) },
          fields: [
            { id: "AB", value },
            { id: "AO", value: "MAIN" },
          ],
        };
        const bytes = encode(message, wire, 1);
        if (bytes === null) return;
        const ends = wire.terminator === "cr" ? 1 : 2;
        expect(bytes.subarray(0, -ends).includes(0x0d)).toBe(false);
        expect(bytes.subarray(0, -ends).includes(0x0a)).toBe(false);
        expect(bytes.includes(0)).toBe(false);
        const decoded = decode(bytes.subarray(0, -ends), wire);
        expect(decoded.kind === "message" && decoded.message.fields.map(({ id }) => id)).toEqual([
          "AB",
          "AO",
        ]);
      }),
      RUNS,
    );
  });
});

describe("SIP2 codec, any bytes", () => {
  const byte = fc.oneof(
    fc.nat(255),
    fc.constantFrom(0x0d, 0x0a, 0, 0x20, 0x7c, 0x41, 0x59, 0x5a, 0x36, 0x34, 0x83),
  );

  test("never throws, and is invalid unless it begins as a message of the table", () => {
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 300 }), anyWire, (bytes, wire) => {
        const frames = createFrames();
        const found = frames.push(Buffer.from(bytes));
        for (const frame of [...(found ?? []), frames.pending(), Buffer.from(bytes)]) {
          const decoded = decode(frame, wire);
          if (decoded.kind === "message") expect(frame.toString("latin1")).toContain(decoded.message.id);
        }
      }),
      RUNS,
    );
  });

  test("a checked message with a wrong byte, or cut anywhere, is never one that verifies", () => {
    fc.assert(
      fc.property(
        anyMessage,
        anyWire,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (message, wire, at, change) => {
          const bytes = encode(message, { ...wire, checked: true }, 3, NO_LIMIT);
          if (bytes === null) return;
          const frame = bytes.subarray(0, bytes.indexOf(0x0d));
          const place = at % frame.length;
          const damaged = Buffer.from(frame);
          damaged[place] = (damaged[place] ?? 0) ^ change;
          const short = frame.subarray(0, place);
          for (const wrong of [damaged, short]) {
            const decoded = decode(wrong, wire);
            const isVerified = decoded.kind === "message" && decoded.checksum === "right";
            // The same figure in small letters is the same figure; a digit cut off its end is not.
            if (isVerified)
              expect(wrong.toString("latin1").toUpperCase()).toBe(frame.toString("latin1").toUpperCase());
          }
        },
      ),
      RUNS,
    );
  });
});
