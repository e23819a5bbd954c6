import { toHiragana } from "../text/kana.ts";
import { isJapanese, isKana, titleReading } from "../text/values.ts";
import { withoutStop } from "./isbd.ts";
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

/** Fields of Japanese systems with the reading of a title in $a, and in $b the title that it belongs to. */
const READING_TAGS = ["551", "554"];
/** Added titles. One in kana may be the reading of the title, or another work. */
const ADDED_TITLE = "740";
const HAN = /\p{Script=Han}/u;
/** Kana of one kanji at most: 承る is うけたまわる. */
const MOST_KANA = 5;
/** Kana of a sign, digit or foreign letter at most. */
const MOST_SPOKEN = 6;
/** Particles that are written as one kana and read as another. */
const SPOKEN: Readonly<Record<string, string>> = { は: "わ", へ: "え", を: "お" };

/** The reading of a title from 551 and 554, in hiragana; empty = none that belongs to this title. */
export function readingBeside(record: MarcRecord, title: string): string {
  for (const field of fields(record, ...READING_TAGS)) {
    const [reading, text] = [readingIn(field), value(field, "b")];
    const isOfTitle = HAN.test(text) ? bare(text) === bare(title) : fits(reading, title);
    if (reading !== "" && isOfTitle) return reading;
  }
  return "";
}

/** An added title (740) in kana that can be the reading of the title, in hiragana: good enough to search, not to show. Empty = none. */
export function readingAmongAdded(record: MarcRecord, title: string): string {
  const alternates = alternatesOf(record);
  const found = fields(record, ADDED_TITLE).flatMap((field) => {
    const { reading } = withReading(field, alternates);
    return [field, ...(reading === null ? [] : [reading])].map(readingIn);
  });
  return found.find((reading) => reading !== "" && fits(reading, title)) ?? "";
}

function readingIn(field: DataField): string {
  const text = value(field, "a");
  return isKana(text) ? titleReading(withoutStop(text)) : "";
}

function bare(text: string): string {
  return toHiragana(text.normalize("NFKC").toLowerCase()).replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether the title can be read so: its kana are in the reading, in order, with one to five kana for each kanji between them. */
function fits(reading: string, title: string): boolean {
  if (!HAN.test(title)) return false;
  const kana = [...bare(reading)];
  let ends = new Set([0]);
  for (const char of bare(title)) {
    const next = new Set<number>();
    for (const at of ends) {
      if (isKana(char)) {
        if (kana[at] === char || kana[at] === SPOKEN[char]) next.add(at + 1);
        continue;
      }
      const [least, most] = HAN.test(char) ? [1, MOST_KANA] : [0, MOST_SPOKEN];
      for (let end = at + least; end <= Math.min(at + most, kana.length); end += 1) next.add(end);
    }
    ends = next;
  }
  return ends.has(kana.length);
}
