import { childrenOf, type Element } from "./elements.ts";
import type { DataField, MarcRecord } from "./record.ts";

/** The namespace of MARCXML. */
export const MARCXML_NAMESPACE = "http://www.loc.gov/MARC21/slim";
/** Some programs omit the namespace. */
const RECORD_NAMES = new Set([MARCXML_NAMESPACE, ""].map((one) => `{${one}}record`));

/** Whether an element of this name is a MARCXML record. */
export function isMarcXmlRecord(name: string): boolean {
  return RECORD_NAMES.has(name);
}

/** Converts a MARCXML element, even an incomplete one. */
export function marcOf(element: Element): MarcRecord {
  const namespace = element.name.slice(0, element.name.indexOf("}") + 1);
  const subfield = `${namespace}subfield`;
  const attribute = (one: Element, name: string): string => one.attributes.get(name) ?? "";
  const data: DataField[] = childrenOf(element, `${namespace}datafield`).map((field) => ({
    tag: attribute(field, "tag"),
    indicators: (attribute(field, "ind1") || " ") + (attribute(field, "ind2") || " "),
    subfields: childrenOf(field, subfield).map((one) => [attribute(one, "code"), one.text]),
  }));
  return {
    leader: childrenOf(element, `${namespace}leader`)[0]?.text ?? "",
    control: new Map(
      childrenOf(element, `${namespace}controlfield`).map((field) => [attribute(field, "tag"), field.text]),
    ),
    data,
  };
}
