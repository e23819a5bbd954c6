import type { Sip2Encoding } from "#contract/settings/backends.schema.ts";
import { composed } from "#contract/text/clean.ts";
import { bytesOf, textOf } from "./charset.ts";
import { FIELDS } from "./fields.table.ts";
import { withoutJunk } from "./frames.ts";
import type { Field, Message } from "./message.ts";
import { MESSAGES, type MessageId } from "./messages.table.ts";

/** The part of the server profile that the codec needs. */
export interface Wire {
  readonly encoding: Sip2Encoding;
  readonly delimiter: string;
  readonly terminator: "cr" | "crlf";
  /** Messages end with AY and AZ. */
  readonly checked: boolean;
}

/** Limits of a message that is sent: characters per value, bytes in total. One server reads at most 1,024 bytes at a time. */
const REQUEST_LIMITS = { value: 255, message: 1000 } as const;

/** A decoded frame. `checksum`: `none` = it has none. */
export type Decoded =
  | {
      readonly kind: "message";
      readonly message: Message;
      readonly sequence: number | null;
      readonly checksum: "none" | "right" | "wrong";
    }
  | { readonly kind: "nonsense" };

const NONSENSE: Decoded = { kind: "nonsense" };
const PRINTABLE = /^[ -~]*$/u;
/** The end of a message within a value: two messages run together, or a forged end. */
const INNER_END = /AY\dAZ[0-9A-Fa-f]{4}/u;
const ESCAPED_BAR = "&#124;";
/** Fields of one character, after which some servers omit the delimiter (SIP-4). */
const ONE_CHARACTER: readonly string[] = ["BL", "CQ"];

/** Removes everything that could end the field or the message, whatever was typed or scanned (SIP-16). */
export function cleanValue(value: string, delimiter: string): string {
  let clean = value
    .normalize("NFC")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f]/gu, "")
    .replaceAll(delimiter, "");
  while (clean.includes(ESCAPED_BAR)) clean = clean.replaceAll(ESCAPED_BAR, "");
  return clean;
}

/** Two's complement of the sum of all bytes up to and with "AZ" (SIP-29). */
function checksumOf(bytes: Uint8Array): number {
  let sum = 0;
  // By index: the iterator of bytes is several times slower, and this is done to every byte.
  for (let index = 0; index < bytes.length; index += 1) sum += bytes[index] ?? 0;
  return -sum & 0xffff;
}

function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(MESSAGES, id);
}

function isKnown(id: string): boolean {
  return Object.hasOwn(FIELDS, id);
}

/** Moves the password away from the end: servers trim characters off the end of a message (SIP-15). */
function ordered(fields: readonly Field[]): readonly Field[] {
  const last = fields.at(-1);
  const before = fields.at(-2);
  if (last?.id !== "AD" || before === undefined) return fields;
  return [...fields.slice(0, -2), last, before];
}

/** The variable part as text; null when a value cannot be sent. */
function fieldsText(fields: readonly Field[], delimiter: string, limit: number): string | null {
  let text = "";
  for (const { id, value } of ordered(fields)) {
    const clean = cleanValue(value, delimiter);
    if (!/^[A-Z]{2}$/u.test(id) || id === "AY" || id === "AZ" || clean.length > limit) return null;
    text += `${id}${clean}${delimiter}`;
  }
  return INNER_END.test(text) ? null : text;
}

function partsText(message: Message): string | null {
  let text: string = message.id;
  const given: Readonly<Record<string, string>> = message.parts;
  for (const [name, width] of Object.entries<number>(MESSAGES[message.id].parts)) {
    const part = (given[name] ?? "").padEnd(width);
    if (part.length !== width || !PRINTABLE.test(part)) return null;
    text += part;
  }
  return text;
}

/**
 * Encodes a message with its end, to be written in one piece. Values are cleaned first (`cleanValue`).
 * @param sequence 0-9, used when `wire.checked`.
 * @returns null when it is too long or a character is missing in the encoding: it must not be sent in part.
 */
export function encode(
  message: Message,
  wire: Wire,
  sequence: number,
  limits: { readonly value: number; readonly message: number } = REQUEST_LIMITS,
): Buffer | null {
  const parts = partsText(message);
  const fields = fieldsText(message.fields, wire.delimiter, limits.value);
  if (parts === null || fields === null) return null;
  const isResend = message.id === "96" || message.id === "97";
  const end = wire.checked ? `${isResend ? "" : `AY${sequence % 10}`}AZ` : "";
  const body = bytesOf(parts + fields + end, wire.encoding);
  if (body === null) return null;
  const sum = wire.checked ? checksumOf(body).toString(16).toUpperCase().padStart(4, "0") : "";
  const bytes = Buffer.concat([body, Buffer.from(`${sum}${wire.terminator === "cr" ? "\r" : "\r\n"}`)]);
  body.fill(0);
  return bytes.length > limits.message ? null : bytes;
}

interface Tail {
  /** Where the variable part ends. */
  readonly start: number;
  readonly sequence: number | null;
  readonly sum: { readonly value: number; readonly end: number } | null;
}

const WHOLE_TAIL = /AY(\d)AZ {0,3}([0-9A-Fa-f]{0,4})[ \0\n]*$/u;
/** A sum that was not cut to 16 bits, or no figure at all. Four digits with more behind them may be two messages. */
const ODD_TAIL = /AY(\d)AZ([0-9A-Fa-f]{8,16}|(?![0-9A-Fa-f]{4}).{1,16})[ \0\n]*$/u;
const SUM_TAIL = /AZ {0,3}([0-9A-Fa-f]{1,4})[ \0\n]*$/u;
const NUMBER_TAIL = /AY(\d)[ \0\n]*$/u;
/** Longer than any end of a message, with trailing junk. */
const TAIL_BYTES = 32;

