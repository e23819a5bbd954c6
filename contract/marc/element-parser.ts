import { SaxesParser, type SaxesTagNS } from "saxes";
import { type Element, ElementBuilder, MAX_RECORD_CHARS } from "./elements.ts";

/** Most names that are cached per namespace; only an attack has more. */
const MOST_NAMES = 100;
/** Attributes of an element; MARCXML has three. */
const MOST_ATTRIBUTES = 100;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
/** Faults of library systems' XML that leave no doubt about its content: control characters, blank lines before the declaration. */
const HARMLESS = new Set([
  "disallowed character.",
  'the string "]]>" is disallowed in char data.',
  "an XML declaration must be at the start of the document.",
  "documents may contain only one root.",
]);

/** How a document is parsed. */
export interface ElementParserOptions {
  /** Elements that are built, by name; others are skipped. */
  readonly wanted: (name: string) => boolean;
  /** Gets one sentence and throws it as the caller's kind of error. */
  readonly refuse: (sentence: string) => never;
  /** Gets the encoding of the XML declaration, if it has one, before the first element. */
  readonly onEncoding?: (encoding: string) => void;
  /** Elements of a document, wanted or not; default: any number. */
  readonly mostElements?: number;
}

/**
 * Builds the wanted elements while a document is parsed. Document types are refused, so entities cannot be defined or expanded. The
 * work for a document is in proportion to its length.
 */
export class ElementParser {
  readonly #parser = new SaxesParser({ xmlns: true, position: false });
  readonly #builder: ElementBuilder;
  readonly #options: ElementParserOptions;
  /** Names of elements by namespace and local name: the same text each time is quick to compare. */
  readonly #names = new Map<string, Map<string, string>>();
  #elements = 0;
  /** Characters of the chunks since the last tag: a text or comment without end is an attack, because the parser keeps it. */
  #untagged = 0;

  constructor(options: ElementParserOptions) {
    this.#options = options;
    const { wanted, refuse } = options;
    this.#builder = new ElementBuilder(wanted, refuse);
    const parser = this.#parser;
    // No seventh handler: V8 would keep the parser's fields in a dictionary, and it would take four times as long.
    parser.on("opentag", (tag) => this.#begin(tag));
    parser.on("closetag", () => this.#builder.end());
    parser.on("text", (text) => this.#builder.text(text));
    parser.on("cdata", (text) => this.#builder.text(text));
    parser.on("doctype", () => refuse("The file has a document type (DOCTYPE); such files are refused."));
    parser.on("error", ({ message }) => {
      if (!HARMLESS.has(message)) refuse(`Not well-formed XML at line ${parser.line}: ${message}`);
    });
  }

  /** Parses a chunk; returns the wanted elements that ended in it. */
  write(text: string): Element[] {
    this.#untagged += text.length;
    this.#parser.write(text);
    if (this.#untagged > MAX_RECORD_CHARS)
      this.#options.refuse(`A text at line ${this.#parser.line} is too long.`);
    return this.taken();
  }

  /** Returns the finished elements and removes them. */
  taken(): Element[] {
    return this.#builder.taken();
  }

  /** Ends the document; it is refused when elements are still open. */
  close(): void {
    if (this.#builder.depth > 0)
      this.#options.refuse(`The file ends inside an element (line ${this.#parser.line}).`);
    this.#parser.close();
  }

  #begin({ uri, local, attributes }: SaxesTagNS): void {
    const { refuse, onEncoding, mostElements = Number.POSITIVE_INFINITY } = this.#options;
    const { encoding } = this.#parser.xmlDecl;
    if (this.#elements === 0 && encoding !== undefined) onEncoding?.(encoding);
    this.#untagged = 0;
    this.#elements += 1;
    if (this.#elements > mostElements) refuse(`The file has more than ${mostElements} elements.`);
    const { line } = this.#parser;
    let kept: Map<string, string> | null = null;
    for (const name in attributes) {
      const one = attributes[name];
      if (one === undefined) continue;
      kept = (kept ?? new Map<string, string>()).set(one.local, one.value);
      if (kept.size > MOST_ATTRIBUTES) refuse(`The element at line ${line} has too many attributes.`);
    }
    this.#builder.begin(this.#nameOf(uri, local), kept ?? NO_ATTRIBUTES, line);
  }

  #nameOf(uri: string, local: string): string {
    let known = this.#names.get(uri);
    if (known === undefined) {
      known = new Map();
      // An attack may have many namespaces.
      if (this.#names.size < MOST_NAMES) this.#names.set(uri, known);
    }
    const name = known.get(local) ?? `{${uri}}${local}`;
    if (known.size < MOST_NAMES) known.set(local, name);
    return name;
  }
}
