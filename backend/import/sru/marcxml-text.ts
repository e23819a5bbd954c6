import { MARCXML_NAMESPACE } from "#contract/marc/marcxml.ts";
import type { MarcRecord } from "#contract/marc/record.ts";
import { escapedMarkup } from "#contract/text/markup.ts";

export const COLLECTION = `<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="${MARCXML_NAMESPACE}">\n`;
export const COLLECTION_END = "</collection>\n";

/** Characters that XML 1.0 does not have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

function escaped(text: string): string {
  return escapedMarkup(text.replace(NOT_XML, ""));
}

/** A record as an element of a collection. */
export function marcXmlText({ leader, control, data }: MarcRecord): string {
  const fields = [...control].map(
    ([tag, text]) => `<controlfield tag="${escaped(tag)}">${escaped(text)}</controlfield>`,
  );
  for (const { tag, indicators, subfields } of data) {
    const [ind1, ind2] = [indicators.charAt(0), indicators.charAt(1)].map(escaped);
    const inner = subfields.map(
      ([code, text]) => `<subfield code="${escaped(code)}">${escaped(text)}</subfield>`,
    );
    fields.push(
      `<datafield tag="${escaped(tag)}" ind1="${ind1}" ind2="${ind2}">${inner.join("")}</datafield>`,
    );
  }
  return `<record><leader>${escaped(leader)}</leader>${fields.join("")}</record>\n`;
}
