import { type TitleId, UNNUMBERED } from "#contract/domain/title.ts";
import type { Backend } from "../backend.ts";
import { type StoredTitle, type TitleNumbers, titleBySystemNumber, titlesById } from "../store/titles.ts";
import { rowId } from "./ids.ts";

/**
 * Id of a title in the API: its row id. In a catalogue alone it is the record's number in the library's own system, because holds
 * and loans there name titles by it; `UNNUMBERED` and the row id for a record without one.
 */
export function titleIdOf({ catalogueOnly }: Backend, { id, systemNumber }: TitleNumbers): TitleId {
  if (!catalogueOnly) return String(id);
  return systemNumber === "" ? `${UNNUMBERED}${id}` : systemNumber;
}

/** The title with this id; the first one where two records have the same number. */
export async function titleWithId(backend: Backend, id: TitleId): Promise<StoredTitle | undefined> {
  const { db, catalogueOnly } = backend;
  const row = catalogueOnly
    ? ((await titleBySystemNumber(db, id)) ??
      (id.startsWith(UNNUMBERED) ? rowId(id.slice(UNNUMBERED.length)) : null))
    : rowId(id);
  return row === null ? undefined : (await titlesById(db, [row])).get(row);
}
