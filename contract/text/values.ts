import { composed } from "./clean.ts";
import { toIsbn13 } from "./isbn.ts";
import { toHiragana } from "./kana.ts";

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;
/** Earliest plausible year. */
const FIRST_YEAR = 600;
const LAST_YEAR = 2100;

/** First year of an era minus one: 昭和32 = 1925 + 32. */
const ERAS: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };

/** Whether a text can be a reading: kana, and no kanji. */
export function isKana(text: string): boolean {
  return KANA.test(text) && !HAN.test(text);
}

/** Whether a text contains kana or kanji. */
export function isJapanese(text: string): boolean {
  return KANA.test(text) || HAN.test(text);
}

/** Replaces runs of spaces by one plain space, trims, and composes characters. */
export function tidy(text: string): string {
  return composed(text.replace(/[\s\u3000]+/gu, " ").trim());
}

/** Normalises a reading to hiragana. Spaces between kana are removed (ワガハイ ワ ネコ デ アル), those next to letters and digits stay. */
export function titleReading(text: string): string {
  return toHiragana(tidy(text.normalize("NFKC"))).replace(
    /(?<=[\p{Script=Hiragana}ー]) (?=[\p{Script=Hiragana}ー])/gu,
    "",
  );
}

/** A date of death alone, or years with a word: 「小林, 盈一, -1936」, 「林, 和弘, pub. 2016」 (SRU-9). */
const ODD_DATES =
  /[,、]\s*(?:[-‐–~〜]\s*\d{3,4}\??|(?:pub|fl|active|born|died|b|d)\.?\s*\d{3,4}\??(?:\s*[-‐–~〜]\s*(?:\d{3,4}\??)?)?)\s*$/iu;

/** Removes the dates after a name in a heading: 「夏目, 漱石, 1867-1916」. */
function withoutDates(text: string): string {
  return text
    .replace(ODD_DATES, "")
    .replace(/[,、]?\s*(?:\[?c?a?\.?\s*)?\d{3,4}\??\s*[-‐–~〜]\s*(?:\d{3,4}\??)?\]?\s*$/u, "");
}

/** Normalises the reading of a name: hiragana, family name first, one space between. */
export function nameReading(text: string): string {
  return toHiragana(tidy(withoutDates(text.normalize("NFKC")).replace(/[,、]/gu, " ")));
}

/**
 * The printed form of a name from a heading 「family, given」 or 「family given」: 夏目漱石, フョードル・ドストエフスキー, Yasunari Kawabata. Corporate
 * bodies and single-part names stay unchanged.
 */
export function printedName(heading: string, separator: "," | " "): string {
  const text = tidy(withoutDates(tidy(heading)).replace(/[,.、]$/u, ""));
  const parts = text.split(separator === "," ? /[,、]\s*/u : / /u).filter((part) => part !== "");
  const [family = "", given = ""] = parts;
  if (parts.length !== 2) return text;
  if (LATIN.test(family) && LATIN.test(given)) return separator === "," ? `${given} ${family}` : text;
  const foreign = !HAN.test(text) && !/\p{Script=Hiragana}/u.test(text);
  return foreign ? `${given}・${family}` : family + given;
}

/** The first year in a printed date (「2017.10」, 「[1957]」, 「c1998」, 「昭和32.5」); null when there is none. */
export function yearOf(text: string): number | null {
  const plain = text.normalize("NFKC");
  const western = /(?<!\d)(\d{4})(?!\d)/u.exec(plain)?.[1];
  if (western !== undefined) return believable(Number(western));
  const era = /(明治|大正|昭和|平成|令和)\s*(元|\d{1,2})/u.exec(plain);
  const base = ERAS[era?.[1] ?? ""];
  if (base === undefined) return null;
  return believable(base + (era?.[2] === "元" ? 1 : Number(era?.[2])));
}

