/** An XML element with its content; names without prefixes. */
export interface Element {
  /** Namespace and name: `{http://...}title`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its own text, without that of its children. */
  readonly text: string;
  /** Line of the document where it begins. */
  readonly line: number;
}

/** In characters; longer records are refused as an attack. */
export const MAX_RECORD_CHARS = 4_000_000;
const MAX_DEPTH = 64;
/** What an element costs beside its text: a record of millions of empty elements is an attack too. */
const ELEMENT_CHARS = 16;

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
  readonly line: number;
}

/**
 * Builds the wanted elements from the events of a namespace-aware XML parser; others are skipped. `refuse` gets one sentence and
 * throws it as the caller's kind of error.
 */
export class ElementBuilder {
  readonly #wanted: (name: string) => boolean;
  readonly #refuse: (sentence: string) => never;
  readonly #open: Open[] = [];
  readonly #found: Element[] = [];
  #depth = 0;
  #chars = 0;

  constructor(wanted: (name: string) => boolean, refuse: (sentence: string) => never) {
    this.#wanted = wanted;
    this.#refuse = refuse;
  }

  /** Number of open elements, wanted or not. */
  get depth(): number {
    return this.#depth;
  }

  begin(name: string, attributes: ReadonlyMap<string, string>, line: number): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#refuse(`Elements lie ${MAX_DEPTH} deep at line ${line}.`);
    if (this.#open.length === 0 && !this.#wanted(name)) return;
    if (this.#open.length === 0) this.#chars = 0;
    this.#count(ELEMENT_CHARS, line);
    this.#open.push({ name, attributes, children: [], text: "", line });
  }

  end(): void {
    this.#depth -= 1;
    const ended = this.#open.pop();
    if (ended === undefined) return;
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#found.push(ended);
    else parent.children.push(ended);
  }

  text(text: string): void {
    const open = this.#open.at(-1);
    if (open === undefined) return;
    this.#count(text.length, open.line);
    open.text += text;
  }

  #count(chars: number, line: number): void {
    this.#chars += chars;
    if (this.#chars > MAX_RECORD_CHARS) this.#refuse(`The record at line ${line} is too long.`);
  }

  /** Returns the finished elements and removes them. */
  taken(): Element[] {
    return this.#found.splice(0);
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
