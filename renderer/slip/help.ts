import { createContext, useContext } from "react";
import type { Library, LibraryId } from "#contract/domain/library.ts";
import type { SlipSheet } from "#contract/domain/slip.ts";
import type { Language, LocalText } from "#contract/domain/text.ts";
import type { Translate } from "../i18n/index.ts";

/** Helpers for parts of a slip. */
export interface SlipHelp {
  readonly sheet: SlipSheet;
  readonly t: Translate;
  readonly language: Language;
  local(text: LocalText): string;
  library(id: LibraryId): Library | undefined;
  /** Names a library by its id; an unknown one by the id itself. */
  libraryName(id: LibraryId, form?: "name" | "shortName"): string;
  /** Joins parts of a line; empty ones are left out. */
  apart(parts: readonly string[]): string;
}

export const Help = createContext<SlipHelp | null>(null);

/** The sheet and its texts; only inside a slip. */
export function useSlip(): SlipHelp {
  const help = useContext(Help);
  if (help === null) throw new Error("no part of a slip stands alone");
  return help;
}
