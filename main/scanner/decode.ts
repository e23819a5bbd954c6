import { foldCardNumber, judgeCard, matches } from "#contract/card.ts";
import { isCheckDigitValid, type StartStopLetters } from "#contract/check-digit.ts";
import { type RefusalName, refusal } from "#contract/refusals.ts";
import type { BareCode, Scan } from "#contract/scan.ts";
import type { CodeFormats } from "./code-formats.ts";

/** Longer bursts come from a stuck key or an attack, and are refused (R40). */
export const LONGEST_SCAN = 64;

type Symbology = "nw-7" | "ean" | "other" | "unknown";

interface Code {
  readonly text: string;
  readonly symbology: Symbology;
  readonly letters: StartStopLetters | null;
}

// With a mismatched keyboard layout the "]" of an AIM id arrives as a neighbouring character.
const AIM_ID = /^[\][}\\@]([A-Za-z])([0-9])(?=.)/u;
const NW7_FRAMED = /^([A-Da-d])([0-9$:/.+-]+)([A-Da-d])$/u;
const NW7_HALF_FRAMED = /^[A-Da-d][0-9$:/.+-]+$|^[0-9$:/.+-]+[A-Da-d]$/u;

const BEGINNING_OF_BOOK = /^(97[89]|192|491)\d{0,9}$/u;

const refused = (name: RefusalName): Scan => ({ kind: "refused", refusal: refusal(name) });

/**
 * Decodes one scanner burst (D71-D74; R40). Never throws; anything undecodable is a refusal with a text for the patron. The order
 * matters: a code that names its symbology comes first, then the library's patterns, then known kinds of damaged reads.
 * @param burst characters as typed by the scanner, without the suffix key.
 */
export function decodeScan(burst: string, rules: CodeFormats): Scan {
  const text = burst.normalize("NFKC").trim();
  if (text.length === 0) return refused("scan-partial");
  if (text.length > LONGEST_SCAN || hasControlCharacters(text)) return refused("scan-unknown");
  const scan = decodeOne(text, rules);
  if (!isUnreadable(scan)) return scan;
  return decodeGlued(text, rules) ?? matchAddOn(text) ?? scan;
}

/**
 * True for a complete code that is not the beginning of a longer common one: the first digits of an ISBN may look like a card.
 * Only decides how long to wait for more.
 */
export function isWholeScan(text: string, rules: CodeFormats): boolean {
  return !BEGINNING_OF_BOOK.test(text) && decodeScan(text, rules).kind !== "refused";
}

/**
 * Decodes a burst that had a pause before `resumedAt`, or contains non-characters. A spoiled one is refused (R40). If the rest
 * alone is a code as well, the first part may be a truncated read, which is ambiguous.
 */
export function decodeBurst(
  { text, spoiled, resumedAt }: { text: string; spoiled: boolean; resumedAt: number },
  rules: CodeFormats,
): Scan {
  if (spoiled) return refused("scan-unknown");
  const scan = decodeScan(text, rules);
  if (scan.kind === "refused" || resumedAt === 0) return scan;
  const first = text.slice(0, resumedAt);
  const rest = text.slice(resumedAt);
  const restIsCode = decodeScan(rest, rules).kind !== "refused";
  return restIsCode && first !== rest ? refused("scan-glued") : scan;
}

/** Reads a typed card number (D5, D6, D16). Refusals: `card-number-format`, `foreign-card`, `scan-check-digit`. */
export function readTypedCard(typed: string, rules: CodeFormats): Scan {
  const code: Code = { text: foldCardNumber(typed), symbology: "unknown", letters: null };
  return matchCard(code, rules) ?? refused("card-number-format");
}

/** The code in a burst whatever the rules are, from which a pattern can be proposed. */
export function bareCode(burst: string): BareCode {
  const { text } = stripAimId(burst.normalize("NFKC").trim().slice(0, LONGEST_SCAN));
  const [, start = "", body, stop = ""] = NW7_FRAMED.exec(text) ?? [];
  return body === undefined ? { text, letters: null } : { text: body, letters: { start, stop } };
}

function hasControlCharacters(text: string): boolean {
  return Array.from(text).some((character) => {
    const point = character.codePointAt(0) ?? 0;
    return point < 0x20 || point === 0x7f;
  });
}

function isUnreadable(scan: Scan): boolean {
  return (
    scan.kind === "refused" && (scan.refusal.name === "scan-unknown" || scan.refusal.name === "scan-partial")
  );
}

