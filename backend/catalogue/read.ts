import type { Author } from "#contract/domain/title.ts";
import type { Subject } from "#contract/marc/describe.ts";
import type { CatalogueRecord } from "../store/catalogue-record.ts";
import type { ReadableDb } from "../store/schema.ts";
import { titlesById } from "../store/titles.ts";

/** A title's record, read back from the catalogue; its copies stay in `copies`. */
export interface ReadRecord {
  readonly id: number;
  readonly record: CatalogueRecord;
}

function grouped<Row extends { readonly titleId: number }>(rows: readonly Row[]): ReadonlyMap<number, Row[]> {
  return Map.groupBy(rows, (row) => row.titleId);
}

/** The next `limit` titles after the id `after`, as the records from which they were made, by id. */
export async function nextRecords(
  db: ReadableDb,
  after: number,
  limit: number,
): Promise<readonly ReadRecord[]> {
  const found = await db
    .selectFrom("titles")
    .select("id")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const titles = await titlesById(db, ids);
  const subjects = grouped(
    await db.selectFrom("titleSubjects").selectAll().where("titleId", "in", ids).orderBy("place").execute(),
  );
  const ndcs = grouped(
    await db.selectFrom("titleNdcs").selectAll().where("titleId", "in", ids).orderBy("place").execute(),
  );
  const isbns = grouped(
    await db.selectFrom("titleIsbns").selectAll().where("titleId", "in", ids).orderBy("place").execute(),
  );
  return ids.flatMap((id) => {
    const title = titles.get(id);
    if (title === undefined) return [];
    const record = recordOf(title.row, title.authors, {
      subjects: (subjects.get(id) ?? []).map(({ subject, reading }) => ({ text: subject, reading })),
      ndcs: (ndcs.get(id) ?? []).map(({ ndc }) => ndc),
      isbns: (isbns.get(id) ?? []).map(({ isbn }) => isbn),
    });
    return [{ id, record }];
  });
}

type Row = NonNullable<ReturnType<Awaited<ReturnType<typeof titlesById>>["get"]>>["row"];

function recordOf(
  row: Row,
  authors: readonly Author[],
  lists: {
    readonly subjects: readonly Subject[];
    readonly ndcs: readonly string[];
    readonly isbns: readonly string[];
  },
): CatalogueRecord {
  const { title, reading, subtitle, volume, series, publisher, year } = row;
  const { material, audience, language, pages, summary } = row;
  const recordId = row.recordId ?? String(row.id);
  const printed = { title, reading, subtitle, volume, series, authors, publisher, year };
  const { madeTitle, madeAuthors } = row;
  const isMade = madeTitle !== "" || madeAuthors !== "";
  const made = isMade ? { made: { title: madeTitle, authors: madeAuthors.split("\n") } } : {};
  const own = { recordId, systemNumber: row.systemNumber };
  return { ...own, ...printed, ...lists, material, audience, language, pages, summary, ...made, copies: [] };
}
