/** A title of the fake catalogue. */
export interface FakeTitle {
  readonly id: string;
  /** Koha's own number (999 $c), by which `rec.id` then finds it; 001 is another system's. */
  readonly kohaNumber?: string;
  readonly title: string;
  /** Katakana; goes into 880. */
  readonly reading?: string;
  /** Then 245 has these letters and 880 the title. */
  readonly romanised?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly year?: number;
  /** Further years by which it is found. */
  readonly years?: readonly number[];
  /** Day of its last change. */
  readonly changed?: string;
  readonly isbn?: string;
  readonly ndc?: string;
  readonly subject?: string;
  readonly leader?: string;
  readonly copies?: readonly FakeCopy[];
}

export interface FakeCopy {
  readonly barcode: string;
  readonly library: string;
  readonly place: string;
  readonly callNumber: string;
  /** 952 $0; in 852 it is the number of an authority. */
  readonly zero?: string;
}

/** Text as it may stand in XML. */
export function escaped(text: string): string {
  return text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;").replace(/"/gu, "&quot;");
}

/** A data field; the subfields as code and value in turn, empty values left out. */
function field(tag: string, indicators: string, ...subfields: readonly string[]): string {
  let inner = "";
  for (let at = 0; at < subfields.length; at += 2) {
    const text = subfields[at + 1] ?? "";
    if (text !== "") inner += `<subfield code="${subfields[at]}">${escaped(text)}</subfield>`;
  }
  if (inner === "") return "";
  return `<datafield tag="${tag}" ind1="${indicators.charAt(0)}" ind2="${indicators.charAt(1)}">${inner}</datafield>`;
}

/** How the server writes its records. */
export interface RecordQuirks {
  /** Numbers with blanks around them, and a leader that is too short. */
  readonly sloppy: boolean;
  /** 001 is not there. */
  readonly unnumbered: boolean;
  /** Dublin Core has the number of the record; Zebra's own stylesheet leaves it out. */
  readonly dcNumbers: boolean;
  /** Field that tells the copies; 852 has the call number in h, the others in o. */
  readonly copyField: "952" | "852" | null;
}

/** The title as MARCXML, with the punctuation of ISBD and its other script in 880. */
export function marcXml(title: FakeTitle, { sloppy, unnumbered, copyField }: RecordQuirks): string {
  const {
    reading = "",
    romanised,
    author = "",
    publisher = "",
    year,
    isbn = "",
    ndc = "",
    subject = "",
  } = title;
  const linked = romanised !== undefined || reading !== "";
  const tie = linked ? "880-02" : "";
  const other = romanised === undefined ? reading : title.title;
  const id = sloppy ? `   ${title.id} ` : title.id;
  const printed = year === undefined ? "" : `${year}.`;
  return `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>${
    title.leader ?? (sloppy ? "00000nam" : "00000nam a2200000 a 4500")
  }</leader>${unnumbered ? "" : `<controlfield tag="001">${escaped(id)}</controlfield>`}<controlfield tag="008">${"      "}s${
    year ?? "    "
  }    ja            000 0 jpn  </controlfield>${[
    field("020", "  ", "a", isbn),
    field("084", "  ", "a", ndc, "2", ndc === "" ? "" : "njb/09"),
    field("100", "1 ", "a", author === "" ? "" : `${author},`),
    field("245", "10", "6", tie, "a", `${romanised ?? title.title} /`, "c", author),
    field("260", "  ", "a", "東京 :", "b", publisher === "" ? "" : `${publisher},`, "c", printed),
    field("650", " 7", "a", subject),
    field("999", "  ", "c", title.kohaNumber ?? ""),
    linked ? field("880", "10", "6", "245-02/$1", "a", `${other} /`) : "",
    // Another field's other script, which must not be taken for the title's.
    linked ? field("880", "1 ", "6", "700-03/$1", "a", "別の人") : "",
    ...(title.copies ?? []).map(({ barcode, library, place, callNumber, zero = "0" }) =>
      copyField === null
        ? ""
        : field(
            copyField,
            "  ",
            "0",
            zero,
            "b",
            library,
            "c",
            place,
            copyField === "852" ? "h" : "o",
            callNumber,
            "p",
            barcode,
          ),
    ),
  ].join("")}</record>`;
}

/** The title as Dublin Core, with the faults of Zebra's stylesheet: it does not know 880, and tells no number of the record. */
export function dublinCore(title: FakeTitle, { dcNumbers }: Pick<RecordQuirks, "dcNumbers">): string {
  const { author = "", publisher = "", year, isbn = "" } = title;
  const line = (name: string, text: string): string =>
    text === "" ? "" : `<dc:${name}>${escaped(text)}</dc:${name}>`;
  return `<srw_dc:dc xmlns:srw_dc="info:srw/schema/1/dc-schema" xmlns:dc="http://purl.org/dc/elements/1.1/">${[
    line("title", title.title),
    line("creator", author === "" ? "" : `880-01 ${author}`),
    line("publisher", publisher),
    line("date", year === undefined ? "" : `c${year}`),
    line("language", "jpn"),
    line("identifier", isbn === "" ? "" : `urn:ISBN:${isbn}`),
    line("identifier", dcNumbers ? title.id : ""),
  ].join("")}</srw_dc:dc>`;
}
