import type { QualifiedAttribute, QualifiedTag } from "sax";
import { type Element, ElementBuilder } from "#contract/marc/elements.ts";

/** Text that is not the XML we expect; told to nobody but the log, as a code. */
class NotXml extends Error {
  override readonly name = "NotXml";
}

function refuse(sentence: string): never {
  throw new NotXml(sentence);
}

/**
 * The wanted elements of a whole document; null when it is not well-formed. Document types are refused, so no entity can
 * be defined and none can grow; the answer's length is limited where it comes in (`web.ts`).
 */
export async function readXml(
  text: string,
  wanted: (name: string) => boolean,
): Promise<readonly Element[] | null> {
  // Late, because the first picture must not wait for a parser of XML.
  const { default: sax } = await import("sax");
  const parser = sax.parser(true, { xmlns: true });
  const builder = new ElementBuilder(wanted, refuse);
  parser.onopentag = (opened) => {
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
    parser.write(text.replace(/^\uFEFF/u, ""));
    if (builder.depth > 0) refuse("cut off");
    parser.close();
    return builder.taken();
  } catch {
    return null;
  }
}
