/**
 * The part of IPP's encoding (RFC 8010) needed for CUPS: requests with simple attributes, any answers. Other attributes of an
 * answer are skipped.
 */

/** Used operations: of IPP (RFC 8011), and one of CUPS. */
export const OPERATIONS = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  jobAttributes: 0x0009,
  jobs: 0x000a,
  printerAttributes: 0x000b,
  releaseJob: 0x000d,
  cupsPrinters: 0x4002,
} as const;

/** Status of an answer; success below 0x0100. */
export const NOT_FOUND = 0x0406;
/** Statuses for missing or insufficient authorization. */
export const DENIED: readonly number[] = [0x0401, 0x0402, 0x0403];

/** Value tags, one byte each. */
const TAGS = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  beginCollection: 0x34,
  endCollection: 0x37,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
} as const;
const END = 0x03;
const GROUPS = { operation: 0x01, job: 0x02 } as const;

/** An attribute that is sent. */
export interface Sent {
  readonly kind: "boolean" | "keyword" | "name" | "uri" | "mime";
  readonly name: string;
  readonly value: string | boolean | readonly string[];
}

export interface IppRequest {
  readonly operation: number;
  readonly attributes: readonly Sent[];
  /** Job attributes. */
  readonly job?: readonly Sent[];
  readonly document?: Uint8Array;
}

/** A value of an answer; others are only counted. */
export type IppValue = string | number | boolean;

/** Attributes of one object: of the answer, a job or a printer. */
export type IppGroup = ReadonlyMap<string, readonly IppValue[]>;

export interface IppAnswer {
  readonly status: number;
  /** Groups in order, without the first, which is about the answer itself. */
  readonly things: readonly IppGroup[];
}

/** The answer is not IPP. */
export class IppError extends Error {
  override readonly name = "IppError";
}

function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function attribute(tag: number, name: string, values: readonly (string | boolean)[]): Buffer {
  return Buffer.concat(
    values.map((value, index) =>
      Buffer.concat([
        Buffer.from([tag]),
        // A further value of the same attribute has no name.
        field(Buffer.from(index === 0 ? name : "")),
        field(typeof value === "boolean" ? Buffer.from([value ? 1 : 0]) : Buffer.from(value)),
      ]),
    ),
  );
}

function group(tag: number, attributes: readonly Sent[]): Buffer {
  const all = attributes.map(({ kind, name, value }) =>
    attribute(TAGS[kind], name, typeof value === "object" ? value : [value]),
  );
  return Buffer.concat([Buffer.from([tag]), ...all]);
}

/** A request as bytes, IPP 1.1: every CUPS speaks it. */
export function encode({ operation, attributes, job = [], document }: IppRequest): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x0101, 0);
  head.writeUInt16BE(operation, 2);
  head.writeUInt32BE(1, 4);
  return Buffer.concat([
    head,
    Buffer.from([GROUPS.operation]),
    attribute(TAGS.charset, "attributes-charset", ["utf-8"]),
    attribute(TAGS.language, "attributes-natural-language", ["en"]),
    group(GROUPS.operation, attributes).subarray(1),
    ...(job.length === 0 ? [] : [group(GROUPS.job, job)]),
    Buffer.from([END]),
    ...(document === undefined ? [] : [document]),
  ]);
}

/** Reads fields from bytes, never beyond their end. */
function reader(bytes: Buffer) {
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new IppError("cut off");
    at += length;
    return bytes.subarray(at - length, at);
  };
  return {
    byte: () => take(1).readUInt8(),
    word: () => take(2).readUInt16BE(),
    skip: (length: number) => void take(length),
    field: () => take(take(2).readUInt16BE()),
  };
}

function readValue(tag: number, bytes: Buffer): IppValue {
  if (tag === TAGS.integer || tag === TAGS.enum) {
    if (bytes.length !== 4) throw new IppError("no number");
    return bytes.readInt32BE();
  }
  if (tag === TAGS.boolean) return bytes.length === 1 && bytes[0] !== 0;
  return bytes.toString("utf8");
}

/** Decodes an answer; throws IppError if it is invalid. */
export function decode(bytes: Buffer): IppAnswer {
  const read = reader(bytes);
  read.word();
  const status = read.word();
  read.skip(4);
  const groups: Map<string, IppValue[]>[] = [];
  let depth = 0;
  let name = "";
  for (let tag = read.byte(); tag !== END; tag = read.byte()) {
    if (tag < 0x10) {
      groups.push(new Map());
      continue;
    }
    const given = read.field().toString("utf8");
    const value = readValue(tag, read.field());
    if (tag === TAGS.beginCollection) depth += 1;
    if (depth === 0) {
      if (given !== "") name = given;
      const now = groups.at(-1);
      if (now === undefined || name === "") throw new IppError("no group");
      const values = now.get(name);
      if (values === undefined) now.set(name, [value]);
      else values.push(value);
    }
    if (tag === TAGS.endCollection) depth -= 1;
  }
  return { status, things: groups.slice(1) };
}
