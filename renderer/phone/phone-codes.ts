import type { PhoneAddresses } from "#contract/domain/slip.ts";
import { authorNames, fullTitle } from "../title-words.ts";
import type { PhoneTitle } from "./phone-title.ts";
import { bytesOf, MOST_BYTES } from "./qr.ts";

/** Content of a code. `url`: opens a page · `text`: shows text. */
export interface PhoneCode {
  readonly kind: "url" | "text";
  readonly content: string;
}

/** The address of one title; null when the library has none, or asks for an ISBN that this title does not have. */
export function addressOf(title: PhoneTitle, { title: pattern }: PhoneAddresses): string | null {
  const isbn = title.isbn ?? "";
  if (pattern === "" || (pattern.includes("{isbn}") && isbn === "")) return null;
  const address = pattern
    .replaceAll("{isbn}", encodeURIComponent(isbn))
    .replaceAll("{id}", encodeURIComponent(title.id));
  return bytesOf(address) <= MOST_BYTES ? address : null;
}

function wordsOf(title: PhoneTitle): string {
  return [fullTitle(title), authorNames(title)].filter((part) => part !== "").join("／");
}

const CUT_OFF = "…";

/** Truncates a text to whole characters, with a mark. */
function cut(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text;
  const room = bytes - bytesOf(CUT_OFF);
  let kept = "";
  for (const character of text) {
    if (bytesOf(kept) + bytesOf(character) > room) break;
    kept += character;
  }
  return kept + CUT_OFF;
}

/** Its due date or its return, where it stands here, and its ISBN; each empty where it is not known. */
function factsOf({
  callNumber = "",
  place = "",
  isbn = "",
  due = "",
  returned = "",
}: PhoneTitle): readonly string[] {
  const shelf = [callNumber, place].filter((part) => part !== "").join(" ");
  return [due, returned, shelf, isbn === "" ? "" : `ISBN ${isbn}`].filter((part) => part !== "");
}

/** A title of a list: one line, and below it what else is known. */
function entryOf(title: PhoneTitle): string {
  return [`・${wordsOf(title)}`, ...factsOf(title).map((fact) => `  ${fact}`)].join("\n");
}

/** One title: its page in the library's catalogue, else its words. */
export function codeOfTitle(title: PhoneTitle, addresses: PhoneAddresses): PhoneCode {
  const address = addressOf(title, addresses);
  if (address !== null) return { kind: "url", content: address };
  const lines = [fullTitle(title), authorNames(title), ...factsOf(title)].filter((line) => line !== "");
  return { kind: "text", content: cut(lines.join("\n"), MOST_BYTES) };
}

/** Joins pieces up to the maximum length. */
function packed(
  titles: readonly PhoneTitle[],
  write: (titles: readonly PhoneTitle[]) => string,
): readonly string[] {
  const packs: PhoneTitle[][] = [];
  for (const title of titles) {
    const last = packs.at(-1);
    if (last !== undefined && bytesOf(write([...last, title])) <= MOST_BYTES) last.push(title);
    else packs.push([title]);
  }
  return packs.map((pack) => cut(write(pack), MOST_BYTES));
}

/** A list of titles: one code, or as many as it needs. With due dates it is a text: an address has no room for them. */
export function codesOfList(titles: readonly PhoneTitle[], { list }: PhoneAddresses): readonly PhoneCode[] {
  if (list !== "" && titles.every(({ due = "" }) => due === "")) {
    const ids = (pack: readonly PhoneTitle[]): string =>
      pack.map(({ id }) => encodeURIComponent(id)).join(",");
    const urls = packed(titles, (pack) => list.replaceAll("{ids}", ids(pack)));
    return urls.map((content) => ({ kind: "url", content }));
  }
  return codesOfTexts(titles);
}

/** A list as text; each code begins with the same lines, for instance those of a receipt. */
export function codesOfTexts(titles: readonly PhoneTitle[], head?: string): readonly PhoneCode[] {
  const before = head === undefined ? [] : [head];
  const texts = packed(titles, (pack) => [...before, ...pack.map(entryOf)].join("\n"));
  return texts.map((content) => ({ kind: "text", content }));
}
