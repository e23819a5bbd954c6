import { cleanLine } from "#contract/text/clean.ts";
import { OTHER_TEXT, TEXT_LIMITS } from "#contract/text/limits.ts";
import type { CatalogueRecord } from "./record.ts";

/**
 * A record with its texts as screens, mails and slips show them, so that they are sorted and found by what is seen: no invisible
 * characters, and none longer than its field. Ids and barcodes stay.
 */
export function cleanRecord(record: CatalogueRecord): CatalogueRecord {
  const line = (field: keyof typeof TEXT_LIMITS, text: string): string => cleanLine(text, TEXT_LIMITS[field]);
  return {
    ...record,
    title: line("title", record.title),
    reading: line("reading", record.reading),
    subtitle: line("subtitle", record.subtitle),
    volume: line("volume", record.volume),
    series: cleanLine(record.series, OTHER_TEXT),
    publisher: line("publisher", record.publisher),
    summary: line("summary", record.summary),
    authors: record.authors.map(({ name, reading, role }) => ({
      name: line("name", name),
      reading: line("reading", reading),
      role: line("role", role),
    })),
    subjects: record.subjects.map((subject) => ({
      ...subject,
      text: cleanLine(subject.text, OTHER_TEXT),
      reading: line("reading", subject.reading),
    })),
    copies: record.copies.map((copy) => ({
      ...copy,
      place: { ja: line("place", copy.place.ja), en: line("place", copy.place.en) },
      callNumber: line("callNumber", copy.callNumber),
    })),
  };
}
