import { type Bytes, type Item, type Piece, type Place, type ReaderOptions, RecordError } from "./item.ts";
import { type MarcMapping, readMarc } from "./marc/map.ts";
import type { DataField, MarcRecord } from "./marc/record.ts";
import { childrenOf, type Element, elementsOf, isDamaged } from "./xml.ts";

const NAMESPACE = "http://www.loc.gov/MARC21/slim";
/** Some programs leave the namespace away. */
const NAMESPACES = [NAMESPACE, ""];
const LEADER_LENGTH = 24;

/**
 * Reads MARCXML, alone, in a `collection` or inside an SRU answer, piece by piece with flat memory; `at` is a line.
 * Throws `FileError` when the XML is not well-formed: what came before it has been read.
 */
export async function* readMarcXml(bytes: Bytes, options: ReaderOptions<MarcMapping>): AsyncGenerator<Piece> {
  let number = 0;
  const isRecord = (name: string): boolean => NAMESPACES.some((one) => name === `{${one}}record`);
  for await (const { elements, bytes: read } of elementsOf(bytes, isRecord)) {
    const items: Item[] = [];
    for (const element of elements) {
      number += 1;
      if (number > options.skip) items.push(readOne(element, { number, at: element.line }, options));
    }
    yield { items, bytes: read };
  }
}

function readOne(element: Element, place: Place, options: ReaderOptions<MarcMapping>): Item {
  const record = toMarc(element);
  const id = record.control.get("001")?.trim() ?? "";
  if (isDamaged(element))
    return { ...place, kind: "rejected", id, reason: "The record holds bytes that are not UTF-8." };
  if (record.leader.length < LEADER_LENGTH)
    return { ...place, kind: "rejected", id, reason: "The record has no leader of 24 characters." };
  try {
    return { ...place, ...readMarc(record, options) };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { ...place, kind: "rejected", id: error.id, reason: error.message };
  }
}

function toMarc(element: Element): MarcRecord {
  const namespace = element.name.slice(0, element.name.indexOf("}") + 1);
  const attribute = (one: Element, name: string): string => one.attributes.get(name) ?? "";
  const data: DataField[] = childrenOf(element, `${namespace}datafield`).map((field) => ({
    tag: attribute(field, "tag"),
    indicators: (attribute(field, "ind1") || " ") + (attribute(field, "ind2") || " "),
    subfields: childrenOf(field, `${namespace}subfield`).map((one) => [attribute(one, "code"), one.text]),
  }));
  return {
    leader: childrenOf(element, `${namespace}leader`)[0]?.text ?? "",
    control: new Map(
      childrenOf(element, `${namespace}controlfield`).map((field) => [attribute(field, "tag"), field.text]),
    ),
    data,
  };
}