function believable(year: number): number | null {
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

/**
 * Number of pages in a printed extent (「xii, 378p ; 20cm」, 「264 ページ」), null = none. Several countings are added: 「249,11p」 has 260
 * (SRU-9). Of several volumes the greatest number counts.
 */
export function pagesOf(extent: string): number | null {
  const found = [
    ...extent
      .normalize("NFKC")
      .matchAll(/((?:\d{1,5}\s*[,、]\s*){0,9}\d{1,5})\s*(?:pages|p\b|p\.|p(?=[^a-z])|ページ|頁)/giu),
  ];
  const pages = Math.max(
    0,
    ...found.map((one) => (one[1] ?? "").split(/[,、]/u).reduce((sum, part) => sum + Number(part), 0)),
  );
  return pages === 0 ? null : pages;
}

/** An NDC number, and whether a K before it marks a children's book. */
export interface Ndc {
  readonly number: string;
  readonly children: boolean;
}

/** Parses an NDC number in its various forms (「913.6」, 「K913」, 「NDC 913」, 「9136」, 「210.1/.6」); null when it is none. */
export function readNdc(text: string): Ndc | null {
  const found = /^(?:NDC\s*)?(K)?\s*(\d{1,3})(?:\.?(\d+))?(?![\d.]*[A-Z])/iu.exec(
    text.normalize("NFKC").trim(),
  );
  const [, k, main, rest] = found ?? [];
  if (main === undefined) return null;
  return { number: rest === undefined ? main : `${main}.${rest}`, children: k !== undefined };
}

/** The ISBN of a field, or a remark on why it is invalid. */
export type IsbnRead = { readonly isbn: string } | { readonly remark: string } | null;

/** Parses an ISBN with hyphens, a qualifier or a price after it; null when the field has none (only a price). */
export function readIsbn(text: string): IsbnRead {
  const plain = text.normalize("NFKC").replace(/^\s*ISBN\s*:?/iu, "");
  const digits = /^\s*([\dX][\dX\s‐‑‒–—−-]{8,20})/iu.exec(plain)?.[1]?.trim();
  if (digits === undefined) return null;
  const isbn = toIsbn13(digits) ?? toIsbn13(digits.split(/\s/u)[0] ?? "");
  return isbn === null ? { remark: `ISBN ${digits} is not valid and was left out.` } : { isbn };
}

/** The tags of codes seen before: there are few, and asking for one takes as long as reading a tenth of a record. */
const TAGS = new Map([
  ["mul", "und"],
  ["zxx", "und"],
]);

/**
 * The BCP 47 tag of a language code of MARC or ISO 639 (jpn, eng, chi, ja). Unknown, several or none: `und`.
 */
export function languageTag(code: string): string {
  const plain = code.trim().toLowerCase();
  if (!/^[a-z]{2,3}$/u.test(plain)) return "und";
  const tag = TAGS.get(plain) ?? Intl.getCanonicalLocales(plain)[0] ?? "und";
  TAGS.set(plain, tag);
  return tag;
}

/** Japanese roles as printed after a name, longer ones first. */
const ROLES = [
  "原作・原案",
  "編集・解説",
  "編集協力",
  "責任編集",
  "写真・文",
  "文・写真",
  "文・絵",
  "絵・文",
  "作・絵",
  "さく・え",
  "ぶん・え",
  "共編著",
  "編著",
  "共著",
  "共編",
  "共訳",
  "訳編",
  "編訳",
  "訳注",
  "校注",
  "監訳",
  "監修",
  "監著",
  "原作",
  "原著",
  "原案",
  "著訳",
  "述著",
  "編纂",
  "編集",
  "編さん",
  "撮影",
  "写真",
  "解説",
  "構成",
  "企画",
  "脚本",
  "作曲",
  "作詞",
  "翻訳",
  "イラスト",
  "漫画",
  "口述",
  "講述",
  "聞き手",
  "著",
  "訳",
  "編",
  "作",
  "文",
  "絵",
  "画",
  "撰",
  "注",
  "述",
  "選",
  "撮",
  "さく",
  "ぶん",
  "え",
  "やく",
  "ほか著",
  "ほか編",
  "ほか訳",
  "他著",
  "他編",
] as const;

const ROLE_AT_END = new RegExp(
  `^(.*?)\\s*[[［]?(${[...ROLES].sort((a, b) => b.length - a.length).join("|")})[\\]］]?$`,
  "u",
);

/** One part of a statement of responsibility: names and their role. */
export interface Responsibility {
  readonly names: readonly string[];
  readonly role: string;
}

/** Parses a statement of responsibility: 「夏目漱石著 ; 佐藤花子, 鈴木一郎絵」. */
export function readResponsibility(statement: string): readonly Responsibility[] {
  return tidy(statement)
    .replace(/[.．]$/u, "")
    .split(/\s*[;；]\s*/u)
    .filter((part) => part !== "")
    .map((part) => {
      const [, names = part, role = ""] = ROLE_AT_END.exec(part) ?? [];
      return { names: names.split(/\s*[,，、]\s*/u).filter((name) => name !== ""), role };
    });
}
