import { create } from "zustand";
import { MOST_NOTED } from "#contract/domain/slip.ts";
import type { TitleDetail, TitleId } from "#contract/domain/title.ts";

interface SavedList {
  /** In the order in which they were saved; at most `MOST_NOTED`. */
  readonly titles: readonly TitleDetail[];
}

/** Titles saved in this visit, with or without a card; in memory only (R77). */
export const useSavedList = create<SavedList>()(() => ({ titles: [] }));

/** Saves a title; does nothing if it is saved already, or when the list is full. */
export function saveTitle(title: TitleDetail): void {
  useSavedList.setState(({ titles }) =>
    titles.length >= MOST_NOTED || titles.some(({ id }) => id === title.id)
      ? {}
      : { titles: [...titles, title] },
  );
}

/** Removes a title from the list. */
export function removeTitle(id: TitleId): void {
  useSavedList.setState(({ titles }) => ({ titles: titles.filter((title) => title.id !== id) }));
}

/** Empties the list, at the end of the visit. */
export function clearSavedList(): void {
  useSavedList.setState({ titles: [] });
}
