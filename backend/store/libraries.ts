import type { Insertable } from "kysely";
import { z } from "zod";
import type { DayHours, Library, LibraryId } from "#contract/domain/library.ts";
import type { LibrariesTable, Reading, Writing } from "./schema.ts";

/** A library as it is kept: closed days come from the calendar. */
export type KeptLibrary = Omit<Library, "closedDays">;

const HOURS: z.ZodType<readonly (DayHours | null)[]> = z
  .array(z.strictObject({ open: z.string(), close: z.string() }).nullable())
  .length(7);

/** The libraries in their order. */
export async function allLibraries(db: Reading): Promise<readonly KeptLibrary[]> {
  const rows = await db.selectFrom("libraries").selectAll().orderBy("place").execute();
  return rows.map((row) => ({
    id: row.id,
    name: { ja: row.nameJa, en: row.nameEn },
    shortName: { ja: row.shortJa, en: row.shortEn },
    phone: row.phone,
    hours: HOURS.parse(JSON.parse(row.hours)),
    pickupPlace: { ja: row.pickupJa, en: row.pickupEn },
  }));
}

/** Does this library exist? */
export async function libraryExists(db: Reading, id: LibraryId): Promise<boolean> {
  return (
    (await db.selectFrom("libraries").select("id").where("id", "=", id).executeTakeFirst()) !== undefined
  );
}

/** The library a kiosk without its own stands in: the first one. Throws when there is none at all. */
export async function firstLibrary(db: Reading): Promise<LibraryId> {
  return (await db.selectFrom("libraries").select("id").orderBy("place").limit(1).executeTakeFirstOrThrow())
    .id;
}

export async function addLibrary(trx: Writing, row: Insertable<LibrariesTable>): Promise<void> {
  await trx.insertInto("libraries").values(row).execute();
}
