import { setImmediate as turn } from "node:timers/promises";
import type { QualifiedAttribute, QualifiedTag } from "sax";
import { type Element, ElementBuilder } from "#contract/marc/elements.ts";

/** Unexpected XML; only logged, as a code. */
class NotXml extends Error {
  override readonly name = "NotXml";
}

function refuse(sentence: string): never {
  throw new NotXml(sentence);
}

/** A page of fifty MARC records has about ten thousand elements. */
const MOST_ELEMENTS = 40_000;
/** Longest tag with its attributes, in characters; the parser compares each attribute with all of those before it. */
const MOST_TAG_CHARS = 8192;
/** Characters that are parsed at a time. */
const PIECE = 4096;
/** Characters after which the event loop may run. */
const TURN = 16 * PIECE;

/**
 * The wanted elements of a document; null when it is not well-formed or exceeds a limit. The work per document is bounded and
 * yields to the event loop. Document types are rejected, so entities cannot be defined or expanded; the length of the answer is
 * limited in `web.ts`.
 */
export async function readXml(
  text: string,
  wanted: (name: string) => boolean,
): Promise<readonly Element[] | null> {
  // Loaded late: the first screen does not need an XML parser.
  const { default: sax } = await import("sax");
  const parser = sax.parser(true, { xmlns: true });
  const builder = new ElementBuilder(wanted, refuse);
  let elements = 0;
  let inTag = false;
  parser.onopentagstart = () => {
    inTag = true;
    elements += 1;
    if (elements > MOST_ELEMENTS) refuse("too many elements");
  };
  parser.onopentag = (opened) => {
    inTag = false;
    const tag = opened as QualifiedTag;
    const attributes = new Map(
      Object.values(tag.attributes).map((one: QualifiedAttribute) => [one.local || one.name, one.value]),
    );
    builder.begin(`{${tag.uri}}${tag.local}`, attributes, parser.line + 1);
  };
  parser.onclosetag = () => builder.end();
  parser.ontext = (part) => builder.text(part);
  parser.oncdata = (part) => builder.text(part);
  parser.ondoctype = () => refuse("a document type");
  parser.onerror = () => refuse("not well-formed");
  try {
    const whole = text.replace(/^\uFEFF/u, "");
    for (let at = 0; at < whole.length; at += PIECE) {
      if (at % TURN === 0) await turn();
      parser.write(whole.slice(at, at + PIECE));
      if (inTag && parser.position - parser.startTagPosition > MOST_TAG_CHARS) refuse("a tag without end");
    }
    if (builder.depth > 0) refuse("cut off");
    parser.close();
    return builder.taken();
  } catch {
    return null;
  }
}
