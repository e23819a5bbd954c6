import { child, type Element } from "#contract/marc/elements.ts";
import { FileError } from "../formats/item.ts";
import { parserOf } from "../formats/xml.ts";
import { isWanted, OAI, type UnreadRecord } from "./answer.ts";

/** The beginning of a record of a list. Only OAI-PMH's own records begin with a header. */
const BEGIN = /<((?:[\w.-]+:)?)record(?:\s[^<>]*)?>\s*<\1header[\s>]/gu;
/** What is before the first record and after the last, in characters; it is parsed with each record. */
const MOST_FRAME = 10_000;
const IDENTIFIER = /<(?:[\w.-]+:)?identifier>([^<]*)</u;

/**
 * The elements of a list whose XML is not well-formed because of single records: each record is parsed by itself, and those that
 * cannot be read are reported by their identifiers. Null = the fault is elsewhere, or the list is cut off.
 */
export function salvaged(
  text: string,
): { readonly elements: readonly Element[]; readonly unread: readonly UnreadRecord[] } | null {
  const begins = [...text.matchAll(BEGIN)];
  const [first] = begins;
  if (first === undefined) return null;
  const ending = `</${first[1]}record>`;
  const end = text.lastIndexOf(ending) + ending.length;
  const [head, tail] = [text.slice(0, first.index), text.slice(end)];
  if (head.length + tail.length > MOST_FRAME) return null;
  const frame = parsed(head + tail);
  if (typeof frame === "string") return null;
  const elements = [...frame];
  const unread: UnreadRecord[] = [];
  let line = linesIn(head) + 1;
  for (const [at, { index }] of begins.entries()) {
    const part = text.slice(index, begins[at + 1]?.index ?? end);
    const read = parsed(head + part + tail);
    const record = typeof read === "string" ? undefined : read.find(isRecord);
    if (record !== undefined) elements.push({ ...record, line });
    else unread.push({ identifier: IDENTIFIER.exec(part)?.[1]?.trim() ?? "", line });
    line += linesIn(part);
  }
  return { elements, unread };
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}

function isRecord(element: Element): boolean {
  return element.name === `${OAI}record` && child(element, `${OAI}header`) !== undefined;
}

/** The wanted elements of a document, or why it cannot be read. */
function parsed(text: string): readonly Element[] | string {
  const parser = parserOf(isWanted);
  try {
    const elements = parser.write(text);
    parser.close();
    return elements;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return error.message;
  }
}
