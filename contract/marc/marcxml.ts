import { childrenOf, type Element } from "./elements.ts";
import type { DataField, MarcRecord } from "./record.ts";

const NAMESPACE = "http://www.loc.gov/MARC21/slim";
/** Some programs leave the namespace away. */
const RECORD_NAMES = new Set([NAMESPACE, ""].map((one) => `{${one}}record`));

/** Is an element of this name a record of MARCXML? */
export function isMarcXmlRecord(name: string): boolean {
  return RECORD_NAMES.has(name);
}

/** The MARC record in an element of MARCXML, whatever is missing in it. */
export function marcOf(element: Element): MarcRecord {
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