/**
 * Finds AY and AZ at the end of the variable part: the delimiter before AY, AY, AZ or some of the four digits may be missing, or
 * the sum is no figure of four digits (SIP-4, SIP-5). One of the two alone counts only where a field may begin.
 */
function findTail(rest: Buffer, delimiter: string): Tail {
  const offset = Math.max(0, rest.length - TAIL_BYTES);
  const text = rest.toString("latin1", offset);
  const begins = (index: number): boolean =>
    index === 0 ? offset === 0 : text.charAt(index - 1) === delimiter;
  const sumOf = (hex: string, end: number): Tail["sum"] =>
    hex === "" ? null : { value: Number.parseInt(hex, 16), end: offset + end };

  const whole = WHOLE_TAIL.exec(text);
  if (whole) {
    const [, digit, hex = ""] = whole;
    return { start: offset + whole.index, sequence: Number(digit), sum: sumOf(hex, whole.index + 5) };
  }
  const odd = ODD_TAIL.exec(text);
  if (odd && !odd[2]?.includes(delimiter)) {
    return {
      start: offset + odd.index,
      sequence: Number(odd[1]),
      sum: { value: Number.NaN, end: rest.length },
    };
  }
  const sum = SUM_TAIL.exec(text);
  if (sum && begins(sum.index)) {
    return { start: offset + sum.index, sequence: null, sum: sumOf(sum[1] ?? "", sum.index + 2) };
  }
  const number = NUMBER_TAIL.exec(text);
  if (number && begins(number.index)) {
    return { start: offset + number.index, sequence: Number(number[1]), sum: null };
  }
  return { start: rest.length, sequence: null, sum: null };
}

/** Who waits for a copy, in answers about it: nobody else may learn it (SIP-20). */
const OF_OTHERS: ReadonlySet<string> = new Set(["CY", "DA", "DB", "DC", "DD"]);

/** Whether a field may be read. What may not is dropped here, so that it can reach neither a page nor a log. */
function isKept(message: MessageId, field: string): boolean {
  const layout = MESSAGES[message];
  if ("onlyListed" in layout && !layout.fields.split(" ").some((listed) => listed.startsWith(field))) {
    return false;
  }
  return !OF_OTHERS.has(field);
}

/** Splits into fields; null if this is not a variable part. */
function split(text: string, delimiter: string): Field[] | null {
  const found: { id: string; value: string }[] = [];
  const add = (whole: string): boolean => {
    let piece = whole;
    // A loop, not recursion: a line can contain thousands of them.
    while (
      ONE_CHARACTER.includes(piece.slice(0, 2)) &&
      /^..[YN ]/u.test(piece) &&
      isKnown(piece.slice(3, 5))
    ) {
      found.push({ id: piece.slice(0, 2), value: piece.slice(2, 3) });
      piece = piece.slice(3);
    }
    const id = piece.slice(0, 2);
    const previous = found.at(-1);
    if (previous === undefined ? isKnown(id) : isKnown(id) || /^[A-Z]{2}$/u.test(id)) {
      found.push({ id, value: piece.slice(2) });
      return true;
    }
    // A bare delimiter within a value (SIP-7).
    if (previous !== undefined) previous.value += `${delimiter}${piece}`;
    return previous !== undefined;
  };
  for (const piece of text.split(delimiter)) {
    if (piece !== "" && !add(piece)) return null;
  }
  return found.map(({ id, value }) => ({ id, value: composed(value.replaceAll(ESCAPED_BAR, "|")) }));
}

/** Text without trailing blanks, NULs and line ends. A regular expression would take quadratic time on runs of blanks. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && " \0\n".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Whether a date's position has a date or is blank. Otherwise the fixed parts are not those of this message. */
function isDate(part: string): boolean {
  return /^[\d ]{8}.{4}[\d ]{6}$/u.test(part);
}

/** Decodes a frame, without its end. Never throws for any input; what is not clearly a known message is `nonsense`. */
export function decode(frame: Uint8Array, wire: Pick<Wire, "encoding" | "delimiter">): Decoded {
  const bytes = withoutJunk(Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength));
  const id = bytes.toString("latin1", 0, 2);
  if (!isMessageId(id)) return NONSENSE;
  const parts: Record<string, string> = {};
  let at = 2;
  for (const [name, width] of Object.entries<number>(MESSAGES[id].parts)) {
    const part = bytes.toString("latin1", at, at + width);
    if (part.length !== width || !PRINTABLE.test(part) || (width === 18 && !isDate(part))) return NONSENSE;
    parts[name] = part;
    at += width;
  }
  const rest = bytes.subarray(at);
  const tail = findTail(rest, wire.delimiter);
  const text = textOf(rest.subarray(0, tail.start), wire.encoding);
  if (INNER_END.test(text)) return NONSENSE;
  const fields = split(withoutEnd(text), wire.delimiter);
  if (fields === null || ((id === "96" || id === "97") && fields.length > 0)) return NONSENSE;
  return {
    kind: "message",
    message: { id, parts, fields: fields.filter((field) => isKept(id, field.id)) } as Message,
    sequence: tail.sequence,
    checksum: checksumState(bytes, at, tail),
  };
}

function checksumState(bytes: Buffer, at: number, { sum }: Tail): "none" | "right" | "wrong" {
  if (sum === null) return "none";
  return checksumOf(bytes.subarray(0, at + sum.end)) === sum.value ? "right" : "wrong";
}
