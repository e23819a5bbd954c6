/** A data field: tag, two indicators, and its subfields as pairs of code and value. */
export interface DataField {
  readonly tag: string;
  readonly indicators: string;
  readonly subfields: readonly (readonly [code: string, value: string])[];
}

/** A MARC record, as in ISO 2709 and MARCXML. */
export interface MarcRecord {
  /** 24 characters. */
  readonly leader: string;
  readonly control: ReadonlyMap<string, string>;
  readonly data: readonly DataField[];
}

/** Starts a subfield in ISO 2709. */
const DELIMITER = "\u001f";

/** Parses a data field of ISO 2709 (indicators, then delimiter, code, value ...). */
export function dataField(tag: string, text: string): DataField {
  const [indicators = "", ...parts] = text.split(DELIMITER);
  return { tag, indicators, subfields: parts.map((part) => [part.charAt(0), part.slice(1)]) };
}

/** The fields with these tags, in the order of the record. */
export function fields(record: MarcRecord, ...tags: readonly string[]): readonly DataField[] {
  return record.data.filter((field) => tags.includes(field.tag));
}

/** The non-empty values of these subfields, in the order of the field. */
export function values(field: DataField, ...codes: readonly string[]): readonly string[] {
  return field.subfields.flatMap(([code, value]) =>
    codes.includes(code) && value.trim() !== "" ? [value.trim()] : [],
  );
}

/** The first value of a subfield; empty when there is none. */
export function value(field: DataField | undefined, code: string): string {
  return field?.subfields.find(([one, text]) => one === code && text.trim() !== "")?.[1].trim() ?? "";
}

/** Identifies a record in a report, if possible: 001. */
export function controlNumber(record: MarcRecord): string {
  return record.control.get("001")?.trim() ?? "";
}
