import { child, childrenOf, type Element } from "#contract/marc/elements.ts";
import { isMarcXmlRecord } from "#contract/marc/marcxml.ts";
import { readXml } from "./xml.ts";

/** Namespaces of the answer, of diagnostics and of Dublin Core in the versions 1.1, 1.2 and 2.0; prefixes are ignored. */
const RESPONSES = [
  "http://www.loc.gov/zing/srw/",
  "http://docs.oasis-open.org/ns/search-ws/sruResponse",
] as const;
const DIAGNOSTICS = [
  "http://www.loc.gov/zing/srw/diagnostic/",
  "http://docs.oasis-open.org/ns/search-ws/diagnostic",
] as const;
/** Elements in which servers put the fields of Dublin Core. */
const DC_RECORDS = new Set([
  "{info:srw/schema/1/dc-schema}dc",
  "{info:srw/schema/1/dc-v1.1}dc",
  "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc",
  "{http://purl.org/dc/elements/1.1/}dc",
]);

const ANSWER_NAMES = new Set(RESPONSES.map((namespace) => `{${namespace}}searchRetrieveResponse`));
const DIAGNOSTIC_NAMES = new Set(DIAGNOSTICS.map((namespace) => `{${namespace}}diagnostic`));

/** One record: its schema, its element, and the server's id (empty = none). */
export interface SruRecord {
  readonly form: "marc" | "dc";
  readonly element: Element;
  readonly identifier: string;
}

/** An answer to searchRetrieve. */
export interface SruAnswer {
  /** Total number of hits; null if not given. */
  readonly total: number | null;
  /** Readable records, in the order of the answer. */
  readonly records: readonly SruRecord[];
  /** Number of records including unreadable ones: the next page begins after them. */
  readonly places: number;
  /** Diagnostic codes (1-999); 0 for one outside the standard list. */
  readonly diagnostics: readonly number[];
  /** Codes of surrogate diagnostics, sent in place of a record. */
  readonly surrogates: readonly number[];
  /** It has the namespace of 2.0, whatever version was requested. */
  readonly isNew: boolean;
}

function diagnosticOf(element: Element): number {
  const uri = element.children.find(({ name }) => name.endsWith("}uri"))?.text.trim() ?? "";
  return Number(/^info:srw\/diagnostic\/1\/(\d{1,3})$/u.exec(uri)?.[1] ?? 0);
}

function formOf({ name }: Element): SruRecord["form"] | null {
  if (isMarcXmlRecord(name)) return "marc";
  return DC_RECORDS.has(name) ? "dc" : null;
}

/** The content of `recordData`: elements, or XML as an escaped string, regardless of the declared packing. */
async function contentOf(data: Element): Promise<readonly Element[]> {
  if (data.children.length > 0) return data.children;
  const isWanted = (name: string): boolean =>
    DIAGNOSTIC_NAMES.has(name) || isMarcXmlRecord(name) || DC_RECORDS.has(name);
  const text = data.text.trim();
  return text === "" ? [] : ((await readXml(text, isWanted)) ?? []);
}

function wholeNumber(text: string | undefined): number | null {
  const plain = text?.trim() ?? "";
  return /^\d{1,12}$/u.test(plain) ? Number(plain) : null;
}

/** Parses an answer to searchRetrieve; null for anything else. */
export async function readAnswer(text: string): Promise<SruAnswer | null> {
  const [answer] = (await readXml(text, (name) => ANSWER_NAMES.has(name))) ?? [];
  if (answer === undefined) return null;
  const space = answer.name.slice(0, answer.name.indexOf("}") + 1);
  const found = child(answer, `${space}records`);
  const places = found === undefined ? [] : childrenOf(found, `${space}record`);
  const records: SruRecord[] = [];
  const surrogates: number[] = [];
  for (const place of places) {
    const data = child(place, `${space}recordData`);
    const content = data === undefined ? [] : await contentOf(data);
    const wrong = content.find(({ name }) => DIAGNOSTIC_NAMES.has(name));
    if (wrong !== undefined) surrogates.push(diagnosticOf(wrong));
    // A collection of one is unpacked.
    const inner = content.flatMap((one) => (formOf(one) === null ? one.children : [one]));
    const element = inner.find((one) => formOf(one) !== null);
    const form = element === undefined ? null : formOf(element);
    if (element === undefined || form === null) continue;
    const identifier = child(place, `${space}recordIdentifier`)?.text.trim() ?? "";
    records.push({ form, element, identifier });
  }
  return {
    total: wholeNumber(child(answer, `${space}numberOfRecords`)?.text),
    records,
    places: places.length,
    diagnostics: (child(answer, `${space}diagnostics`)?.children ?? [])
      .filter(({ name }) => DIAGNOSTIC_NAMES.has(name))
      .map(diagnosticOf),
    surrogates,
    isNew: space === `{${RESPONSES[1]}}`,
  };
}
