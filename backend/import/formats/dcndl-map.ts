import type { Author, Material } from "#contract/domain/title.ts";
import type { Subject } from "#contract/marc/describe.ts";
import { child, childrenOf, type Element } from "#contract/marc/elements.ts";
import {
  languageTag,
  nameReading,
  pagesOf,
  printedName,
  readIsbn,
  readNdc,
  readResponsibility,
  tidy,
  titleReading,
  yearOf,
} from "#contract/text/values.ts";
import { DCNDL_NAMES as N } from "./dcndl-names.ts";
import { RecordError } from "./item.ts";
import type { Mapped } from "./marc/map.ts";

const DEFAULT_SOURCE = "NDL";
const CHILDREN = /児童|幼児|小学|こども|子ども/u;
/** Priority of class numbers; the edition used for shelving first. */
const NDC_ORDER = ["ndc9", "ndc10", "ndc8", "ndc"];

function texts(element: Element, name: string): readonly string[] {
  return childrenOf(element, name)
    .map((one) => tidy(one.text || (child(child(one, N.description), N.value)?.text ?? "")))
    .filter((text) => text !== "");
}

/** A text with its reading in DC-NDL; null = the element is missing. */
function described(
  element: Element,
  name: string,
): { readonly text: string; readonly reading: string } | null {
  const one = childrenOf(element, name)[0];
  if (one === undefined) return null;
  const description = child(one, N.description) ?? one;
  const text = tidy(child(description, N.value)?.text ?? one.text);
  return { text, reading: titleReading(child(description, N.transcription)?.text ?? "") };
}

/** Kind of an identifier, subject or date: the last word of its datatype. */
function kindOf(element: Element): string {
  return (element.attributes.get("datatype") ?? "").replace(/^.*[/#]/u, "").toLowerCase();
}

/**
 * Reads one record; `source` is the prefix of its id. Its items are those of the National Diet Library without barcodes, so it
 * has no copies. Throws `RecordError` when it has no title or no id.
 */
export function readDcndlRecord(resource: Element, source: string | null): Mapped {
  const id = readId(resource);
  if (id === "") throw new RecordError("The record has no id.");
  const title = described(resource, N.title) ?? { text: texts(resource, N.plainTitle)[0] ?? "", reading: "" };
  if (title.text === "") throw new RecordError("The record has no title (dc:title).", id);
  const isbns = readIsbns(resource);
  const classes = readClasses(resource);
  const children = classes.children || texts(resource, N.audience).some((text) => CHILDREN.test(text));
  return {
    kind: "record",
    remarks: isbns.remarks,
    record: {
      recordId: `${source ?? DEFAULT_SOURCE}:${id}`,
      systemNumber: "",
      title: title.text,
      reading: title.reading,
      subtitle: described(resource, N.volumeTitle)?.text ?? "",
      volume: described(resource, N.volume)?.text ?? "",
      series: described(resource, N.series)?.text ?? "",
      authors: readAuthors(resource),
      publisher: agentNames(resource, N.publisher)[0]?.name ?? "",
      year: yearOf([...texts(resource, N.issued), ...texts(resource, N.date)].join(" ")),
      ndcs: classes.ndcs,
      subjects: readSubjects(resource),
      isbns: isbns.isbns,
      material: readMaterial(resource),
      audience: children ? "children" : "general",
      language: languageTag(texts(resource, N.language)[0] ?? ""),
      pages: pagesOf(texts(resource, N.extent)[0] ?? ""),
      summary: [...texts(resource, N.abstract), ...texts(resource, N.summary)][0] ?? "",
      copies: [],
    },
  };
}

function readId(resource: Element): string {
  const about = (resource.attributes.get("about") ?? "").replace(/#.*$/u, "").split("/").at(-1) ?? "";
  if (about !== "") return about;
  const ids = new Map(childrenOf(resource, N.identifier).map((one) => [kindOf(one), tidy(one.text)]));
  return ids.get("ndlbibid") ?? ids.get("jpno") ?? "";
}

function readIsbns(resource: Element): {
  readonly isbns: readonly string[];
  readonly remarks: readonly string[];
} {
  const isbns = new Set<string>();
  const remarks: string[] = [];
  for (const one of childrenOf(resource, N.identifier).filter((id) => kindOf(id).startsWith("isbn"))) {
    const read = readIsbn(one.text);
    if (read !== null && "isbn" in read) isbns.add(read.isbn);
    else if (read !== null) remarks.push(read.remark);
  }
  return { isbns: [...isbns], remarks };
}

function agentNames(
  resource: Element,
  name: string,
): readonly { readonly name: string; readonly reading: string }[] {
  return childrenOf(resource, name).flatMap((one) => {
    const agent = child(one, N.agent) ?? child(one, N.description) ?? one;
    const heading = tidy(child(agent, N.agentName)?.text ?? agent.text);
    const reading = nameReading(child(agent, N.transcription)?.text ?? "");
    return heading === "" ? [] : [{ name: heading, reading }];
  });
}

/** Headings with readings; roles are only in the printed statement. */
function readAuthors(resource: Element): readonly Author[] {
  const printed = texts(resource, N.printedCreator).flatMap(readResponsibility);
  const bare = (text: string): string => text.replace(/[\s・,，]/gu, "");
  const headings = [...agentNames(resource, N.creator), ...agentNames(resource, N.contributor)];
  if (headings.length === 0)
    return printed.flatMap(({ names, role }) => names.map((name) => ({ name, reading: "", role })));
  return headings.map((heading) => {
    const name = printedName(heading.name, ",");
    const part = printed.find(({ names }) => names.some((one) => bare(one) === bare(name)));
    return { name, reading: heading.reading, role: part?.role ?? "" };
  });
}

function readClasses(resource: Element): { readonly ndcs: readonly string[]; readonly children: boolean } {
  const found = [...childrenOf(resource, N.subject), ...childrenOf(resource, N.plainSubject)].flatMap(
    (one) => {
      const [, system, number] =
        /\/class\/(ndc\d*)\/([^/]+)$/u.exec(one.attributes.get("resource") ?? "") ?? [];
      const rank = NDC_ORDER.indexOf(system ?? kindOf(one));
      const ndc = rank === -1 ? null : readNdc(number ?? one.text);
      return ndc === null ? [] : [{ rank, ndc }];
    },
  );
  found.sort((a, b) => a.rank - b.rank);
  return {
    ndcs: [...new Set(found.map(({ ndc }) => ndc.number))],
    children: found.some(({ ndc }) => ndc.children),
  };
}

function readSubjects(resource: Element): readonly Subject[] {
  return childrenOf(resource, N.subject).flatMap((one) => {
    const description = child(one, N.description);
    const text = tidy(child(description, N.value)?.text ?? "");
    return text === ""
      ? []
      : [{ text, reading: titleReading(child(description, N.transcription)?.text ?? "") }];
  });
}

function readMaterial(resource: Element): Material {
  const types = childrenOf(resource, N.materialType).map(
    (one) => `${one.attributes.get("resource") ?? ""} ${one.attributes.get("label") ?? ""}`,
  );
  if (types.some((type) => /Journal|Newspaper|Magazine|雑誌|新聞/u.test(type))) return "magazine";
  return types.some((type) => /Sound|Video|Music|Movie|録音|映像|ビデオ|音楽/u.test(type))
    ? "audio-visual"
    : "book";
}
