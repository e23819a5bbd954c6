import type { Element } from "#contract/marc/elements.ts";
import { isMarcXmlRecord, marcOf } from "#contract/marc/marcxml.ts";
import type { MarcRecord } from "#contract/marc/record.ts";
import { type Bytes, type Item, type Piece, type Place, type ReaderOptions, RecordError } from "./item.ts";
import { type GivenIds, type MarcMapping, readMarc, recordIdOf } from "./marc/map.ts";
import { elementsOf, isDamaged } from "./xml.ts";

const LEADER_LENGTH = 24;

/**
 * Reads MARCXML, alone, in a `collection` or inside an SRU answer. Streams with constant memory; `at` is a line. Throws
 * `FileError` when the XML is not well-formed, after the records before the error.
 */
export async function* readMarcXml(bytes: Bytes, options: ReaderOptions<MarcMapping>): AsyncGenerator<Piece> {
  let number = 0;
  for await (const { elements, bytes: read } of elementsOf(bytes, isMarcXmlRecord)) {
    const items: Item[] = [];
    for (const element of elements) {
      number += 1;
      if (number > options.skip) items.push(readMarcElement(element, { number, at: element.line }, options));
    }
    yield { items, bytes: read };
  }
}

/** Reads one MARCXML element. `given`: the ids that a server sent with it. */
export function readMarcElement(
  element: Element,
  place: Place,
  options: Omit<ReaderOptions<MarcMapping>, "skip">,
  given: GivenIds | null = null,
): Item {
  const record = marcOf(element);
  const id = given?.recordId ?? record.control.get("001")?.trim() ?? "";
  const flaw = flawOf(element, record);
  if (flaw !== "") {
    const recordId = given?.recordId ?? recordIdOf(record, options);
    return { ...place, kind: "rejected", id, recordId, reason: flaw };
  }
  try {
    return { ...place, ...readMarc(record, options, given) };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { ...place, kind: "rejected", id: error.id, reason: error.message };
  }
}

function flawOf(element: Element, { leader }: MarcRecord): string {
  if (isDamaged(element)) return "The record holds bytes that are not UTF-8.";
  return leader.length < LEADER_LENGTH ? "The record has no leader of 24 characters." : "";
}
