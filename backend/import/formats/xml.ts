import sax, { type QualifiedAttribute, type QualifiedTag } from "sax";
import { type Element, ElementBuilder } from "#contract/marc/elements.ts";
import { utf8Pieces } from "./encoding.ts";
import { type Bytes, FileError } from "./item.ts";

/**
 * Builds the wanted elements of a document while it is written in; everything else goes by. Document types are refused,
 * so no entity can be defined and none can grow.
 */
export class ElementParser {
  readonly #sax = sax.parser(true, { xmlns: true, position: true });
  readonly #builder: ElementBuilder;

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

  /** Reads on; answers the wanted elements that ended in this piece. Throws `FileError`. */
  write(text: string): Element[] {
    this.#sax.write(text);
    return this.taken();
  }

  /** The wanted elements that have ended and were not taken yet. */
  taken(): Element[] {
    return this.#builder.taken();
  }

  /** The document ends here. Throws `FileError` when elements are still open. */
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
    this.#builder.begin(`{${tag.uri}}${tag.local}`, attributes, this.#sax.line + 1);
  }
}

/** The wanted elements of an XML file, piece by piece, with the bytes read so far. Throws `FileError`. */
export async function* elementsOf(
  bytes: Bytes,
  wanted: (name: string) => boolean,
): AsyncGenerator<{ readonly elements: readonly Element[]; readonly bytes: number }> {
  const parser = new ElementParser(wanted);
  // Damaged bytes become U+FFFD and cost their record only.
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
    // What was whole before the damage is read all the same.
    if (error instanceof FileError) yield { elements: parser.taken(), bytes: read };
    throw error;
  }
}

/** Is there a damaged character anywhere in it? */
export function isDamaged({ text, attributes, children }: Element): boolean {
  return (
    text.includes("\ufffd") ||
    [...attributes.values()].some((one) => one.includes("\ufffd")) ||
    children.some(isDamaged)
  );
}
