import type { SearchField } from "#contract/domain/title.ts";

/** The search fields that the screens offer. */
export type ShownField = Exclude<SearchField, "reading" | "publisher" | "isbn">;

/** The field that the words on the screen name; those that no screen offers are words like any. */
export function shownField(field: SearchField): ShownField {
  return field === "reading" || field === "publisher" || field === "isbn" ? "any" : field;
}
