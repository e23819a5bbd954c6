import type { LibraryId } from "#contract/domain/library.ts";
import { useLocal } from "../../i18n/index.ts";
import { findLibrary, useInfo } from "../../state/store.ts";

/** Names a library by its id; one that the backend does not know (any more) by the id itself. */
export function useLibraryName(): (id: LibraryId, form?: "name" | "shortName") => string {
  const info = useInfo();
  const local = useLocal();
  return (id, form = "name") => {
    const library = findLibrary(info, id);
    return library === undefined ? id : local(library[form]);
  };
}
