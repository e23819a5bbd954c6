import type { Tokenizer } from "lindera-wasm-nodejs-ipadic";
import { toHiragana } from "#contract/text/kana.ts";
import type { CatalogueRecord, MadeReadings } from "../store/catalogue-record.ts";
import type { Item } from "./formats/item.ts";

/** Longest text that is read, in characters; the rest has no reading. */
const LONGEST = 400;
const HAN = /[\p{Script=Han}々〆]/u;

/** Loads the analyser with its dictionary: half a second and 130 MB, so only for a record that needs it. */
async function loadTokenizer(): Promise<Tokenizer> {
  const { TokenizerBuilder } = await import("lindera-wasm-nodejs-ipadic");
  const builder = new TokenizerBuilder();
  builder.setDictionary("embedded://ipadic");
  builder.setMode("normal");
  return builder.build();
}

/** A token of the analyser; `reading` in katakana, missing for words that are not in the dictionary. */
interface Token {
  readonly surface: string;
  readonly reading?: string;
}

/** Makes readings for titles and authors whose source has none (decision 39). One in five titles is wrong somewhere. */
export class ReadingMaker {
  #tokenizer: Tokenizer | null = null;

  /** The items with readings made where records have none; those made before stay. */
  async complete(items: readonly Item[]): Promise<readonly Item[]> {
    if (!items.some((item) => item.kind === "record" && isWanting(item.record))) return items;
    this.#tokenizer ??= await loadTokenizer();
    const tokenizer = this.#tokenizer;
    return items.map((item) =>
      item.kind === "record" && isWanting(item.record)
        ? { ...item, record: { ...item.record, made: madeFor(item.record, tokenizer) } }
        : item,
    );
  }
}

function needsReading(text: string, reading: string): boolean {
  return reading === "" && HAN.test(text);
}

/** Works in other languages are not read as Japanese. */
function isWanting({ language, title, reading, made, authors }: CatalogueRecord): boolean {
  if (language !== "" && language !== "ja") return false;
  return (
    needsReading(title, reading || (made?.title ?? "")) ||
    authors.some((one, at) => needsReading(one.name, one.reading || (made?.authors[at] ?? "")))
  );
}

function madeFor({ title, reading, made, authors }: CatalogueRecord, tokenizer: Tokenizer): MadeReadings {
  const read = (text: string, given: string): string =>
    needsReading(text, given) ? readingOf(text, tokenizer) : "";
  return {
    title: made?.title || read(title, reading),
    authors: authors.map((one, at) => made?.authors[at] || read(one.name, one.reading)),
  };
}

/** The reading of a text in hiragana; what is not kanji, and what the dictionary does not know, stays as it is. */
function readingOf(text: string, tokenizer: Tokenizer): string {
  const tokens: readonly Token[] = tokenizer.tokenize(text.slice(0, LONGEST));
  const read = tokens.map(({ surface, reading }) =>
    HAN.test(surface) && reading !== undefined && reading !== "*" ? reading : surface,
  );
  return toHiragana(read.join(""))
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();
}
