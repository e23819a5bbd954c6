import type { IsoDate, LocalText } from "./text.ts";

/** A notice of the library to everybody. */
export type LibraryNotice = LocalText & {
  /** First and last day on which it is told; absent = from now on, without end. */
  readonly from?: IsoDate;
  readonly until?: IsoDate;
};

/** Characters of a notice in one language. */
export const NOTICE_LENGTH = 200;

/** Notices that a library can prepare, and how many of them are told at a time. */
export const MOST_NOTICES = 10;
export const NOTICES_TOLD = 3;

/** The notices of a day, in the library's order. */
export function noticesOn(notices: readonly LibraryNotice[], day: IsoDate): readonly LibraryNotice[] {
  const holds = ({ from, until }: LibraryNotice): boolean =>
    (from === undefined || from <= day) && (until === undefined || day <= until);
  return notices.filter(holds).slice(0, NOTICES_TOLD);
}
