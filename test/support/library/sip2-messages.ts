import fc from "fast-check";
import { SIP2_ENCODINGS } from "#contract/settings/choices.ts";
import type { Wire } from "#main/library/sip2/codec.ts";
import { FIELDS } from "#main/library/sip2/fields.table.ts";
import type { Message } from "#main/library/sip2/message.ts";
import { MESSAGES, type MessageId } from "#main/library/sip2/messages.table.ts";

/** What a value may be made of: everyday text, other scripts, and all that means something on the wire. */
const SIGNS: readonly string[] = [
  ..."09AZaz _-:/.,'\"#!?%&;()",
  ..."猫坊っちゃんがポアーソ表能",
  ..."éüßçÉ",
  "か\u3099",
  "e\u0301",
  "|",
  "^",
  "\r",
  "\n",
  "\0",
  "\t",
  "&#124;",
  "AY1AZ",
  "AZFEF6",
  "|AA",
  "|AF",
  "🐈",
  "\ud800",
];

export const anyValue: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...SIGNS), { maxLength: 24 })
  .map((signs) => signs.join(""));

export const anyWire: fc.Arbitrary<Wire> = fc.record({
  encoding: fc.constantFrom(...SIP2_ENCODINGS),
  delimiter: fc.constantFrom("|", "|", "|", "^", "~", ";", "&"),
  terminator: fc.constantFrom("cr", "crlf"),
  checked: fc.boolean(),
});

const aDate = fc.constantFrom(
  "20261125    120000",
  "20261125   Z235959",
  "202601010000000000",
  " ".repeat(18),
);

/** A fixed part of a width: flags, figures or blanks, or any printable signs. */
function partOf(width: number): fc.Arbitrary<string> {
  if (width === 18) return aDate;
  const sign = fc.constantFrom(..."0123456789YNU  ", "A", "Z", "|");
  return fc.array(sign, { minLength: width, maxLength: width }).map((signs) => signs.join(""));
}

function fieldFor(id: string): fc.Arbitrary<{ id: string; value: string }> {
  const value = id === "BL" || id === "CQ" ? fc.constantFrom("Y", "N", "") : anyValue;
  return value.map((text) => ({ id, value: text }));
}

const knownField = fc
  .constantFrom(...Object.keys(FIELDS).filter((id) => id !== "AY" && id !== "AZ"))
  .chain(fieldFor);
const anyField = fc.oneof({ weight: 9, arbitrary: knownField }, fc.constantFrom("QQ", "ZX").chain(fieldFor));

/** Any message of the table, with its own fields, those of other messages and unknown ones, repeated and in any order. */
export const anyMessage: fc.Arbitrary<Message> = fc
  .constantFrom(...(Object.keys(MESSAGES) as MessageId[]))
  .chain((id) =>
    fc
      .tuple(
        fc.tuple(...Object.values<number>(MESSAGES[id].parts).map(partOf)),
        knownField,
        fc.array(anyField, { maxLength: 8 }),
      )
      .map(([parts, first, others]) => {
        const names = Object.keys(MESSAGES[id].parts);
        const isBare = id === "96" || id === "97";
        return {
          id,
          parts: Object.fromEntries(names.map((name, index) => [name, parts[index] ?? ""])),
          fields: isBare ? [] : [first, ...others],
        } as Message;
      }),
  );

/** Cuts bytes into pieces at the given places. */
export function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [...new Set([0, ...places.map((place) => place % (bytes.length + 1)), bytes.length])];
  const sorted = at.toSorted((a, b) => a - b);
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}
