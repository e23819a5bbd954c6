import { setImmediate as turn } from "node:timers/promises";
import type { Element } from "#contract/marc/elements.ts";

/** Unexpected XML; only logged, as a code. */
class NotXml extends Error {
  override readonly name = "NotXml";
}

function refuse(sentence: string): never {
  throw new NotXml(sentence);
}

/** A page of fifty MARC records has about ten thousand elements. */
const MOST_ELEMENTS = 40_000;
/** Characters that are parsed before the event loop may run. */
const PIECE = 65_536;

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
  const { ElementParser } = await import("#contract/marc/element-parser.ts");
  const parser = new ElementParser({ wanted, refuse, mostElements: MOST_ELEMENTS });
  const elements: Element[] = [];
  try {
    for (let at = 0; at < text.length; at += PIECE) {
      await turn();
      elements.push(...parser.write(text.slice(at, at + PIECE)));
    }
    parser.close();
    return elements;
  } catch {
    return null;
  }
}
