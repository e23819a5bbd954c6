/** Text as it may stand in XML and HTML, between tags and in attributes with double quotes. */
export function escapedMarkup(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
