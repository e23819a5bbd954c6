import { upsertRecords } from "#backend/catalogue/write.ts";
import type { CatalogueRecord, CopyRecord } from "#backend/store/catalogue-record.ts";
import { inTransaction } from "#backend/store/database.ts";
import type { SearchRequest } from "#contract/domain/title.ts";
import type { SmallLibrary } from "./small-library.ts";

/** What a test says of a record; the rest is ordinary. */
export type RecordWords = Partial<Omit<CatalogueRecord, "copies">> & {
  readonly copies?: readonly Partial<CopyRecord>[];
};

let made = 0;

/** A record as an import brings it, with one copy in the Central Library unless the test says otherwise. */
export function record({ copies = [{}], ...words }: RecordWords): CatalogueRecord {
  made += 1;
  const number = made;
  return {
    recordId: `test:${number}`,
    systemNumber: "",
    title: `題名${number}`,
    reading: "",
    subtitle: "",
    volume: "",
    series: "",
    authors: [],
    publisher: "",
    year: 2020,
    ndcs: [],
    subjects: [],
    isbns: [],
    material: "book",
    audience: "general",
    language: "ja",
    pages: null,
    summary: "",
    ...words,
    copies: copies.map((copy, at) => ({
      barcode: `c${number}-${at}`,
      library: "central",
      place: { ja: "1階", en: "Floor 1" },
      closedStacks: false,
      callNumber: "",
      kept: null,
      ...copy,
    })),
  };
}

/** Records are imported; answers the ids of their titles. */
export async function imported(
  library: SmallLibrary,
  ...records: readonly RecordWords[]
): Promise<readonly string[]> {
  const { ids } = await inTransaction(library.backend.db, (trx) =>
    upsertRecords(trx, records.map(record), { copies: "replace" }),
  );
  return ids.map(String);
}

/** What a search finds: titles with their volumes, in order, on one page of fifty. */
export async function foundBy(
  library: SmallLibrary,
  query: string,
  options: Partial<SearchRequest> = {},
): Promise<string[]> {
  const page = (await library.kiosk.search(query, { pageSize: 50, ...options })).value;
  return page.items.map((item) => item.title + item.volume);
}
