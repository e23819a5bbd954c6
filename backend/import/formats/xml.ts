import { ElementParser } from "#contract/marc/element-parser.ts";
import type { Element } from "#contract/marc/elements.ts";
import { utf8Pieces } from "./encoding.ts";
import { type Bytes, FileError } from "./item.ts";

function refuse(sentence: string): never {
  throw new FileError(sentence);
}

/** A parser of a document in UTF-8. It throws `FileError`. */
export function parserOf(wanted: (name: string) => boolean): ElementParser {
  const onEncoding = (encoding: string): void => {
    if (!/^utf-?8$/iu.test(encoding))
      refuse(`The file says that its encoding is ${encoding}. Convert it to UTF-8 first.`);
  };
  return new ElementParser({ wanted, refuse, onEncoding });
}

/** Streams the wanted elements of an XML file with the bytes read so far. Throws `FileError`. */
export async function* elementsOf(
  bytes: Bytes,
  wanted: (name: string) => boolean,
): AsyncGenerator<{ readonly elements: readonly Element[]; readonly bytes: number }> {
  const parser = parserOf(wanted);
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
  if (text.includes("\ufffd")) return true;
  for (const value of attributes.values()) if (value.includes("\ufffd")) return true;
  return children.some(isDamaged);
}
