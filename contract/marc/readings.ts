import { isJapanese, isKana } from "../text/values.ts";
import { type DataField, fields, type MarcRecord, value } from "./record.ts";

/** The link between a field and its alternate graphic representation (880): `245-01/$1`. */
const LINK = /^(\d{3})-(\d{2})(?:\/(\S+))?/u;
/**
 * Script codes: `$1` = Chinese, Japanese, Korean, in JAPAN/MARC always the katakana reading; `(B` = Latin letters. The `$` is
 * part of the code and starts no subfield.
 */
const CJK_SCRIPT = "$1";
const LATIN_SCRIPT = "(B";

/** A field with its reading. */
export interface Read {
  readonly field: DataField;
  /** The same field in kana; null = none. */
  readonly reading: DataField | null;
}

/** The 880 fields of a record by linked tag and number. */
export type Alternates = ReadonlyMap<string, readonly DataField[]>;

/** Collects the 880 fields of a record. */
export function alternatesOf(record: MarcRecord): Alternates {
  const found = new Map<string, DataField[]>();
  for (const field of fields(record, "880")) {
    const [, tag, number] = LINK.exec(value(field, "6")) ?? [];
    // Number 00 = no linked field.
    if (tag === undefined || number === undefined || number === "00") continue;
    const key = `${tag}-${number}`;
    found.set(key, [...(found.get(key) ?? []), field]);
  }
  return found;
}

function textOf(field: DataField): string {
  return field.subfields
    .filter(([code]) => /[a-z]/u.test(code))
    .map(([, text]) => text)
    .join(" ");
}

/**
 * A field with its reading from 880. There are two conventions: JAPAN/MARC has the text in the field and kana in 880; elsewhere
 * the field is romanised and 880 has the text, which then replaces it, and there is no reading.
 */
export function withReading(field: DataField, alternates: Alternates): Read {
  const [, , number] = LINK.exec(value(field, "6")) ?? [];
  if (number === undefined) return { field, reading: null };
  const tied = (alternates.get(`${field.tag}-${number}`) ?? []).filter(
    (one) => scriptOf(one) !== LATIN_SCRIPT,
  );
  const kana = tied.find((one) => isKana(textOf(one)));
  const text = tied.find((one) => scriptOf(one) === CJK_SCRIPT && isJapanese(textOf(one)));
  if (text !== undefined && !isJapanese(textOf(field)))
    return { field: { ...text, tag: field.tag }, reading: kana ?? null };
  return { field, reading: kana ?? null };
}

function scriptOf(field: DataField): string {
  return LINK.exec(value(field, "6"))?.[3] ?? "";
}
