import type { Element } from "#contract/marc/elements.ts";
import { isMarcXmlRecord, marcOf } from "#contract/marc/marcxml.ts";
import type { MarcRecord } from "#contract/marc/record.ts";
import { FileError } from "../formats/item.ts";
import { isDamaged, parserOf } from "../formats/xml.ts";

/** SRU 1.1, 1.2 and 2.0 have namespaces of their own, and some servers none. */
const WANTED = /^\{[^}]*\}(?:numberOfRecords|recordData|diagnostic)$/u;

/** Whether an element of this name is read. */
export function isWanted(name: string): boolean {
  return WANTED.test(name);
}

/** An answer to searchRetrieve. */
export interface SruAnswer {
  /** Number of records that the question finds; null = this is not SRU, or an error. */
  readonly total: number | null;
  /** Places of the list that are in this answer, also of records that cannot be read. */
  readonly places: number;
  readonly records: readonly MarcRecord[];
  /** Number of the first diagnostic of the whole answer; null = none. */
  readonly diagnostic: string | null;
}

function localName({ name }: Element): string {
  return name.slice(name.indexOf("}") + 1);
}

/** Puts an answer together. */
export function answerOf(elements: readonly Element[]): SruAnswer {
  const named = (name: string): readonly Element[] => elements.filter((one) => localName(one) === name);
  const total = named("numberOfRecords")[0]?.text.trim() ?? "";
  const data = named("recordData");
  const [wrong] = named("diagnostic");
  const uri = wrong?.children.find((one) => localName(one) === "uri")?.text.trim() ?? "";
  return {
    total: /^\d{1,12}$/u.test(total) ? Number(total) : null,
    places: data.length,
    records: data.flatMap((one) => recordIn(one)),
    diagnostic: wrong === undefined ? null : (uri.split("/").at(-1) ?? ""),
  };
}

/** The record of a place, as elements or as an escaped text; none when it is not MARCXML. */
function recordIn(data: Element): readonly MarcRecord[] {
  const found = data.children.find((one) => isMarcXmlRecord(one.name)) ?? escapedIn(data.text);
  return found === undefined || isDamaged(found) ? [] : [marcOf(found)];
}

function escapedIn(text: string): Element | undefined {
  if (!text.trimStart().startsWith("<")) return undefined;
  const parser = parserOf(isMarcXmlRecord);
  try {
    const [found] = parser.write(text.trim());
    parser.close();
    return found;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return undefined;
  }
}
