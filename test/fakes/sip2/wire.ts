import iconv from "iconv-lite";
import type { Sip2Encoding } from "#contract/settings/backends.schema.ts";
import type { FakeAnswer } from "./answer-parts.ts";
import type { Quirks } from "./quirks.ts";
import { sumOf } from "./request.ts";

/** Text to bytes; what a table lacks becomes "?". */
export function toBytes(text: string, encoding: Sip2Encoding): Buffer {
  return iconv.encode(text, encoding);
}

/** Bytes to text. */
export function toText(bytes: Buffer, encoding: Sip2Encoding): string {
  return iconv.decode(bytes, encoding);
}

const RANKS: Readonly<Record<Quirks["order"], (id: string) => string>> = {
  "ao-first": (id) => (id === "AO" ? "" : "x"),
  "ao-last": (id) => (id === "AO" ? "y" : "x"),
  alphabetical: (id) => id,
};

/** Fields that repeat anyway. */
const LISTS: readonly string[] = ["AS", "AT", "AU", "AV", "BU", "CD", "BM", "BN"];

function valueText(value: string, quirks: Quirks): string {
  const short = quirks.cut > 0 ? [...value].slice(0, quirks.cut).join("") : value;
  return (quirks.bar === "escaped" ? short.replaceAll("|", "&#124;") : short).normalize(quirks.form);
}

/** The variable part. */
function fieldsText(answer: FakeAnswer, institution: string, quirks: Quirks): string {
  const rank = RANKS[quirks.order];
  const isLogin = answer.head.startsWith("94");
  const all: (readonly [string, string])[] = isLogin ? [] : [["AO", institution], ...answer.fields];
  // Sorting is stable, so lists keep their order.
  const sorted = all.toSorted(([one], [two]) => (rank(one) < rank(two) ? -1 : rank(one) > rank(two) ? 1 : 0));
  const repeated = sorted.flatMap(([id, value]) =>
    quirks.repeats && !LISTS.includes(id)
      ? [
          [id, value],
          [id, `${value}?`],
        ]
      : [[id, value]],
  );
  return repeated
    .map(([id = "", value = ""]) => {
      const isOneSign = quirks.forgetsBars && ["BL", "CQ"].includes(id) && value.length === 1;
      return `${id}${valueText(value, quirks)}${isOneSign ? "" : "|"}`;
    })
    .join("");
}

/** Puts AY and AZ behind, as the quirks have it. */
function finished(body: string, sequence: string | null, quirks: Quirks): Buffer {
  const { checksum, encoding } = quirks;
  if (checksum === "absent" || (sequence === null && checksum !== "unasked")) return toBytes(body, encoding);
  const number = checksum === "unasked" ? "" : `AY${sequence}`;
  if (checksum === "wrong") return toBytes(`${body}${number}AZ0000`, encoding);
  if (checksum === "garbage") return toBytes(`${body}${number}AZFFFFFFFFFFFF${sequence ?? ""}3A1`, encoding);
  if ((checksum === "short" || checksum === "blank") && !/^9[46]/u.test(body)) {
    // A figure of fewer than four digits, whatever the message: filled up until it is one.
    for (let filler = ""; ; filler += "z") {
      const bytes = toBytes(`${body}AG${filler}|${number}AZ`, encoding);
      if (sumOf(bytes) < 0x1000)
        return Buffer.concat([
          bytes,
          Buffer.from(
            sumOf(bytes)
              .toString(16)
              .toUpperCase()
              .padStart(checksum === "blank" ? 4 : 0),
          ),
        ]);
    }
  }
  const bytes = toBytes(`${body}${number}AZ`, encoding);
  return Buffer.concat([bytes, Buffer.from(sumOf(bytes).toString(16).toUpperCase().padStart(4, "0"))]);
}

/** The end of a message. */
export function endOf(quirks: Quirks): string {
  return { cr: "\r", crlf: "\r\n", none: "" }[quirks.terminator];
}

/** An answer in bytes, without its end. */
export function toWire(
  answer: FakeAnswer,
  institution: string,
  sequence: string | null,
  quirks: Quirks,
): Buffer {
  return finished(`${answer.head}${fieldsText(answer, institution, quirks)}`, sequence, quirks);
}