function decodeOne(text: string, rules: CodeFormats): Scan {
  const code = unframe(stripAimId(text), rules);
  if ("kind" in code) return code;
  if (code.symbology !== "nw-7") {
    const book = matchBook(code.text);
    if (book) return book;
    if (code.symbology === "ean") return refused("scan-unknown");
  }
  return matchCard(code, rules) ?? matchCopy(code, rules) ?? unreadable(code.text, rules);
}

function stripAimId(text: string): { text: string; symbology: Symbology } {
  const [id, letter] = AIM_ID.exec(text) ?? [];
  if (id === undefined || letter === undefined) return { text, symbology: "unknown" };
  const rest = text.slice(id.length);
  const symbology = letter === "F" ? "nw-7" : letter === "E" || letter === "X" ? "ean" : "other";
  return { text: rest, symbology };
}

/** Removes the NW-7 letters. A single letter means that the read was truncated (D71). */
function unframe(input: { text: string; symbology: Symbology }, rules: CodeFormats): Code | Scan {
  const framed = NW7_FRAMED.exec(input.text);
  if (framed) {
    if (rules.scanner.startStop === "forbidden") return refused("scan-unknown");
    const [, start = "", body = "", stop = ""] = framed;
    return { text: body, symbology: "nw-7", letters: { start, stop } };
  }
  if (NW7_HALF_FRAMED.test(input.text)) return refused("scan-partial");
  const mayBeNw7 = input.symbology === "nw-7" || input.symbology === "unknown";
  if (rules.scanner.startStop === "required" && mayBeNw7 && !matchBook(input.text))
    return refused("scan-partial");
  return { ...input, letters: null };
}

/** The two rows of a book's JAN code and a magazine's (D73). Null = no book code. */
function matchBook(text: string): Scan | null {
  // Some scanners read both rows in one go.
  const both = /^(97[89]\d{10})192\d{10}$/u.exec(text);
  const isbn = both?.[1] ?? (/^97[89]\d{10}$/u.test(text) ? text : null);
  if (isbn !== null) {
    return isCheckDigitValid(isbn, "m10w31") ? { kind: "isbn", isbn13: isbn } : refused("scan-check-digit");
  }
  if (/^192\d{10}$/u.test(text)) return refused("scan-second-row");
  if (/^491\d{10}(\d{5})?$/u.test(text)) return refused("scan-magazine");
  return null;
}

/** The price bar (EAN-5) of a foreign book, which some scanners append to the ISBN. Null = none. */
function matchAddOn(text: string): Scan | null {
  const isbn = /^(97[89]\d{10})\d{5}$/u.exec(stripAimId(text).text)?.[1];
  return isbn === undefined ? null : matchBook(isbn);
}

function matchCard(code: Code, rules: CodeFormats): Scan | null {
  switch (judgeCard(code.text, rules.card, code.letters ?? undefined)) {
    case "own":
      return { kind: "card", number: code.text };
    case "mistyped":
      return refused("scan-check-digit");
    case "foreign":
      return refused("foreign-card");
    case "unknown":
      return null;
  }
}

function matchCopy(code: Code, rules: CodeFormats): Scan | null {
  if (!matches(rules.scanner.copyPattern, code.text)) return null;
  const holds = isCheckDigitValid(code.text, rules.scanner.copyCheckDigit, code.letters ?? undefined);
  return holds ? { kind: "copy", barcode: code.text } : refused("scan-check-digit");
}

/** Too few digits for any code are a truncated read; anything else is an unknown code. */
function unreadable(text: string, rules: CodeFormats): Scan {
  const cutBook = /^97[89]\d{0,9}$/u.test(text);
  const cutNumber = /^\d+$/u.test(text) && text.length < rules.card.digits;
  return refused(cutBook || cutNumber ? "scan-partial" : "scan-unknown");
}

/**
 * Two scans without a pause. The same code twice is a double read; two different ones are ambiguous and refused. Null = not two
 * scans.
 */
function decodeGlued(text: string, rules: CodeFormats): Scan | null {
  for (let cut = 1; cut < text.length; cut += 1) {
    const first = decodeOne(text.slice(0, cut), rules);
    const second = decodeOne(text.slice(cut), rules);
    if (first.kind === "refused" || second.kind === "refused") continue;
    return text.slice(0, cut) === text.slice(cut) ? first : refused("scan-glued");
  }
  return null;
}
