import type { Description } from "#contract/marc/describe.ts";
import { cleanLine, GETA } from "#contract/text/clean.ts";
import { OTHER_TEXT, TEXT_LIMITS } from "#contract/text/limits.ts";
import type { CatalogueRecord } from "../store/catalogue-record.ts";

/** A record as it goes into the catalogue. */
export interface CleanedRecord {
  readonly record: CatalogueRecord;
  /** What was lost from its texts, in one line for a report; null = nothing noticeable. */
  readonly remark: string | null;
}

/** The fields of a record with free text; a new one that is not cleaned does not compile. */
type TextField = Exclude<
  { [Field in keyof Description]: string extends Description[Field] ? Field : never }[keyof Description],
  "language"
>;

/**
 * Cleans the texts of a record as screens, mails and slips show them, so that sorting and searching match what is visible: no
 * invisible characters, and no text longer than its field allows. Ids and barcodes stay.
 */
export function cleanRecord(record: CatalogueRecord): CleanedRecord {
  const losses = new Losses();
  const clean = (part: string, most: number, text: string): string => {
    const line = cleanLine(text, most);
    losses.note(part, most, text, line);
    return line;
  };
  const line = (field: keyof typeof TEXT_LIMITS, text: string, part: string = field): string =>
    clean(part, TEXT_LIMITS[field], text);
  const texts: Readonly<Record<TextField, string>> = {
    title: line("title", record.title),
    reading: line("reading", record.reading),
    subtitle: line("subtitle", record.subtitle),
    volume: line("volume", record.volume),
    series: clean("series", OTHER_TEXT, record.series),
    publisher: line("publisher", record.publisher),
    summary: line("summary", record.summary),
  };
  return {
    record: {
      ...record,
      ...texts,
      authors: record.authors.map(({ name, reading, role }) => ({
        name: line("name", name, "author"),
        reading: line("reading", reading, "author's reading"),
        role: line("role", role, "author's role"),
      })),
      subjects: record.subjects.map((subject) => ({
        ...subject,
        text: clean("subject", OTHER_TEXT, subject.text),
        reading: line("reading", subject.reading, "subject's reading"),
      })),
      copies: record.copies.map((copy) => ({
        ...copy,
        place: { ja: line("place", copy.place.ja), en: line("place", copy.place.en) },
        callNumber: line("callNumber", copy.callNumber, "call number"),
      })),
    },
    remark: losses.remark(),
  };
}

/** Collects which fields of a record were cut, or contained characters that no font has. */
class Losses {
  readonly #cut = new Set<string>();
  readonly #unknown = new Set<string>();

  note(part: string, most: number, text: string, line: string): void {
    if (line === text) return;
    if (text.length > most && cleanLine(text, text.length) !== line) this.#cut.add(part);
    if (line.split(GETA).length > text.split(GETA).length) this.#unknown.add(part);
  }

  remark(): string | null {
    const sentences = [
      ["Too long and truncated", this.#cut] as const,
      [`Characters without a font became ${GETA}`, this.#unknown] as const,
    ].flatMap(([what, parts]) => (parts.size === 0 ? [] : [`${what}: ${[...parts].join(", ")}.`]));
    return sentences.length === 0 ? null : sentences.join(" ");
  }
}
