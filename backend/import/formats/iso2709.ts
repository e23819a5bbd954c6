import { isUtf8 } from "node:buffer";
import { controlNumber, type DataField, dataField, type MarcRecord } from "#contract/marc/record.ts";
import { utf8Pieces } from "./encoding.ts";
import {
  type Bytes,
  FileError,
  type Item,
  type Piece,
  type Place,
  type ReaderOptions,
  RecordError,
} from "./item.ts";
import { type MarcMapping, readMarc, recordIdOf } from "./marc/map.ts";

// Not a package: the maintained one (marcjs) does not check lengths, loses a record that spans three chunks, accepts damaged
// directories and bytes as text, and cannot tell the position of a record.

const LEADER_LENGTH = 24;
const ENTRY_LENGTH = 12;
const END_OF_RECORD = 0x1d;
const END_OF_FIELD = 0x1e;
const ESCAPE = 0x1b;
/** Maximum length of a record in bytes: five digits in the leader. */
const MAX_RECORD = 99_999;
/** Without an end of record in this many bytes the file has another format. */
const MAX_SEARCH = 2 * MAX_RECORD;

/** Line ends, blanks, end-of-file marks and a byte order mark that some programs write between records. */
function isFiller(byte: number): boolean {
  return byte <= 0x1a || byte === 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf;
}

/** Reads a record's text by its directory. Throws `RecordError`, with the id when 001 could be read. */
function parseIso2709(raw: Buffer): MarcRecord {
  const leader = raw.toString("latin1", 0, LEADER_LENGTH);
  const base = Number(leader.slice(12, 17));
  if (!/^\d{5}$/u.test(leader.slice(12, 17)) || base > raw.length - 1 || base < LEADER_LENGTH + 1)
    throw new RecordError(
      `The leader's base address ${JSON.stringify(leader.slice(12, 17))} is not in the record.`,
    );
  const directory = raw.toString("latin1", LEADER_LENGTH, base - 1);
  if (
    raw[base - 1] !== END_OF_FIELD ||
    directory.length % ENTRY_LENGTH !== 0 ||
    /\D/u.test(directory.replace(/[A-Za-z]/gu, ""))
  )
    throw new RecordError("The directory is damaged.");
  const control = new Map<string, string>();
  const data: DataField[] = [];
  const id = (): string => control.get("001")?.trim() ?? "";
  for (let at = 0; at < directory.length; at += ENTRY_LENGTH) {
    const entry = directory.slice(at, at + ENTRY_LENGTH);
    const tag = entry.slice(0, 3);
    const text = fieldText(raw, base, entry, id());
    if (tag.startsWith("00")) control.set(tag, text);
    else data.push(dataField(tag, text));
  }
  return { leader, control, data };
}

function fieldText(raw: Buffer, base: number, entry: string, id: string): string {
  const start = base + Number(entry.slice(7));
  const end = start + Number(entry.slice(3, 7)) - 1;
  const tag = entry.slice(0, 3);
  if (!(end >= start && end < raw.length))
    throw new RecordError(`The directory points outside the record (field ${tag}).`, id);
  if (raw[end] !== END_OF_FIELD)
    throw new RecordError(`Field ${tag} does not end where the directory says.`, id);
  return raw.toString("utf8", start, end);
}

/** Why the bytes of a record are not its text; empty = they are. */
function otherCharacters(raw: Buffer, { leader }: MarcRecord): string {
  if (leader.charAt(9) !== "a" && raw.includes(ESCAPE))
    return "The record is in MARC-8 or JIS, not UTF-8 (leader/09).";
  return isUtf8(raw) ? "" : "The record holds bytes that are not UTF-8.";
}

/** Splits a growing buffer into records and tracks the position in the file. */
class Cutter {
  #held: Buffer = Buffer.alloc(0);
  #at = 0;
  #number = 0;
  #isCut = false;

  /** Whether the file ends inside a record. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Byte offset of the next record. */
  get at(): number {
    return this.#at;
  }

  add(piece: Buffer): void {
    this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
  }

  /** The next complete record; null = more bytes are needed. `last` = there are no more. */
  next(last: boolean): (Place & ({ readonly raw: Buffer } | { readonly reason: string })) | null {
    let skipped = 0;
    while (skipped < this.#held.length && isFiller(this.#held[skipped] ?? 0)) skipped += 1;
    this.#drop(skipped);
    if (this.#held.length === 0) return null;
    const told = this.#told();
    if (told !== null && this.#held.length >= told && this.#held[told - 1] === END_OF_RECORD)
      return { ...this.#place(), raw: this.#take(told) };
    if (told !== null && this.#held.length < told && !last) return null;
    return this.#damaged(told, last);
  }

  #told(): number | null {
    const digits = this.#held.toString("latin1", 0, 5);
    return /^\d{5}$/u.test(digits) && Number(digits) > LEADER_LENGTH ? Number(digits) : null;
  }

  /** The length is invalid: the record extends to the next end of record. */
  #damaged(told: number | null, last: boolean) {
    const end = this.#held.indexOf(END_OF_RECORD);
    if (end === -1 && !last) {
      if (this.#held.length < MAX_SEARCH) return null;
      throw new FileError(`This is not an ISO 2709 file: there is no end of record after byte ${this.#at}.`);
    }
    this.#isCut = end === -1;
    const place = this.#place();
    const raw = this.#take(end === -1 ? this.#held.length : end + 1);
    const reason =
      end === -1
        ? "The file ends inside this record."
        : told === null
          ? "The record does not begin with its length."
          : `The leader says ${told} bytes, the record has ${raw.length}.`;
    return { ...place, reason };
  }

  #place(): Place {
    this.#number += 1;
    return { number: this.#number, at: this.#at };
  }

  #take(length: number): Buffer {
    const raw = this.#held.subarray(0, length);
    this.#drop(length);
    return raw;
  }

  #drop(length: number): void {
    this.#held = this.#held.subarray(length);
    this.#at += length;
  }
}

/**
 * Reads MARC 21 and JAPAN/MARC from ISO 2709. Streams with constant memory; `at` is a byte offset. A damaged record is rejected
 * and the next one is found by its end of record. Throws `FileError` when the file has another format.
 */
export async function* readIso2709(bytes: Bytes, options: ReaderOptions<MarcMapping>): AsyncGenerator<Piece> {
  const cutter = new Cutter();
  for await (const piece of utf8Pieces(bytes)) {
    cutter.add(piece);
    yield { items: cut(cutter, options, false), bytes: cutter.at };
  }
  const items = cut(cutter, options, true);
  yield { items, bytes: cutter.at, ...(cutter.isCut ? { cut: true } : {}) };
}

function cut(cutter: Cutter, options: ReaderOptions<MarcMapping>, last: boolean): Item[] {
  const items: Item[] = [];
  for (let one = cutter.next(last); one !== null; one = cutter.next(last)) {
    if (one.number <= options.skip) continue;
    const { number, at } = one;
    items.push(
      "reason" in one ? { number, at, kind: "rejected", id: "", reason: one.reason } : read(one, options),
    );
  }
  return items;
}

function read(
  { number, at, raw }: Place & { readonly raw: Buffer },
  options: ReaderOptions<MarcMapping>,
): Item {
  try {
    const record = parseIso2709(raw);
    const reason = otherCharacters(raw, record);
    if (reason === "") return { number, at, ...readMarc(record, options) };
    const recordId = recordIdOf(record, options);
    return { number, at, kind: "rejected", id: controlNumber(record), recordId, reason };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { number, at, kind: "rejected", id: error.id, reason: error.message };
  }
}
