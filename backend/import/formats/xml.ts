import sax, { type QualifiedAttribute, type QualifiedTag } from "sax";
import { type Element, ElementBuilder } from "#contract/marc/elements.ts";
import { utf8Pieces } from "./encoding.ts";
import { type Bytes, FileError } from "./item.ts";

/** Names that are kept of a namespace; an attack has more. */
const MOST_NAMES = 100;

/**
 * Builds the wanted elements while a document is parsed; others are skipped. Document types are rejected, so entities cannot be
 * defined or expanded.
 */
export class ElementParser {
  readonly #sax = sax.parser(true, { xmlns: true, position: true });
  readonly #builder: ElementBuilder;
  /** Names of elements by namespace and local name: the same text each time is quick to compare. */
  readonly #names = new Map<string, Map<string, string>>();

  constructor(wanted: (name: string) => boolean) {
    this.#builder = new ElementBuilder(wanted, this.#refuse);
    const parser = this.#sax;
    parser.onopentag = (tag) => this.#begin(tag as QualifiedTag);
    parser.onclosetag = () => this.#builder.end();
    parser.ontext = (text) => this.#builder.text(text);
    parser.oncdata = (text) => this.#builder.text(text);
    parser.ondoctype = () => this.#refuse("The file has a document type (DOCTYPE); such files are refused.");
    parser.onprocessinginstruction = ({ name, body }) => {
      const encoding = /encoding\s*=\s*["']([^"']+)["']/iu.exec(body)?.[1];
      if (name === "xml" && encoding !== undefined && !/^utf-?8$/iu.test(encoding))
        this.#refuse(`The file says that its encoding is ${encoding}. Convert it to UTF-8 first.`);
    };
    parser.onerror = (error) => {
      const [what = ""] = error.message.split("\n");
      this.#refuse(`Not well-formed XML at line ${parser.line + 1}: ${what}`);
    };
  }

  /** Parses a chunk; returns the wanted elements that ended in it. Throws `FileError`. */
  write(text: string): Element[] {
    this.#sax.write(text);
    return this.taken();
  }

  /** Returns the finished elements and removes them. */
  taken(): Element[] {
    return this.#builder.taken();
  }

  /** Ends the document. Throws `FileError` when elements are still open. */
  close(): void {
    if (this.#builder.depth > 0)
      this.#refuse(`The file ends inside an element (line ${this.#sax.line + 1}).`);
    this.#sax.close();
  }

  #refuse(sentence: string): never {
    throw new FileError(sentence);
  }

  #begin(tag: QualifiedTag): void {
    const attributes = new Map(
      Object.values(tag.attributes).map((one: QualifiedAttribute) => [one.local || one.name, one.value]),
    );
    this.#builder.begin(this.#nameOf(tag), attributes, this.#sax.line + 1);
  }

  #nameOf({ uri, local }: QualifiedTag): string {
    const known = this.#names.get(uri) ?? new Map<string, string>();
    this.#names.set(uri, known);
    const name = known.get(local) ?? `{${uri}}${local}`;
    if (known.size < MOST_NAMES) known.set(local, name);
    return name;
  }
}

/** Streams the wanted elements of an XML file with the bytes read so far. Throws `FileError`. */
export async function* elementsOf(
  bytes: Bytes,
  wanted: (name: string) => boolean,
): AsyncGenerator<{ readonly elements: readonly Element[]; readonly bytes: number }> {
  const parser = new ElementParser(wanted);
  // Damaged bytes become U+FFFD and only reject their record.
  const decoder = new TextDecoder();
  let read = 0;
  try {
    for await (const piece of utf8Pieces(bytes)) {
      read += piece.length;
      yield { elements: parser.write(decoder.decode(piece, { stream: true })), bytes: read };
    }
    yield { elements: parser.write(decoder.decode()), bytes: read };
    if (read > 0) parser.close();
  } catch (error) {
    // Elements before the error are still delivered.
    if (error instanceof FileError) yield { elements: parser.taken(), bytes: read };
    throw error;
  }
}

/** Whether it contains a replacement character. */
export function isDamaged({ text, attributes, children }: Element): boolean {
  return (
    text.includes("\ufffd") ||
    [...attributes.values()].some((one) => one.includes("\ufffd")) ||
    children.some(isDamaged)
  );
}
