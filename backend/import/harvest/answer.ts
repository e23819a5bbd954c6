import { child, type Element } from "#contract/marc/elements.ts";
import { isMarcXmlRecord, MARCXML_NAMESPACE } from "#contract/marc/marcxml.ts";
import type { Item, Place, ReaderOptions } from "../formats/item.ts";
import type { MarcMapping } from "../formats/marc/map.ts";
import { readMarcElement } from "../formats/marcxml.ts";

/** The namespace of OAI-PMH. */
export const OAI = "{http://www.openarchives.org/OAI/2.0/}";
/** The parts of an answer that are read, in whatever verb they are. */
const WANTED = new Set(
  ["responseDate", "error", "Identify", "metadataFormat", "record", "header", "resumptionToken"].map(
    (name) => OAI + name,
  ),
);

/** Whether an element of this name is read. */
export function isWanted(name: string): boolean {
  return WANTED.has(name);
}

/** A record of a list that is not well-formed XML. */
export interface UnreadRecord {
  /** The server's identifier; may be empty. */
  readonly identifier: string;
  /** Line of the answer where it begins. */
  readonly line: number;
}

/** An answer of the server, whatever was asked. */
export interface Answer {
  /** The server's time, as it writes it; empty = this is not OAI-PMH. */
  readonly responseDate: string;
  /** The first error; null = none. */
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly identity: Identity | null;
  /** The formats whose namespace is MARCXML's. */
  readonly marcPrefixes: readonly string[];
  readonly records: readonly Element[];
  /** The headers of records, and of a list of identifiers. */
  readonly headers: readonly Header[];
  /** Besides `records`. */
  readonly unread: readonly UnreadRecord[];
  /** Continues the list; empty = this was its end. */
  readonly token: string;
  /** Number of records of the whole list; null = not sent. */
  readonly total: number | null;
}

/** What an answer says of a record besides its content. */
export interface Header {
  readonly identifier: string;
  /** When it last changed. */
  readonly datestamp: string;
}

/** What a server says of itself. */
export interface Identity {
  readonly name: string;
  /** Whether its dates have a time of day. */
  readonly granularity: "day" | "second";
  /** How long it reports deleted records. */
  readonly deleted: "no" | "transient" | "persistent";
}

function textOf(element: Element | undefined, name: string): string {
  return child(element, OAI + name)?.text.trim() ?? "";
}

function identityOf(element: Element): Identity {
  const deleted = textOf(element, "deletedRecord");
  return {
    name: textOf(element, "repositoryName"),
    granularity: textOf(element, "granularity").includes("hh") ? "second" : "day",
    deleted: deleted === "persistent" || deleted === "transient" ? deleted : "no",
  };
}

/** Puts an answer together from its elements and what is not one. */
export function answerOf(elements: readonly Element[], unread: readonly UnreadRecord[] = []): Answer {
  const all = (name: string): readonly Element[] => elements.filter((one) => one.name === OAI + name);
  const [error] = all("error");
  const [identity] = all("Identify");
  const [token] = all("resumptionToken");
  const records = all("record");
  const size = token?.attributes.get("completeListSize") ?? "";
  return {
    responseDate: all("responseDate")[0]?.text.trim() ?? "",
    error:
      error === undefined
        ? null
        : { code: error.attributes.get("code") ?? "", message: error.text.trim().slice(0, 200) },
    identity: identity === undefined ? null : identityOf(identity),
    // Koha's own sample configuration has two addresses in the namespace.
    marcPrefixes: all("metadataFormat")
      .filter((one) => textOf(one, "metadataNamespace").split(/\s+/u).includes(MARCXML_NAMESPACE))
      .map((one) => textOf(one, "metadataPrefix")),
    records,
    headers: [...all("header"), ...records.map((record) => child(record, `${OAI}header`))].map((header) => ({
      identifier: textOf(header, "identifier"),
      datestamp: textOf(header, "datestamp"),
    })),
    unread,
    token: token?.text.trim() ?? "",
    total: /^\d{1,9}$/u.test(size) ? Number(size) : null,
  };
}

function idsOf(identifier: string, source: string | null) {
  const systemNumber = identifier.split(/[:/]/u).at(-1) ?? "";
  return { systemNumber, recordId: source === null ? identifier : `${source}:${systemNumber}` };
}

/** The line of a report for a record of which only the server's identifier is known, or not even that (empty). */
export function rejectById(identifier: string, place: Place, source: string | null, reason: string): Item {
  const id = identifier === "" ? "" : idsOf(identifier, source).recordId;
  return { ...place, kind: "rejected", id, reason };
}

/** Reads a record of a list. Its id is the server's identifier, or the last part of it behind `source`. */
export function readRecord(
  element: Element,
  place: Place,
  options: Omit<ReaderOptions<MarcMapping>, "skip">,
): Item {
  const header = child(element, `${OAI}header`);
  const identifier = textOf(header, "identifier");
  if (identifier === "")
    return { ...place, kind: "rejected", id: "", reason: "The record has no identifier." };
  const { systemNumber, recordId } = idsOf(identifier, options.source);
  if (header?.attributes.get("status") === "deleted") return { ...place, kind: "deleted", recordId };
  const inside = child(element, `${OAI}metadata`)?.children ?? [];
  const marc = inside
    .flatMap((one) => (isMarcXmlRecord(one.name) ? [one] : one.children))
    .find((one) => isMarcXmlRecord(one.name));
  if (marc === undefined)
    return { ...place, kind: "rejected", id: recordId, reason: "The record is not MARCXML." };
  return readMarcElement(marc, place, options, { recordId, systemNumber });
}
