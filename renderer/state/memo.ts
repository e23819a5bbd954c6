import { create } from "zustand";
import { MOST_NOTED } from "#contract/domain/slip.ts";
import type { TitleDetail, TitleId } from "#contract/domain/title.ts";

interface Memo {
  /** In the order in which they were noted; at most `MOST_NOTED`. */
  readonly titles: readonly TitleDetail[];
}

/** Titles that somebody has noted in this visit, with or without a card. In memory only: it dies with the page (R77). */
export const useNoted = create<Memo>()(() => ({ titles: [] }));

/** Notes a title; does nothing for one that is noted, or when there is no room. */
export function note(title: TitleDetail): void {
  useNoted.setState(({ titles }) =>
    titles.length >= MOST_NOTED || titles.some(({ id }) => id === title.id)
      ? {}
      : { titles: [...titles, title] },
  );
}

/** Takes a title off the memo. */
export function unnote(id: TitleId): void {
  useNoted.setState(({ titles }) => ({ titles: titles.filter((title) => title.id !== id) }));
}

/** The ribbon was pulled: nothing is shown any more. */
export function forgetMemo(): void {
  useNoted.setState({ titles: [] });
}
