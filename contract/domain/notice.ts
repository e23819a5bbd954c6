import type { IsoDate, LocalText } from "./text.ts";

/** A notice of the library to all patrons. */
export type LibraryNotice = LocalText & {
  /** First and last day on which it is shown; absent = from now on, without end. */
  readonly from?: IsoDate;
  readonly until?: IsoDate;
};

/** Maximum length of a notice in one language, in characters. */
export const NOTICE_LENGTH = 200;

/** Maximum number of notices in the settings, and of those shown at the same time. */
export const MOST_NOTICES = 10;
export const NOTICES_TOLD = 3;

/** The notices of a day, in the library's order. */
export function noticesOn(notices: readonly LibraryNotice[], day: IsoDate): readonly LibraryNotice[] {
  const holds = ({ from, until }: LibraryNotice): boolean =>
    (from === undefined || from <= day) && (until === undefined || day <= until);
  return notices.filter(holds).slice(0, NOTICES_TOLD);
}
