import sax, { type QualifiedAttribute, type QualifiedTag } from "sax";
import { utf8Pieces } from "./encoding.ts";
import { type Bytes, FileError } from "./item.ts";

/** An element with everything in it; names without prefixes. */
export interface Element {
  /** Namespace and name: `{http://...}title`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its own text, without that of its children. */
  readonly text: string;
  /** Line of the file on which it begins. */
  readonly line: number;
}

/** A record longer than so many characters is refused: a file of ours has none, an attack may. */
const MAX_RECORD_CHARS = 4_000_000;
const MAX_DEPTH = 64;

interface Open {
  name: string;
  attributes: Map<string, string>;
  children: Element[];
  text: string;
  line: number;
}

/**
 * Builds the wanted elements of a document while it is written in; everything else goes by. Document types are refused,
 * so no entity can be defined and none can grow.
 */
export class ElementParser {
  readonly #sax = sax.parser(true, { xmlns: true, position: true });
  readonly #wanted: (name: string) => boolean;
  readonly #open: Open[] = [];
  readonly #found: Element[] = [];
  #depth = 0;
  #chars = 0;

  constructor(wanted: (name: string) => boolean) {
    this.#wanted = wanted;
    const parser = this.#sax;
    parser.onopentag = (tag) => this.#begin(tag as QualifiedTag);
    parser.onclosetag = () => this.#end();
    parser.ontext = (text) => this.#text(text);
    parser.oncdata = (text) => this.#text(text);
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
    return this.#found.splice(0);
  }

  /** The document ends here. Throws `FileError` when elements are still open. */
  close(): void {
    if (this.#depth > 0) this.#refuse(`The file ends inside an element (line ${this.#sax.line + 1}).`);
    this.#sax.close();
  }

  #refuse(sentence: string): never {
    throw new FileError(sentence);
  }

  #begin(tag: QualifiedTag): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      this.#refuse(`Elements lie ${MAX_DEPTH} deep at line ${this.#sax.line + 1}.`);
    const name = `{${tag.uri}}${tag.local}`;
    if (this.#open.length === 0 && !this.#wanted(name)) return;
    if (this.#open.length === 0) this.#chars = 0;
    const attributes = new Map(
      Object.values(tag.attributes).map((one: QualifiedAttribute) => [one.local || one.name, one.value]),
    );
    this.#open.push({ name, attributes, children: [], text: "", line: this.#sax.line + 1 });
  }

  #end(): void {
    this.#depth -= 1;
    const ended = this.#open.pop();
    if (ended === undefined) return;
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#found.push(ended);
    else parent.children.push(ended);
  }

  #text(text: string): void {
    const open = this.#open.at(-1);
    if (open === undefined) return;
    this.#chars += text.length;
    if (this.#chars > MAX_RECORD_CHARS) this.#refuse(`The record at line ${open.line} is too long.`);
    open.text += text;
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

/** The first child of this name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name);
}

/** All children of this name. */
export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter((one) => one.name === name);
}

/** Is there a damaged character anywhere in it? */
export function isDamaged({ text, attributes, children }: Element): boolean {
  return (
    text.includes("\ufffd") ||
    [...attributes.values()].some((one) => one.includes("\ufffd")) ||
    children.some(isDamaged)
  );
}
