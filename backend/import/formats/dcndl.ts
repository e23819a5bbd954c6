import type { Element } from "#contract/marc/elements.ts";
import { readDcndlRecord } from "./dcndl-map.ts";
import { DCNDL_NAMES as N, SRU_RECORD_DATA } from "./dcndl-names.ts";
import { type Bytes, FileError, type Item, type Piece, type ReaderOptions, RecordError } from "./item.ts";
import { elementsOf, isDamaged, parserOf } from "./xml.ts";

const isResource = (name: string): boolean => name === N.bibResource;

/** The records in an escaped string of an SRU answer. Throws `RecordError` when it is not XML. */
function unescaped(text: string): readonly Element[] {
  try {
    const parser = parserOf(isResource);
    const resources = parser.write(text);
    parser.close();
    if (resources.length > 0) return resources;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new RecordError(`In the escaped record: ${error.message}`);
  }
  throw new RecordError("The escaped record holds no dcndl:BibResource.");
}

/** The records of an SRU `recordData`: elements, or an escaped string. */
function resourcesIn(data: Element): readonly Element[] {
  const rdf = data.children.find((one) => one.name === N.rdf);
  const found =
    rdf === undefined ? unescaped(data.text.trim()) : rdf.children.filter(({ name }) => isResource(name));
  return found.map((one) => ({ ...one, line: data.line }));
}

/**
 * Reads DC-NDL (RDF), as a file of records or as SRU answers with the records as elements or as escaped strings. Streams with
 * constant memory; `at` is a line. Throws `FileError` when the XML is not well-formed.
 */
export async function* readDcndl(bytes: Bytes, options: ReaderOptions<null>): AsyncGenerator<Piece> {
  let number = 0;
  let before = "";
  const wanted = (name: string): boolean => isResource(name) || SRU_RECORD_DATA.test(name);
  for await (const { elements, bytes: read } of elementsOf(bytes, wanted)) {
    const items: Item[] = [];
    for (const resource of elements.flatMap(split)) {
      if (isOwnData(resource, before)) continue;
      before = aboutOf(resource);
      number += 1;
      if (number > options.skip) items.push(readOne(resource, number, options.source));
    }
    yield { items, bytes: read };
  }
}

/** One record, or why there is none. */
type Split = { readonly resource: Element } | { readonly line: number; readonly error: RecordError };

function split(element: Element): readonly Split[] {
  if (isResource(element.name)) return [{ resource: element }];
  try {
    return resourcesIn(element).map((resource) => ({ resource }));
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return [{ line: element.line, error }];
  }
}

/** The address of a record (rdf:about); empty = it has none. */
function aboutOf(one: Split): string {
  return "error" in one ? "" : (one.resource.attributes.get("about") ?? "");
}

/**
 * Whether this is the second part of the record before it: the National Diet Library gives the data about the record itself in a
 * BibResource of the same address, which has no title.
 */
function isOwnData(one: Split, before: string): boolean {
  if ("error" in one || before === "" || aboutOf(one) !== before) return false;
  return !one.resource.children.some(({ name }) => name === N.title || name === N.plainTitle);
}

function readOne(one: Split, number: number, source: string | null): Item {
  const at = "error" in one ? one.line : one.resource.line;
  try {
    if ("error" in one) throw one.error;
    if (isDamaged(one.resource)) throw new RecordError("The record holds bytes that are not UTF-8.");
    return { number, at, ...readDcndlRecord(one.resource, source) };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { number, at, kind: "rejected", id: error.id, reason: error.message };
  }
}
