import type { Insertable } from "kysely";
import { z } from "zod";
import type { DayHours, Library, LibraryId } from "#contract/domain/library.ts";
import { furtherTexts } from "#contract/domain/text.schema.ts";
import type { LocalText } from "#contract/domain/text.ts";
import { engineOf } from "./engine.ts";
import type { LibrariesTable, ReadableDb, WritableDb } from "./schema.ts";

/** A stored library; closed days and holidays come from the calendar. */
export type StoredLibrary = Omit<Library, "closedDays" | "holidayHours"> & {
  /** Hours of public holidays on which it is open; null = those of the weekday. */
  readonly holidayHours: DayHours | null;
};

const DAY: z.ZodType<DayHours> = z.strictObject({ open: z.string(), close: z.string() });
const HOURS = z.array(DAY.nullable()).length(7);

/** Texts of a library in languages without their own columns. */
const WORDS = z.strictObject(furtherTexts(z.string())).default({});
const FURTHER = z.strictObject({ name: WORDS, shortName: WORDS, pickupPlace: WORDS });

function furtherIn(text: LocalText): Partial<LocalText> {
  const { ja: _ja, en: _en, ...further } = text;
  return further;
}

/** The libraries in their order. */
export async function allLibraries(db: ReadableDb): Promise<readonly StoredLibrary[]> {
  const rows = await db.selectFrom("libraries").selectAll().orderBy("place").execute();
  return rows.map((row) => {
    const further = FURTHER.parse(JSON.parse(row.further));
    return {
      id: row.id,
      name: { ja: row.nameJa, en: row.nameEn, ...further.name },
      shortName: { ja: row.shortJa, en: row.shortEn, ...further.shortName },
      phone: row.phone,
      hours: HOURS.parse(JSON.parse(row.hours)),
      holidayHours: row.holidayHours === null ? null : DAY.parse(JSON.parse(row.holidayHours)),
      pickupPlace: { ja: row.pickupJa, en: row.pickupEn, ...further.pickupPlace },
    };
  });
}

/** The ids of the libraries in their order. */
export async function libraryIds(db: ReadableDb): Promise<readonly LibraryId[]> {
  return (await db.selectFrom("libraries").select("id").orderBy("place").execute()).map(({ id }) => id);
}

/** The pickup place of each library. */
export async function pickupPlaces(db: ReadableDb): Promise<ReadonlyMap<LibraryId, LocalText>> {
  const libraries = await allLibraries(db);
  return new Map(libraries.map(({ id, pickupPlace }) => [id, pickupPlace]));
}

/** Whether this library exists. */
export async function libraryExists(db: ReadableDb, id: LibraryId): Promise<boolean> {
  return (
    (await db.selectFrom("libraries").select("id").where("id", "=", id).executeTakeFirst()) !== undefined
  );
}

/** The default library of a kiosk: the first one; null when there are none. */
export async function firstLibrary(db: ReadableDb): Promise<LibraryId | null> {
  const row = await db.selectFrom("libraries").select("id").orderBy("place").limit(1).executeTakeFirst();
  return row?.id ?? null;
}

export async function addLibrary(trx: WritableDb, row: Insertable<LibrariesTable>): Promise<void> {
  await trx.insertInto("libraries").values(row).execute();
}

/** A library as a row; `place` = its position in lists, starting at 0. */
export function libraryRow(library: StoredLibrary, place: number): Insertable<LibrariesTable> {
  return {
    id: library.id,
    place,
    nameJa: library.name.ja,
    nameEn: library.name.en,
    shortJa: library.shortName.ja,
    shortEn: library.shortName.en,
    phone: library.phone,
    hours: JSON.stringify(library.hours),
    holidayHours: library.holidayHours === null ? null : JSON.stringify(library.holidayHours),
    pickupJa: library.pickupPlace.ja,
    pickupEn: library.pickupPlace.en,
    further: JSON.stringify({
      name: furtherIn(library.name),
      shortName: furtherIn(library.shortName),
      pickupPlace: furtherIn(library.pickupPlace),
    }),
  };
}

/**
 * Replaces the libraries by these, in this order; removed ones must be unused (`belongingsOf`). Existing ones are overwritten.
 */
export async function replaceLibraries(trx: WritableDb, libraries: readonly StoredLibrary[]): Promise<void> {
  const ids = libraries.map(({ id }) => id);
  await trx.deleteFrom("libraries").where("id", "not in", ids).execute();
  // Positions are unique even within the transaction.
  await trx
    .updateTable("libraries")
    .set(({ neg, eb }) => ({ place: eb(neg("place"), "-", 1) }))
    .execute();
  for (const [place, library] of libraries.entries()) {
    const { id, ...row } = libraryRow(library, place);
    await trx
      .insertInto("libraries")
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
      .execute();
  }
}

/** Counts of what a library has. */
export type Belongings = Readonly<Record<"copies" | "holds" | "loans" | "moves", number>>;

/**
 * What prevents a library from being removed, including ended holds that are still shown. Nothing is added to it until the
 * transaction ends.
 */
export async function belongingsOf(trx: WritableDb, id: LibraryId): Promise<Belongings> {
  await trx
    .selectFrom("libraries")
    .select("id")
    .where("id", "=", id)
    // Blocks inserts that refer to the row.
    .$if(engineOf(trx) === "postgres", (query) => query.forUpdate())
    .execute();
  const counts = await trx
    .selectNoFrom(({ selectFrom, fn }) => [
      selectFrom("copies").where("libraryId", "=", id).select(fn.countAll<number>().as("n")).as("copies"),
      selectFrom("holds").where("pickup", "=", id).select(fn.countAll<number>().as("n")).as("holds"),
      selectFrom("loans").where("libraryId", "=", id).select(fn.countAll<number>().as("n")).as("loans"),
      selectFrom("moves")
        .where(({ or, eb }) => or([eb("fromLibrary", "=", id), eb("toLibrary", "=", id)]))
        .select(fn.countAll<number>().as("n"))
        .as("moves"),
    ])
    .executeTakeFirstOrThrow();
  return {
    copies: counts.copies ?? 0,
    holds: counts.holds ?? 0,
    loans: counts.loans ?? 0,
    moves: counts.moves ?? 0,
  };
}
